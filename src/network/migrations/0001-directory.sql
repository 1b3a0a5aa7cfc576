create schema network;
grant usage on schema network to astra_app;

-- The directory is one dossier, granted to everybody on staff: where a shelter is must not lie about in clear.
create table network.directory (
  sole boolean primary key default true check (sole),
  dossier uuid not null references vault.dossiers deferrable initially deferred
);

-- What an organisation is for is clear; its name, numbers, place and the way to it are sealed, version by version.
create table network.organisations (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  services text[] not null,
  for_whom text[] not null,
  languages text[] not null,
  country text not null,
  checked date not null,
  checked_by uuid not null references staff.accounts,
  retired date,
  version int not null default 1 check (version > 0)
);

create table network.organisation_versions (
  organisation uuid not null references network.organisations,
  version int not null check (version > 0),
  act text not null check (act in ('written', 'checked', 'retired', 'returned')),
  services text[] not null,
  for_whom text[] not null,
  languages text[] not null,
  country text not null,
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  primary key (organisation, version)
);

alter table network.directory enable row level security;
alter table network.organisations enable row level security;
alter table network.organisation_versions enable row level security;

create function network.may_open(p_organisation uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from network.organisations o where o.id = p_organisation and vault.can_open(o.dossier)) $$;
revoke all on function network.may_open from public;
grant execute on function network.may_open to astra_app;

-- That there is a directory is no secret; whoever was not let in yet must not begin a second one.
grant select, insert on network.directory to astra_app;
create policy known on network.directory for select to astra_app using (vault.actor() is not null);
create policy begun on network.directory for insert to astra_app with check (vault.can_open(dossier));
grant select, insert on network.organisations to astra_app;
grant update (services, for_whom, languages, country, checked, checked_by, retired, version)
  on network.organisations to astra_app;
create policy granted on network.organisations to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));
grant select, insert on network.organisation_versions to astra_app;
create policy granted on network.organisation_versions to astra_app
  using (network.may_open(organisation)) with check (network.may_open(organisation) and by = vault.actor());
