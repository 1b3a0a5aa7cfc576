-- As before, of everything that goes: practice whose time is over, and what is being erased.
create function network.forget() returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ delete from network.referrals r where r.dossier in (select vault.going()) $$;
revoke all on function network.forget from public;
grant execute on function network.forget to astra_worker;
drop function network.forget_practice;

-- Records somebody is being sent on from: they are not erased meanwhile. For the owner's functions.
create function network.under_way(p_records uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select r.dossier from network.referrals r where r.dossier = any (p_records) and r.state in ('in_progress', 'accepted') $$;
revoke all on function network.under_way from public;
alter table network.referrals set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
