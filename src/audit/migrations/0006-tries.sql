-- Who was refused while trying to be the actor, whoever it was: how often a day of the last thirty, and when last. Of a
-- flood the newest two thousand are counted, so that it costs whoever it is aimed at no waiting.
create function audit.tries_to_be_me(p_zone text)
  returns table (day date, tries int, last timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (t.at at time zone p_zone)::date, count(*)::int, max(t.at) from (
      select l.at from audit.lines l
      where l.other = vault.actor() and l.actor is null and l.kind = 'refusal' and l.at > now() - interval '30 days'
        and vault.is_staff()
      order by l.at desc limit 2000) t
    group by 1 order by 1 desc $$;
revoke all on function audit.tries_to_be_me from public;
grant execute on function audit.tries_to_be_me to astra_app;
