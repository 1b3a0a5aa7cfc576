-- Entries of the search, sealed to the search team's public key: anybody may write one, only its members read (VAULT 4).
create table people.loose_entries (
  id uuid primary key,
  team uuid not null,
  dossier uuid not null,
  sealed bytea not null
);
create index loose_entries_by_dossier on people.loose_entries (dossier);

-- The search key: a dossier of the search team, a new one for each version of the team's key.
create table people.search_keys (
  dossier uuid primary key references vault.dossiers deferrable initially deferred,
  team uuid not null,
  team_version int not null,
  unique (team, team_version)
);

-- About four thousand entries each, sealed under the search key.
create table people.segments (
  id uuid primary key,
  team uuid not null,
  key uuid not null references people.search_keys,
  sealed bytea not null
);

-- Erased, or found by nobody any more: applied before the index answers, until the segments have been rewritten.
create table people.gone_entries (
  dossier uuid primary key,
  at timestamptz not null default now()
);

-- Searches beyond one's own grants: how many in the last hour, never for what.
create table people.outside_searches (
  account uuid not null,
  at timestamptz not null default now()
);
create index outside_searches_of on people.outside_searches (account, at);

-- Two records that are not one person, or about whom somebody decides later. "The same" is a link.
create table people.pair_answers (
  a uuid not null references people.persons,
  b uuid not null references people.persons,
  answer text not null check (answer in ('not_same', 'later')),
  by uuid not null,
  at timestamptz not null default now(),
  primary key (a, b),
  check (a < b)
);

-- How to end a repeated nuisance from a number: a dossier of its own until its end date.
create table people.desk_notes (
  id uuid primary key references vault.dossiers deferrable initially deferred,
  by uuid not null,
  at timestamptz not null default now(),
  until date not null,
  sealed bytea not null
);

alter table people.loose_entries enable row level security;
alter table people.search_keys enable row level security;
alter table people.segments enable row level security;
alter table people.gone_entries enable row level security;
alter table people.outside_searches enable row level security;
alter table people.pair_answers enable row level security;
alter table people.desk_notes enable row level security;

grant select, insert, delete on people.loose_entries to astra_app;
create policy anyone on people.loose_entries for insert to astra_app with check (true);
create policy of_team on people.loose_entries for select to astra_app
  using (team = any ((select vault.my_principals())::uuid[]));
create policy folded on people.loose_entries for delete to astra_app
  using (team = any ((select vault.my_principals())::uuid[]));
grant select, insert on people.search_keys to astra_app;
create policy of_team on people.search_keys to astra_app
  using (team = any ((select vault.my_principals())::uuid[])) with check (vault.can_open(dossier));
grant select, insert, delete on people.segments to astra_app;
create policy of_team on people.segments to astra_app
  using (team = any ((select vault.my_principals())::uuid[])) with check (team = any ((select vault.my_principals())::uuid[]));
grant select, insert, delete on people.gone_entries to astra_app;
create policy known on people.gone_entries to astra_app using (vault.actor() is not null) with check (vault.actor() is not null);
grant select, insert on people.outside_searches to astra_app;
create policy own on people.outside_searches to astra_app using (account = vault.actor()) with check (account = vault.actor());
grant select, insert, update, delete on people.pair_answers to astra_app;
create policy granted on people.pair_answers to astra_app
  using (vault.can_open(a) and vault.can_open(b)) with check (vault.can_open(a) and vault.can_open(b) and by = vault.actor());
grant select, insert, delete on people.desk_notes to astra_app;
create policy granted on people.desk_notes to astra_app using (vault.can_open(id)) with check (vault.can_open(id));

-- Erasing deletes loose entries at once; whoever erases is no member of the search team, and sees none of them.
create function people.drop_loose(p_dossier uuid) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ delete from people.loose_entries e where e.dossier = p_dossier and vault.actor() is not null $$;
revoke all on function people.drop_loose from public;
grant execute on function people.drop_loose to astra_app;
