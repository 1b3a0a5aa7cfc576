create schema cases;
grant usage on schema cases to astra_app, astra_worker;

create table cases.counters (
  year int primary key,
  last int not null
);

-- The coded half of a case. Names, words, reasons and exact times are sealed under its dossier's key.
create table cases.cases (
  id uuid primary key references vault.dossiers deferrable initially deferred,
  number text not null unique,
  day date not null,
  practice boolean not null,
  opened_by uuid not null references staff.accounts,
  -- Null: nobody has charge of it yet.
  owner uuid references staff.accounts,
  team uuid not null references staff.teams,
  risk text not null check (risk in ('low', 'medium', 'high', 'critical')),
  status text not null check (status in ('open', 'follow_up', 'closed', 'closed_referred', 'reopened'))
);

-- Who has which part in a case. `person` is null for somebody without a record of her own; `sealed` is how the case
-- calls her. `begun`: her record began in the same act as the case, and goes with it when that is undone.
create table cases.people (
  id uuid primary key,
  dossier uuid not null references cases.cases deferrable initially deferred,
  person uuid references people.persons,
  role text not null check (role in
    ('person_of_concern', 'caller', 'family', 'support_person', 'alleged_offender', 'other')),
  begun boolean not null,
  by uuid not null,
  day date not null,
  ended date,
  sealed bytea not null,
  check (ended is null or ended >= day)
);
create unique index people_once on cases.people (dossier, person, role) where ended is null and person is not null;
create index people_by_case on cases.people (dossier);

-- How the risk was judged, each time; reason and exact time sealed.
create table cases.risks (
  dossier uuid not null references cases.cases deferrable initially deferred,
  version int not null check (version > 0),
  level text not null check (level in ('low', 'medium', 'high', 'critical')),
  by uuid not null,
  day date not null,
  sealed bytea not null,
  primary key (dossier, version)
);

-- Where a case stands, each time, with the coded reason of a closing.
create table cases.statuses (
  dossier uuid not null references cases.cases deferrable initially deferred,
  version int not null check (version > 0),
  status text not null check (status in ('open', 'follow_up', 'closed', 'closed_referred', 'reopened')),
  reason text check (reason in ('goals_met', 'clients_wish', 'moved', 'returned', 'lost_contact', 'declined',
    'not_trafficking_referred_on', 'deceased')),
  by uuid not null,
  day date not null,
  sealed bytea not null,
  primary key (dossier, version),
  check ((reason is not null) = (status in ('closed', 'closed_referred')))
);

-- What happened, as lines. `day` is when it happened, `place` the order it was written in; what a line names is sealed.
create table cases.timeline (
  id uuid primary key,
  dossier uuid not null references cases.cases deferrable initially deferred,
  place bigint generated always as identity,
  kind text not null,
  ref uuid not null,
  by uuid not null,
  day date not null,
  sealed bytea not null
);
create index timeline_newest on cases.timeline (dossier, day desc, place desc);

-- Which contacts belong to a case.
create table cases.contacts (
  dossier uuid not null references cases.cases deferrable initially deferred,
  contact uuid not null references vault.dossiers deferrable initially deferred,
  by uuid not null,
  day date not null,
  primary key (dossier, contact)
);

-- Every version of every note and answer, sealed with its time. Nothing is overwritten.
create table cases.entries (
  dossier uuid not null references cases.cases deferrable initially deferred,
  field text not null,
  version int not null check (version > 0),
  by uuid not null,
  sealed bytea not null,
  form_version int not null check (form_version > 0),
  primary key (dossier, field, version)
);

alter table cases.counters enable row level security;
alter table cases.cases enable row level security;
alter table cases.people enable row level security;
alter table cases.risks enable row level security;
alter table cases.statuses enable row level security;
alter table cases.timeline enable row level security;
alter table cases.contacts enable row level security;
alter table cases.entries enable row level security;

grant select, insert, update on cases.counters to astra_app;
create policy counted on cases.counters to astra_app using (true) with check (true);
grant select, insert, update on cases.cases to astra_app;
create policy granted on cases.cases to astra_app using (vault.can_open(id)) with check (vault.can_open(id));
grant select, insert, update (ended) on cases.people to astra_app;
create policy granted on cases.people to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));
grant select, insert on cases.risks to astra_app;
create policy granted on cases.risks to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
grant select, insert on cases.statuses to astra_app;
create policy granted on cases.statuses to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
grant select, insert on cases.timeline to astra_app;
create policy granted on cases.timeline to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
grant select, insert, delete on cases.contacts to astra_app;
create policy granted on cases.contacts to astra_app using (vault.can_open(dossier))
  with check (vault.can_open(dossier) and vault.can_open(contact) and by = vault.actor());
grant select, insert on cases.entries to astra_app;
create policy granted on cases.entries to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());

-- A case's id by its human number: numbers run on, so that one exists is no secret. Nothing else is told.
create function cases.by_number(p_number text) returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select c.id from cases.cases c where c.number = p_number $$;

-- Takes back a case its opener opened and nobody else has written in: every row of it, its dossier, and the persons
-- whose record began with it. False where somebody else has touched it.
create function cases.take_back(p_case uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_begun uuid[];
  v_person uuid;
begin
  if not exists (select from cases.cases c where c.id = p_case and c.opened_by = vault.actor())
    or exists (select from cases.timeline t where t.dossier = p_case and t.by <> vault.actor())
    or exists (select from cases.people p where p.dossier = p_case and p.by <> vault.actor())
    or exists (select from cases.entries e where e.dossier = p_case and e.by <> vault.actor())
    then return false; end if;
  v_begun := array(select p.person from cases.people p where p.dossier = p_case and p.begun and p.person is not null);
  delete from cases.entries e where e.dossier = p_case;
  delete from cases.contacts x where x.dossier = p_case;
  delete from cases.timeline t where t.dossier = p_case;
  delete from cases.statuses s where s.dossier = p_case;
  delete from cases.risks r where r.dossier = p_case;
  delete from cases.people p where p.dossier = p_case;
  delete from cases.cases c where c.id = p_case;
  foreach v_person in array v_begun loop
    if not people.take_back(v_person) then return false; end if;
  end loop;
  return vault.take_back(p_case);
end $$;
revoke all on function cases.by_number, cases.take_back from public;
grant execute on function cases.by_number, cases.take_back to astra_app;
