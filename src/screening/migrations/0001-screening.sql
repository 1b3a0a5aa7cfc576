create schema screening;
grant usage on schema screening to astra_app;

-- Locally maintained lists of indicators, by sector. They are the organisation's, about nobody. Every loading is a
-- version of its own; a check keeps the one it was begun with.
create table screening.lists (
  id uuid primary key,
  sector text not null,
  name text not null,
  version int not null check (version > 0),
  source text not null,
  verified boolean not null,
  by uuid not null references staff.accounts,
  day date not null,
  unique (sector, name, version)
);
create table screening.items (
  list uuid not null references screening.lists,
  position int not null,
  code text not null,
  text text not null,
  primary key (list, position),
  unique (list, code)
);

-- A check of indicators. Its answers are entries, sealed; what was found is coded, and the working is sealed beside it.
-- A finished check never changes: neither the row nor its entries take another write.
create table screening.runs (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  list text not null check (list in ('adult_labour', 'child_labour', 'adult_sexual', 'child_sexual', 'ilo_11', 'local')),
  local_list uuid references screening.lists,
  version text not null,
  verified boolean not null,
  day date not null,
  begun_by uuid not null references staff.accounts,
  number int not null check (number > 0),
  finished date,
  finished_by uuid references staff.accounts,
  result text check (result in ('strong_indication', 'indication', 'child_indication', 'purpose_without_exploitation',
    'labour_rights_concern', 'vulnerable_no_indication', 'insufficient_information')),
  met text[],
  present int,
  of int,
  sealed bytea,
  unique (id, dossier),
  unique (dossier, number),
  check ((list = 'local') = (local_list is not null)),
  check (num_nulls(finished, finished_by, present, of, sealed) in (0, 5)),
  check (result is null or finished is not null)
);

-- Every version of every answer, sealed with its time. Nothing is overwritten.
create table screening.entries (
  run uuid not null,
  dossier uuid not null,
  field text not null,
  version int not null check (version > 0),
  by uuid not null,
  sealed bytea not null,
  primary key (run, field, version),
  foreign key (run, dossier) references screening.runs (id, dossier)
);

-- What a person decided beside a finished check; the newest holds, all stay.
create table screening.decisions (
  id uuid primary key,
  run uuid not null,
  dossier uuid not null,
  number int not null check (number > 0),
  decision text not null check (decision in ('presumed_victim', 'cannot_say_yet', 'not_presumed')),
  differs boolean not null,
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  foreign key (run, dossier) references screening.runs (id, dossier),
  unique (run, number)
);

-- Two histories that are never one: what we assess, and what the state decides. Reasons, document and the next step are sealed.
create table screening.assessments (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  number int not null check (number > 0),
  status text not null check (status in ('enquiry', 'presumed', 'assessed_victim', 'assessed_not_victim', 'insufficient')),
  day date not null,
  decider text not null,
  by uuid not null references staff.accounts,
  sealed bytea not null,
  unique (dossier, number)
);
create table screening.identifications (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  number int not null check (number > 0),
  status text not null check (status in ('not_referred', 'referred', 'pending', 'recognised', 'refused',
    'withdrawn_by_person', 'recognised_abroad', 'child_recognised_by_csw')),
  day date not null,
  decider text not null,
  by uuid not null references staff.accounts,
  sealed bytea not null,
  unique (dossier, number)
);

alter table screening.lists enable row level security;
alter table screening.items enable row level security;
alter table screening.runs enable row level security;
alter table screening.entries enable row level security;
alter table screening.decisions enable row level security;
alter table screening.assessments enable row level security;
alter table screening.identifications enable row level security;

grant select, insert on screening.lists, screening.items to astra_app;
create policy known on screening.lists for select to astra_app using (true);
create policy loaded on screening.lists for insert to astra_app with check (by = vault.actor());
create policy known on screening.items for select to astra_app using (true);
create policy loaded on screening.items for insert to astra_app
  with check (exists (select from screening.lists l where l.id = list and l.by = vault.actor()));

grant select, insert on screening.runs to astra_app;
grant update (list, version, verified, finished, finished_by, result, met, present, of, sealed) on screening.runs to astra_app;
create policy granted on screening.runs for select to astra_app using (vault.can_open(dossier));
create policy begun on screening.runs for insert to astra_app
  with check (vault.can_open(dossier) and begun_by = vault.actor() and finished is null);
create policy under_way on screening.runs for update to astra_app
  using (vault.can_open(dossier) and finished is null)
  with check (vault.can_open(dossier) and (finished is null or finished_by = vault.actor()));

grant select, insert on screening.entries to astra_app;
create policy granted on screening.entries for select to astra_app using (vault.can_open(dossier));
create policy under_way on screening.entries for insert to astra_app
  with check (vault.can_open(dossier) and by = vault.actor()
    and exists (select from screening.runs r where r.id = run and r.finished is null));

grant select, insert on screening.decisions to astra_app;
create policy granted on screening.decisions for select to astra_app using (vault.can_open(dossier));
create policy finished on screening.decisions for insert to astra_app
  with check (vault.can_open(dossier) and by = vault.actor()
    and exists (select from screening.runs r where r.id = run and r.finished is not null));

grant select, insert on screening.assessments, screening.identifications to astra_app;
create policy granted on screening.assessments to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
create policy granted on screening.identifications to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
