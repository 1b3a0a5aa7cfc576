-- A note somebody is in the middle of: hers alone, sealed, until she saves or drops it. It is no part of the record yet,
-- and survives her browser.
create table cases.drafts (
  dossier uuid not null references cases.cases on delete cascade deferrable initially deferred,
  note uuid not null,
  by uuid not null references staff.accounts,
  sealed bytea not null,
  primary key (dossier, note, by)
);
alter table cases.drafts enable row level security;
grant select, insert, delete on cases.drafts to astra_app;
grant update (sealed) on cases.drafts to astra_app;
create policy hers on cases.drafts to astra_app
  using (vault.can_open(dossier) and by = vault.actor()) with check (vault.can_open(dossier) and by = vault.actor());
