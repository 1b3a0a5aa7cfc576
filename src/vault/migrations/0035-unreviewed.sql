-- Which of these records were opened from standby without anybody having looked at it since. For the owner's functions.
create function vault.unreviewed(p_records uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select distinct o.dossier from vault.standby_openings o where o.dossier = any (p_records)
      and not exists (select from vault.standby_reviews r where r.opening = o.id) $$;
revoke all on function vault.unreviewed from public;
