-- A time the law gives her: from which day, how many days, until when. Clear, because clocks run on it; what was said
-- about it is sealed under the dossier's key.
create table rights.clocks (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  kind text not null check (kind in ('reflection_period')),
  starts date not null,
  days int not null check (days >= 30),
  ends date not null,
  version int not null default 1 check (version > 0),
  ended date,
  check (ends = starts + days)
);
create unique index clocks_running on rights.clocks (dossier, kind) where ended is null;
create index clocks_near on rights.clocks (ends) where ended is null;

-- Started, extended, ended: who, why, on which day.
create table rights.clock_acts (
  clock uuid not null references rights.clocks,
  version int not null check (version > 0),
  act text not null check (act in ('started', 'extended', 'ended')),
  days int not null,
  reason text,
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  primary key (clock, version),
  check ((act = 'started') = (reason is null))
);

-- Who has read that a clock runs out in so many days.
create table rights.clock_seen (
  clock uuid not null references rights.clocks,
  account uuid not null,
  ends date not null,
  before int not null,
  primary key (clock, account, ends, before)
);

-- How many days this organisation gives, where it is not the usual number.
create table rights.clock_days (
  kind text primary key check (kind in ('reflection_period')),
  days int not null check (days >= 30),
  by uuid not null references staff.accounts,
  day date not null
);

alter table rights.clocks enable row level security;
alter table rights.clock_acts enable row level security;
alter table rights.clock_seen enable row level security;
alter table rights.clock_days enable row level security;

create function rights.may_open_clock(p_clock uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from rights.clocks c where c.id = p_clock and vault.can_open(c.dossier)) $$;
revoke all on function rights.may_open_clock from public;
grant execute on function rights.may_open_clock to astra_app;

grant select, insert on rights.clocks to astra_app;
grant update (days, ends, version, ended) on rights.clocks to astra_app;
create policy granted on rights.clocks to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));
grant select, insert on rights.clock_acts to astra_app;
create policy granted on rights.clock_acts to astra_app
  using (rights.may_open_clock(clock)) with check (rights.may_open_clock(clock) and by = vault.actor());
grant select, insert on rights.clock_seen to astra_app;
create policy own on rights.clock_seen to astra_app
  using (account = vault.actor()) with check (account = vault.actor() and rights.may_open_clock(clock));
grant select, insert, update on rights.clock_days to astra_app;
create policy everybody on rights.clock_days to astra_app using (true) with check (by = vault.actor());
