-- Whom an act was about, where that is somebody: who was given access, let in, hidden from, whose account was tried.
-- Lines from before have none, and are hashed as they were.
alter table audit.lines add column other uuid;

-- What one colleague did, day by day.
create index lines_by_actor on audit.lines (actor, at desc);
create index lines_by_other on audit.lines (other, at desc) where other is not null;

-- What one colleague did with records in a time, record by record, as far as the actor may open those records herself.
create function audit.readings_of(p_account uuid, p_from timestamptz, p_until timestamptz)
  returns table (dossier uuid, verb text, kind text, acts int, first timestamptz, last timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with done as materialized (
      select l.at, l.verb, l.kind, d as dossier from audit.lines l, unnest(l.dossiers) d
      where l.actor = p_account and l.at >= p_from and l.at < p_until),
    mine as materialized (
      select o.dossier from vault.openable((select array_agg(distinct x.dossier) from done x)) o)
    select x.dossier, x.verb, x.kind, count(*)::int, min(x.at), max(x.at)
    from done x join mine m on m.dossier = x.dossier group by x.dossier, x.verb, x.kind $$;

-- The rest of it: how many records and how many acts, and nothing that tells one record from another.
create function audit.readings_beyond(p_account uuid, p_from timestamptz, p_until timestamptz)
  returns table (records int, acts int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with done as materialized (
      select l.id, d as dossier from audit.lines l, unnest(l.dossiers) d
      where l.actor = p_account and l.at >= p_from and l.at < p_until),
    mine as materialized (
      select o.dossier from vault.openable((select array_agg(distinct x.dossier) from done x)) o)
    select count(distinct x.dossier)::int, count(distinct x.id)::int
    from done x where x.dossier not in (select m.dossier from mine m) and vault.actor() is not null $$;

-- What one colleague searched for in a time, still sealed to a team; told only to members of the team that is named.
create function audit.searches_of(p_account uuid, p_from timestamptz, p_until timestamptz, p_team uuid)
  returns table (id uuid, at timestamptz, verb text, detail bytea, found int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.id, l.at, l.verb, l.detail, cardinality(l.dossiers) from audit.lines l
    where l.actor = p_account and l.at >= p_from and l.at < p_until and l.kind = 'search' and l.detail is not null
      and p_team = any ((select vault.my_principals())::uuid[])
    order by l.at desc limit 1000 $$;

revoke all on function audit.readings_of, audit.readings_beyond, audit.searches_of from public;
grant execute on function audit.readings_of, audit.readings_beyond, audit.searches_of to astra_app;
