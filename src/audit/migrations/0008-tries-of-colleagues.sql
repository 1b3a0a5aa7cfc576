-- As before, and whoever guesses while she is signed in as somebody else is told of as well: her line has an actor.
create or replace function audit.tries_to_be_me(p_zone text)
  returns table (day date, tries int, last timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (t.at at time zone p_zone)::date, count(*)::int, max(t.at) from (
      select l.at from audit.lines l
      where l.other = vault.actor() and l.kind = 'refusal' and l.at > now() - interval '30 days'
        and (l.actor is null or l.verb like 'POST /sign-in%' or l.verb = 'POST /passphrase/forgotten')
        and vault.is_staff()
      order by l.at desc limit 2000) t
    group by 1 order by 1 desc $$;
