grant usage on schema kernel to astra_app, astra_worker;

create table kernel.facts (
  id uuid primary key,
  kind text not null,
  subject uuid not null,
  codes jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
alter table kernel.facts enable row level security;
-- The app only leaves facts; the dispatcher, as worker, takes them.
grant insert on kernel.facts to astra_app, astra_worker;
grant select, delete, update on kernel.facts to astra_worker;
create policy leave on kernel.facts for insert to astra_app, astra_worker with check (true);
create policy take on kernel.facts to astra_worker using (true);
create index facts_by_time on kernel.facts (at);
