-- Whether a duty team has the duty cards that were made before it was born (VAULT 2.2).
alter table staff.teams add column cards_given boolean not null default false;
grant update (cards_given) on staff.teams to astra_app;
create policy given on staff.teams for update to astra_app
  using (vault.actor() is not null) with check (vault.actor() is not null);
