-- Forgets the referrals of practice that is over; nothing of them ever left the house.
grant usage on schema network to astra_worker;
create function network.forget_practice() returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ delete from network.referrals r where r.dossier in (select vault.practice_over()) $$;
revoke all on function network.forget_practice from public;
grant execute on function network.forget_practice to astra_worker;
