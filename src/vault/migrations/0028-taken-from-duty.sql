-- A record was taken from its duty team by hand: whoever wrote to us gives it back by nothing she does. Given to the team
-- by hand again, the note goes.
create table vault.taken_from_duty (
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  team uuid not null references vault.principals,
  primary key (dossier, team)
);
alter table vault.taken_from_duty enable row level security;
grant select, insert, delete on vault.taken_from_duty to astra_app;
create policy granted on vault.taken_from_duty to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and (select vault.is_staff()));
