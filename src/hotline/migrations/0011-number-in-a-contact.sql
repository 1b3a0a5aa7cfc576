-- A missed call whose number came into a contact afterwards, by another call: who opened it, and when. Which contact
-- it was is not said.
create table hotline.ring_written (
  ring uuid primary key references hotline.rings on delete cascade,
  by uuid not null references staff.accounts,
  at timestamptz not null
);
alter table hotline.ring_written enable row level security;
grant select, insert on hotline.ring_written to astra_app;
create policy of_ring on hotline.ring_written for select to astra_app
  using (exists (select from hotline.rings r where r.id = ring));
create policy written on hotline.ring_written for insert to astra_app
  with check (by = vault.actor() and exists (select from hotline.rings r where r.id = ring));
