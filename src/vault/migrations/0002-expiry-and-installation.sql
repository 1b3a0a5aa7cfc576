-- The worker removes wrapped keys whose time is over, and sees no column of a wrap and no row that still holds.
grant select (dossier, principal, until), delete on vault.grants to astra_worker;
create policy over on vault.grants to astra_worker using (until <= now());
create index grants_by_end on vault.grants (until) where until is not null;

-- The keyring this database belongs to; the program refuses to start with another.
create table vault.installation (
  singleton boolean primary key default true check (singleton),
  keyring text not null
);
alter table vault.installation enable row level security;
grant select, insert on vault.installation to astra_app;
create policy known on vault.installation to astra_app using (true) with check (true);
