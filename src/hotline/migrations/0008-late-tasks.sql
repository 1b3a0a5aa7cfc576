-- A late task of a record, whichever room keeps it, is an alert too. It belongs to no line: it is put to all leads, and
-- to the team whose record it is. `step` says what is late, in codes.
alter table hotline.alerts
  add column record uuid references vault.dossiers deferrable initially deferred,
  add column step text check (step ~ '^[a-z_]{2,40}$');
alter table hotline.alerts drop constraint alerts_kind_check;
alter table hotline.alerts add constraint alerts_kind_check
  check (kind in ('danger', 'line_unheld', 'promise_late', 'standby', 'task_late'));
alter table hotline.alerts add check ((kind = 'task_late') = (num_nonnulls(record, step) = 2));
alter table hotline.alert_steps add column team uuid;

-- What somebody did about it answers it, whichever room it was done in: heard when that has committed.
grant insert on hotline.alert_answers to astra_worker;
create policy done on hotline.alert_answers for insert to astra_worker
  with check (exists (select from hotline.alerts a where a.id = alert and a.kind = 'task_late'));
