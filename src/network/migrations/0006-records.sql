-- From which records somebody was referred. For the owner's functions.
create function network.records() returns setof uuid language sql stable
  security definer set search_path = pg_catalog, pg_temp as
  $$ select distinct r.dossier from network.referrals r $$;
revoke all on function network.records from public;
