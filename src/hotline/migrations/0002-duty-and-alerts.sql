-- Who was on duty on which line, from when to when, and how it ended. Several may answer a line; one leads, one is next.
create table hotline.shifts (
  id uuid primary key,
  line uuid not null references hotline.lines,
  post text not null check (post in ('operator', 'lead', 'next')),
  account uuid not null references staff.accounts,
  since timestamptz not null,
  ended timestamptz,
  ended_by uuid,
  ended_how text check (ended_how in ('left', 'relieved', 'signed_out')),
  check ((ended is null) = (ended_how is null)),
  check (ended_how = 'signed_out' or (ended is null) = (ended_by is null))
);
create unique index shifts_one on hotline.shifts (line, post) where ended is null and post <> 'operator';
create unique index shifts_own on hotline.shifts (line, account, post) where ended is null;
create index shifts_ended on hotline.shifts (line, ended desc);

-- On duty but not at the desk.
create table hotline.aways (
  id uuid primary key,
  line uuid not null references hotline.lines,
  account uuid not null references staff.accounts,
  since timestamptz not null,
  back timestamptz
);
create unique index aways_one on hotline.aways (line, account) where back is null;

-- What one shift leaves to the next: a note sealed to the duty team, and the promises that waited for its reader.
create table hotline.handovers (
  id uuid primary key references vault.dossiers deferrable initially deferred,
  line uuid not null references hotline.lines,
  by uuid not null references staff.accounts,
  at timestamptz not null,
  promises uuid[] not null,
  sealed bytea not null
);
create index handovers_by_line on hotline.handovers (line, at desc);
create table hotline.handover_reads (
  handover uuid primary key references hotline.handovers,
  by uuid not null references staff.accounts,
  at timestamptz not null
);

-- Ids and codes only. One thing is raised once: `occasion` tells this lateness from the next one.
create table hotline.alerts (
  id uuid primary key,
  kind text not null check (kind in ('danger', 'line_unheld', 'promise_late')),
  line uuid references hotline.lines,
  about uuid not null,
  contact uuid references hotline.contacts,
  occasion text not null,
  by uuid,
  raised timestamptz not null,
  unique (kind, about, occasion)
);
-- To whom it was put, one after the other; null: all leads.
create table hotline.alert_steps (
  alert uuid not null references hotline.alerts,
  number int not null check (number > 0),
  account uuid references staff.accounts,
  at timestamptz not null,
  primary key (alert, number)
);
create table hotline.alert_answers (
  alert uuid primary key references hotline.alerts,
  by uuid not null references staff.accounts,
  at timestamptz not null
);
create index alert_answers_by_time on hotline.alert_answers (at desc);

-- The coded half of "danger now".
alter table hotline.contacts
  add column danger_who_near text,
  add column danger_can_speak text,
  add column danger_police_called text,
  add column danger_ambulance_called text,
  add column danger_agreement text;

alter table hotline.shifts enable row level security;
alter table hotline.aways enable row level security;
alter table hotline.handovers enable row level security;
alter table hotline.handover_reads enable row level security;
alter table hotline.alerts enable row level security;
alter table hotline.alert_steps enable row level security;
alter table hotline.alert_answers enable row level security;

-- Who is on duty is no secret among colleagues.
grant select, insert, update on hotline.shifts, hotline.aways to astra_app;
create policy known on hotline.shifts for select to astra_app using (vault.actor() is not null);
create policy taken on hotline.shifts for insert to astra_app with check (account = vault.actor());
create policy ended on hotline.shifts for update to astra_app using (ended is null) with check (ended_by = vault.actor());
create policy known on hotline.aways for select to astra_app using (vault.actor() is not null);
create policy gone on hotline.aways for insert to astra_app with check (account = vault.actor());
create policy back on hotline.aways for update to astra_app using (back is null) with check (vault.actor() is not null);

grant select, insert on hotline.handovers, hotline.handover_reads to astra_app;
create policy granted on hotline.handovers to astra_app using (vault.can_open(id)) with check (vault.can_open(id) and by = vault.actor());
create policy granted on hotline.handover_reads to astra_app
  using (vault.can_open(handover)) with check (vault.can_open(handover) and by = vault.actor());

grant select, insert on hotline.alerts, hotline.alert_steps, hotline.alert_answers to astra_app;
create policy known on hotline.alerts for select to astra_app using (vault.actor() is not null);
create policy raised on hotline.alerts for insert to astra_app with check (by = vault.actor());
create policy known on hotline.alert_steps for select to astra_app using (vault.actor() is not null);
create policy put on hotline.alert_steps for insert to astra_app with check (vault.actor() is not null);
create policy known on hotline.alert_answers for select to astra_app using (vault.actor() is not null);
create policy given on hotline.alert_answers for insert to astra_app with check (by = vault.actor());

-- The clock: takes the absent off duty, raises what nobody noticed, goes on to the next. Coded columns only.
grant select, update (ended, ended_how) on hotline.shifts to astra_worker;
create policy clock on hotline.shifts to astra_worker using (true) with check (ended_how = 'signed_out');
grant select, update (back) on hotline.aways to astra_worker;
create policy clock on hotline.aways to astra_worker using (true) with check (true);
grant select on hotline.lines to astra_worker;
create policy clock on hotline.lines for select to astra_worker using (true);
grant select (id, risk) on hotline.contacts to astra_worker;
create policy clock on hotline.contacts for select to astra_worker using (true);
grant select, insert on hotline.alerts, hotline.alert_steps to astra_worker;
create policy clock on hotline.alerts to astra_worker using (true) with check (by is null);
create policy clock on hotline.alert_steps to astra_worker using (true) with check (true);
grant select on hotline.alert_answers to astra_worker;
create policy clock on hotline.alert_answers for select to astra_worker using (true);

-- Contacts nobody has closed, of one line or of all, that the actor may open.
create function hotline.open_contacts(p_line uuid) returns table (id uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select o.dossier, o.opened from vault.openable(array(
       select c.id from hotline.contacts c
       where (p_line is null or c.line = p_line) and not exists (select from hotline.closures k where k.contact = c.id))) o $$;
revoke all on function hotline.open_contacts from public;
grant execute on function hotline.open_contacts to astra_app;
