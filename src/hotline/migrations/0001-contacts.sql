create schema hotline;
grant usage on schema hotline to astra_app, astra_worker;

create table hotline.lines (
  id uuid primary key,
  kind text not null check (kind in ('sos', 'missing')),
  name text not null,
  number text not null,
  languages text[] not null,
  -- Seven days from Monday, each a list of [from, to] in minutes of the organisation's day.
  hours jsonb not null,
  position int not null
);

create table hotline.counters (
  year int primary key,
  last int not null
);

-- The coded half of a contact. Exact times, names, numbers and words are entries, sealed; this row carries the day.
create table hotline.contacts (
  id uuid primary key references vault.dossiers deferrable initially deferred,
  number text not null unique,
  line uuid not null references hotline.lines,
  day date not null,
  channel text not null,
  direction text not null,
  recorded_by uuid not null references staff.accounts,
  handled_by uuid references staff.accounts,
  call_type text,
  caller_role text,
  caller_sex text,
  age_band text,
  who_near text,
  anonymous text,
  relation text,
  language text,
  interpreter text,
  country text,
  risk text,
  topics text[],
  means text[],
  information_given text[]
);

-- Every version of every answer and every line of the talk, sealed with its time. Nothing is overwritten.
create table hotline.entries (
  contact uuid not null references hotline.contacts deferrable initially deferred,
  field text not null,
  version int not null check (version > 0),
  by uuid not null,
  sealed bytea not null,
  primary key (contact, field, version)
);

-- A closed contact has a closure; undoing it deletes the row.
create table hotline.closures (
  contact uuid primary key references hotline.contacts,
  outcome text not null check (outcome in ('done', 'silent', 'wrong_number', 'broken', 'unsafe')),
  by uuid not null,
  day date not null
);

alter table hotline.lines enable row level security;
alter table hotline.counters enable row level security;
alter table hotline.contacts enable row level security;
alter table hotline.entries enable row level security;
alter table hotline.closures enable row level security;

-- A line's name, number and hours are public.
grant select, insert, update, delete on hotline.lines to astra_app;
create policy known on hotline.lines to astra_app using (true) with check (true);
grant select, insert, update on hotline.counters to astra_app;
create policy counted on hotline.counters to astra_app using (true) with check (true);

grant select, insert, update on hotline.contacts to astra_app;
create policy granted on hotline.contacts to astra_app using (vault.can_open(id)) with check (vault.can_open(id));
grant select, insert on hotline.entries to astra_app;
create policy granted on hotline.entries to astra_app using (vault.can_open(contact)) with check (vault.can_open(contact) and by = vault.actor());
grant select, insert, delete on hotline.closures to astra_app;
create policy granted on hotline.closures to astra_app using (vault.can_open(contact)) with check (vault.can_open(contact) and by = vault.actor());

-- How many contacts there are, for the limit before the recovery sheets are checked; nothing else about them.
create function hotline.contacts_opened() returns bigint language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select count(*) from hotline.contacts $$;
revoke all on function hotline.contacts_opened from public;
grant execute on function hotline.contacts_opened to astra_app;
