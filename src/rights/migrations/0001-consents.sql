create schema rights;
grant usage on schema rights to astra_app;

-- What a person agreed to: one purpose and one recipient a row. To whom, in which words and when exactly is sealed
-- under the dossier's key; what for, what data and until which day is clear (VAULT 1.2).
create table rights.consents (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  purpose text not null,
  state text not null check (state in ('given', 'refused', 'thinking', 'not_asked', 'withdrawn')),
  data text[] not null,
  until date,
  version int not null default 1 check (version > 0)
);
create index consents_by_dossier on rights.consents (dossier, purpose);

-- How it came to be so: one row a version, nothing is overwritten.
create table rights.consent_versions (
  consent uuid not null references rights.consents,
  version int not null check (version > 0),
  state text not null,
  data text[] not null,
  until date,
  points text[] not null,
  way text,
  language text,
  assent boolean,
  guardian text,
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  primary key (consent, version),
  check ((assent is null) = (guardian is null))
);

-- What may leave without a consent, once: asked by one, decided by another. `sealed` is for the dossier's readers,
-- `for_leads` says the same to the leads, who hold no key of the dossier.
create table rights.exceptions (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  leads uuid not null,
  purpose text not null,
  data text[] not null,
  ground text not null,
  told text not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'declined')),
  by uuid not null references staff.accounts,
  day date not null,
  decided_by uuid references staff.accounts,
  decided date,
  used date,
  sealed bytea not null,
  for_leads bytea not null,
  decision bytea,
  check ((state = 'asked') = (decided_by is null)),
  check (decided_by is distinct from by),
  check (used is null or state = 'approved')
);
create index exceptions_by_dossier on rights.exceptions (dossier);

-- Every time something left: under which consent or which exception.
create table rights.uses (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  consent uuid references rights.consents,
  exception uuid unique references rights.exceptions,
  purpose text not null,
  data text[] not null,
  by uuid not null references staff.accounts,
  day date not null,
  check (num_nonnulls(consent, exception) = 1)
);
create index uses_by_dossier on rights.uses (dossier);

alter table rights.consents enable row level security;
alter table rights.consent_versions enable row level security;
alter table rights.exceptions enable row level security;
alter table rights.uses enable row level security;

-- Whether the actor may open what a consent belongs to.
create function rights.may_open(p_consent uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from rights.consents c where c.id = p_consent and vault.can_open(c.dossier)) $$;
revoke all on function rights.may_open from public;
grant execute on function rights.may_open to astra_app;

grant select, insert on rights.consents to astra_app;
grant update (state, data, until, version) on rights.consents to astra_app;
create policy granted on rights.consents to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));
grant select, insert on rights.consent_versions to astra_app;
create policy granted on rights.consent_versions to astra_app
  using (rights.may_open(consent)) with check (rights.may_open(consent) and by = vault.actor());
grant select, insert on rights.uses to astra_app;
create policy granted on rights.uses to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());

grant select, insert on rights.exceptions to astra_app;
grant update (state, decided_by, decided, decision, used) on rights.exceptions to astra_app;
create policy seen on rights.exceptions for select to astra_app
  using (vault.can_open(dossier) or leads = any ((select vault.my_principals())::uuid[]));
create policy asked on rights.exceptions for insert to astra_app
  with check (vault.can_open(dossier) and by = vault.actor() and state = 'asked');
-- Decided by one of the leads who did not ask for it, or used by somebody who may open the record.
create policy decided on rights.exceptions for update to astra_app
  using (leads = any ((select vault.my_principals())::uuid[]) and by <> vault.actor() and state = 'asked')
  with check (decided_by = vault.actor());
create policy used on rights.exceptions for update to astra_app
  using (vault.can_open(dossier) and state = 'approved' and used is null) with check (used is not null);
