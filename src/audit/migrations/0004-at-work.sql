-- As before, told to who works here.
create or replace function audit.readings_beyond(p_account uuid, p_from timestamptz, p_until timestamptz)
  returns table (records int, acts int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with done as materialized (
      select l.id, d as dossier from audit.lines l, unnest(l.dossiers) d
      where l.actor = p_account and l.at >= p_from and l.at < p_until),
    mine as materialized (
      select o.dossier from vault.openable((select array_agg(distinct x.dossier) from done x)) o)
    select count(distinct x.dossier)::int, count(distinct x.id)::int
    from done x where x.dossier not in (select m.dossier from mine m) and vault.is_staff() $$;
