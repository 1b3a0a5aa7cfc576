create schema audit;
grant usage on schema audit to astra_app, astra_audit, astra_worker;

-- Ids and codes only; what was searched, why, and every word in `detail`, sealed.
create table audit.lines (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  actor uuid,
  verb text not null,
  kind text not null check (kind in ('read', 'write', 'search', 'print', 'grant', 'session', 'refusal')),
  outcome text not null,
  dossiers uuid[] not null default '{}',
  detail bytea
);
create index lines_by_dossier on audit.lines using gin (dossiers);
create index lines_by_time on audit.lines (at desc);

-- What the sequencer has not chained yet. Never "id greater than": transactions commit out of order.
create table audit.unchained (line uuid primary key references audit.lines);

-- One row per batch; unique on its predecessor, which is what stops two sequencers.
create table audit.chain (
  number bigint primary key,
  previous bytea not null unique,
  hash bytea not null unique,
  lines uuid[] not null,
  at timestamptz not null default clock_timestamp()
);
create table audit.checkpoints (
  number bigint primary key references audit.chain,
  hash bytea not null,
  signature bytea not null,
  at timestamptz not null default clock_timestamp()
);

create function audit.queue() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as
  $$ begin insert into audit.unchained (line) values (new.id); return null; end $$;
create trigger queue after insert on audit.lines for each row execute function audit.queue();

alter table audit.lines enable row level security;
alter table audit.unchained enable row level security;
alter table audit.chain enable row level security;
alter table audit.checkpoints enable row level security;

-- The app may only add; who may see the lines of a dossier is asked through a function that checks.
grant insert on audit.lines to astra_app, astra_worker;
create policy added on audit.lines for insert to astra_app, astra_worker with check (true);
grant select on audit.lines to astra_app, astra_audit;
create policy of_mine on audit.lines for select to astra_app
  using (actor = vault.actor() or exists (select from unnest(dossiers) d where vault.can_open(d)));
create policy all_lines on audit.lines for select to astra_audit using (true);

grant select, delete, update on audit.unchained to astra_audit;
create policy taken on audit.unchained to astra_audit using (true);
grant select, insert on audit.chain, audit.checkpoints to astra_audit;
create policy chained on audit.chain to astra_audit using (true) with check (true);
create policy signed on audit.checkpoints to astra_audit using (true) with check (true);
