create schema people;
grant usage on schema people to astra_app, astra_worker;

-- The coded half of a person. Names, numbers, birth year are entries, sealed under her dossier's key.
create table people.persons (
  id uuid primary key references vault.dossiers deferrable initially deferred,
  day date not null,
  sex text,
  age_band text
);

-- What the duty team must know at 3 a.m.: a small dossier of its own, granted to all duty teams (VAULT 2.2).
create table people.cards (
  id uuid primary key references vault.dossiers deferrable initially deferred,
  person uuid not null unique references people.persons deferrable initially deferred,
  risk text
);

-- Every version of every answer, sealed with its time under the file's or the card's key. Nothing is overwritten.
create table people.entries (
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  field text not null,
  version int not null check (version > 0),
  by uuid not null,
  sealed bytea not null,
  primary key (dossier, field, version)
);

create table people.ties (
  id uuid primary key,
  person uuid not null references people.persons,
  other uuid not null references people.persons,
  kind text not null,
  opens boolean not null,
  by uuid not null,
  day date not null,
  unique (person, other, kind),
  check (person <> other)
);

-- Who has read the safe-contact rule as it stood (`mark` counts its versions), for which contact.
create table people.rule_reads (
  card uuid not null references people.cards,
  reader uuid not null,
  contact uuid references vault.dossiers,
  mark int not null,
  at timestamptz not null default now(),
  unique nulls not distinct (card, reader, contact, mark)
);

-- A number shown against its rule: the reason is sealed under the card's key, for the leads.
create table people.overrides (
  id uuid primary key,
  card uuid not null references people.cards,
  person uuid not null references people.persons,
  by uuid not null,
  at timestamptz not null default now(),
  channel text not null,
  why text not null,
  sealed bytea not null
);
create index overrides_newest on people.overrides (at desc);

-- Why somebody may not see this person; the hiding itself is the vault's.
create table people.hidden_from (
  person uuid not null references people.persons,
  account uuid not null,
  by uuid not null,
  day date not null,
  sealed bytea not null,
  primary key (person, account)
);

-- Switched off: nobody without a grant learns that this record exists (VAULT 4.4).
create table people.search_off (
  person uuid primary key references people.persons,
  by uuid not null,
  day date not null
);

alter table people.persons enable row level security;
alter table people.cards enable row level security;
alter table people.entries enable row level security;
alter table people.ties enable row level security;
alter table people.rule_reads enable row level security;
alter table people.overrides enable row level security;
alter table people.hidden_from enable row level security;
alter table people.search_off enable row level security;

grant select, insert, update on people.persons to astra_app;
create policy granted on people.persons to astra_app using (vault.can_open(id)) with check (vault.can_open(id));
grant select, insert, update on people.cards to astra_app;
create policy granted on people.cards to astra_app using (vault.can_open(id)) with check (vault.can_open(id));
grant select, insert on people.entries to astra_app;
create policy granted on people.entries to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
grant select, insert, delete on people.ties to astra_app;
create policy granted on people.ties to astra_app
  using (vault.can_open(person)) with check (vault.can_open(person) and by = vault.actor());
grant select, insert on people.rule_reads to astra_app;
create policy own on people.rule_reads to astra_app
  using (reader = vault.actor()) with check (reader = vault.actor() and vault.can_open(card));
grant select, insert on people.overrides to astra_app;
create policy granted on people.overrides to astra_app
  using (vault.can_open(card)) with check (vault.can_open(card) and by = vault.actor());
grant select, insert, delete on people.hidden_from to astra_app;
create policy granted on people.hidden_from to astra_app
  using (vault.can_open(person)) with check (vault.can_open(person) and by = vault.actor());
grant select, insert, delete on people.search_off to astra_app;
create policy granted on people.search_off to astra_app
  using (vault.can_open(person)) with check (vault.can_open(person) and by = vault.actor());

-- Which of these are switched off; asked by those who cannot open them.
create function people.search_off_of(p_persons uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select s.person from people.search_off s where s.person = any (p_persons) $$;
revoke all on function people.search_off_of from public;
grant execute on function people.search_off_of to astra_app;
