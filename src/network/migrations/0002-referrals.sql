-- Somebody sent on to an organisation. To whom and in which words is sealed under the record's key; what for, which
-- kinds of data left, under which consent, and what became of it is clear.
create table network.referrals (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  way text not null check (way in ('told', 'sent')),
  purpose text not null,
  service text not null,
  data text[] not null,
  urgency text not null,
  needs text[] not null,
  consent uuid references rights.consents,
  exception uuid references rights.exceptions,
  state text not null default 'in_progress' check (state in ('in_progress', 'accepted', 'rejected', 'done', 'revoked')),
  outcome text,
  version int not null default 1 check (version > 0),
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  -- Nothing is sent without a consent or an exception, whatever the program does.
  check ((way = 'sent') = (num_nonnulls(consent, exception) = 1)),
  check ((way = 'sent') = (cardinality(data) > 0))
);
create index referrals_by_dossier on network.referrals (dossier);

create table network.referral_steps (
  referral uuid not null references network.referrals on delete cascade,
  version int not null check (version > 0),
  state text not null,
  outcome text,
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  primary key (referral, version)
);

alter table network.referrals enable row level security;
alter table network.referral_steps enable row level security;

create function network.may_open_referral(p_referral uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from network.referrals r where r.id = p_referral and vault.can_open(r.dossier)) $$;
revoke all on function network.may_open_referral from public;
grant execute on function network.may_open_referral to astra_app;

grant select, insert on network.referrals to astra_app;
grant update (state, outcome, version) on network.referrals to astra_app;
-- Only where nothing left the house is a referral taken back.
grant delete on network.referrals to astra_app;
create policy read on network.referrals for select to astra_app using (vault.can_open(dossier));
create policy made on network.referrals for insert to astra_app
  with check (vault.can_open(dossier) and by = vault.actor());
create policy answered on network.referrals for update to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));
create policy undone on network.referrals for delete to astra_app
  using (vault.can_open(dossier) and by = vault.actor() and way = 'told' and version = 1);
grant select, insert on network.referral_steps to astra_app;
create policy granted on network.referral_steps to astra_app
  using (network.may_open_referral(referral)) with check (network.may_open_referral(referral) and by = vault.actor());
