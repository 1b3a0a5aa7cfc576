create schema staff;
grant usage on schema staff to astra_app, astra_worker;

-- The organisation that runs this installation: one row, made at the first run. Nothing here is about a person.
create table staff.organisation (
  singleton boolean primary key default true check (singleton),
  name text not null,
  languages text[] not null,
  zone text not null,
  demo boolean not null default false,
  since timestamptz not null default now()
);

-- One account per person; name and address are sealed in the profile, sign-in goes by a keyed hash of the address.
create table staff.accounts (
  id uuid primary key references vault.principals,
  address_hash bytea not null unique,
  since timestamptz not null default now()
);
create table staff.profiles (
  account uuid primary key references staff.accounts,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  sealed bytea not null
);
create table staff.departures (
  account uuid primary key references staff.accounts,
  by uuid not null,
  at timestamptz not null default now()
);

-- Second factor: secret sealed under the person's own key; the last step used may not be used again.
create table staff.second_factors (
  account uuid primary key references staff.accounts,
  sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

-- What has been printed but not yet checked on paper: sealed under its owner's key, deleted when checked.
create table staff.unchecked_sheets (
  owner uuid not null references staff.accounts,
  kind text not null check (kind in ('own', 'share')),
  number int not null default 0,
  sealed bytea not null,
  primary key (owner, kind, number)
);
create table staff.checked_sheets (
  owner uuid primary key references staff.accounts,
  at timestamptz not null default now()
);

create table staff.roles_held (
  account uuid not null references staff.accounts,
  role text not null,
  given_by uuid not null,
  given_at timestamptz not null default now(),
  primary key (account, role)
);

-- Teams: the duty team of a line, the leads, the search team, everyone. `line` is the line's id where there is one.
create table staff.teams (
  id uuid primary key references vault.principals,
  kind text not null check (kind in ('duty', 'leads', 'search', 'everyone')),
  line uuid,
  unique nulls not distinct (kind, line)
);

-- The recovery quorum's set of shares: trustees' names are sealed to the staff.
create table staff.quorum_sets (
  id uuid primary key,
  principal uuid not null references vault.principals,
  key_version int not null,
  shares int not null check (shares between 2 and 9),
  enough int not null check (enough between 2 and shares),
  at timestamptz not null default now()
);
create table staff.trustees (
  quorum uuid not null references staff.quorum_sets,
  number int not null,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  sealed bytea not null,
  shown_at timestamptz,
  confirmed_at timestamptz,
  primary key (quorum, number)
);

-- An invitation carries no key: a code handed over in person lets somebody make an account with these roles.
create table staff.invitations (
  id uuid primary key,
  code_hash bytea not null unique,
  address_hash bytea not null,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  sealed bytea not null,
  -- The same name and address, opened by the code itself: the newcomer holds no other key yet.
  for_code bytea not null,
  roles text[] not null,
  lines uuid[] not null default '{}',
  by uuid not null,
  at timestamptz not null default now(),
  until timestamptz not null,
  used_by uuid references staff.accounts
);

-- The cookie's secret is not here: the row holds the private key sealed under it.
create table staff.sessions (
  id bytea primary key,
  account uuid not null references staff.accounts,
  stage text not null check (stage in ('code', 'open', 'locked')),
  sealed_key bytea,
  key_version int not null,
  since timestamptz not null default now(),
  seen timestamptz not null default now(),
  until timestamptz not null,
  check ((stage = 'locked') = (sealed_key is null))
);
create index sessions_by_account on staff.sessions (account);
-- A contact begun from a locked screen: its key alone, sealed under the cookie.
create table staff.session_dossiers (
  session bytea not null references staff.sessions on delete cascade,
  dossier uuid not null,
  sealed_key bytea not null,
  primary key (session, dossier)
);

-- A device that has signed in before: guessing elsewhere never slows it.
create table staff.devices (
  hash bytea primary key,
  account uuid not null references staff.accounts,
  since timestamptz not null default now()
);

-- What a person likes: script, theme, density. Nothing here is about others.
create table staff.preferences (
  account uuid primary key references staff.accounts,
  locale text not null default 'sr-Latn' check (locale in ('sr-Latn', 'sr-Cyrl', 'en')),
  scheme text not null default 'auto' check (scheme in ('auto', 'light', 'dark')),
  density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
  single_keys boolean not null default true
);

alter table staff.organisation enable row level security;
alter table staff.accounts enable row level security;
alter table staff.profiles enable row level security;
alter table staff.departures enable row level security;
alter table staff.second_factors enable row level security;
alter table staff.unchecked_sheets enable row level security;
alter table staff.checked_sheets enable row level security;
alter table staff.roles_held enable row level security;
alter table staff.teams enable row level security;
alter table staff.quorum_sets enable row level security;
alter table staff.trustees enable row level security;
alter table staff.invitations enable row level security;
alter table staff.sessions enable row level security;
alter table staff.session_dossiers enable row level security;
alter table staff.devices enable row level security;
alter table staff.preferences enable row level security;

grant select, insert, update on staff.organisation to astra_app;
create policy known on staff.organisation for select to astra_app using (true);
create policy founded on staff.organisation for insert to astra_app with check (not exists (select from staff.accounts));
create policy changed on staff.organisation for update to astra_app using (true);

-- Needed before anybody is known: accounts, sessions, devices, second factors.
grant select, insert on staff.accounts, staff.devices, staff.checked_sheets to astra_app;
grant select, insert, update, delete on staff.sessions to astra_app;
grant select, insert, delete on staff.session_dossiers to astra_app;
grant select, insert, update on staff.second_factors to astra_app;
create policy known on staff.accounts for select to astra_app using (true);
create policy made on staff.accounts for insert to astra_app with check (id = vault.actor());
create policy all_app on staff.devices to astra_app using (true) with check (true);
create policy all_app on staff.sessions to astra_app using (true) with check (true);
create policy all_app on staff.session_dossiers to astra_app using (true) with check (true);
create policy own on staff.second_factors to astra_app using (account = vault.actor()) with check (account = vault.actor());
create policy known on staff.checked_sheets for select to astra_app using (true);
create policy own on staff.checked_sheets for insert to astra_app with check (owner = vault.actor());

grant select, insert, update on staff.profiles to astra_app;
create policy granted on staff.profiles to astra_app using (vault.can_open(dossier)) with check (vault.can_open(dossier));

grant select, insert, delete on staff.departures to astra_app;
create policy signed_in on staff.departures to astra_app using (true) with check (by = vault.actor());

grant select, insert, update, delete on staff.unchecked_sheets to astra_app;
create policy own on staff.unchecked_sheets to astra_app using (owner = vault.actor()) with check (owner = vault.actor());

grant select, insert, delete on staff.roles_held to astra_app;
create policy known on staff.roles_held for select to astra_app using (true);
create policy given on staff.roles_held for insert to astra_app with check (given_by = vault.actor());
create policy ended on staff.roles_held for delete to astra_app using (vault.actor() is not null);

grant select, insert on staff.teams to astra_app;
create policy known on staff.teams for select to astra_app using (true);
create policy made on staff.teams for insert to astra_app with check (vault.actor() is not null);

grant select, insert on staff.quorum_sets to astra_app;
grant select, insert, update on staff.trustees to astra_app;
create policy signed_in on staff.quorum_sets to astra_app using (vault.actor() is not null) with check (vault.actor() is not null);
create policy granted on staff.trustees to astra_app using (vault.can_open(dossier)) with check (vault.can_open(dossier));

grant select, insert, update on staff.invitations to astra_app;
create policy known on staff.invitations for select to astra_app using (true);
create policy sent on staff.invitations for insert to astra_app with check (by = vault.actor());
create policy used on staff.invitations for update to astra_app using (used_by is null) with check (used_by = vault.actor());

grant select, insert, update on staff.preferences to astra_app;
create policy own on staff.preferences to astra_app using (account = vault.actor()) with check (account = vault.actor());

create function staff.shares_unconfirmed(p_quorum uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from staff.trustees t where t.quorum = p_quorum and t.confirmed_at is null) $$;
revoke all on function staff.shares_unconfirmed from public;
grant execute on function staff.shares_unconfirmed to astra_app;
