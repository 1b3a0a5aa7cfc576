-- As before, looking only at whom the contacts that go are about, and at what else tells of them: a batch of a house with
-- fifty thousand contacts no longer counts them all.
create or replace function hotline.keep_figures(p_contacts uuid[]) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  with links as materialized (
    select l.record, l.person, coalesce(o.first, l.person) as one
    from vault.about_links() l left join vault.counted_as() o on o.person = l.person
  ), told as materialized (
    select l.record, l.person, l.one, c.day, date_trunc('month', c.day)::date as month, c.id = any (p_contacts) as goes,
      dense_rank() over (order by c.day, length(c.number), c.number) as at
    from links l join hotline.contacts c on c.id = l.record
    where l.one in (select g.one from links g where g.record = any (p_contacts))
      and not exists (select from vault.practice_records() r where r = c.id)
  ), known as materialized (
    select k.person, k.month, k.whole from hotline.known_since() k where k.person in (select t.one from told t)
  ), first as (
    select t.one, min(t.at) as at, least(min(t.month), min(k.month)) as month
    from told t left join known k on k.person = t.one group by t.one
  ), seen as (
    select t.record, case when bool_or(t.at > f.at
        or coalesce(case when k.whole then k.month <= t.day else k.month < t.month end, false))
      then 'repeated' else 'new' end as seen
    from told t join first f on f.one = t.one left join known k on k.person = t.one where t.goes group by t.record
  ), of_contacts as (
    insert into hotline.figures (line, month, channel, call_type, topics, hour, language, seen)
      select c.line, date_trunc('month', c.day), c.channel,
        coalesce(c.call_type, case k.outcome when 'silent' then 'silent_or_dropped' when 'wrong_number' then 'wrong_number' end),
        c.topics, c.hour, c.language, s.seen
      from hotline.contacts c left join hotline.closures k on k.contact = c.id left join seen s on s.record = c.id
      where c.id = any (p_contacts) and not exists (select from vault.practice_records() r where r = c.id)
      order by random()
  ), of_persons as (
    insert into hotline.person_figures (month, new, repeated)
      select m.month, count(*) filter (where f.month >= m.month), count(*) filter (where f.month < m.month)
      from (select t.one, t.month from told t group by t.one, t.month having bool_and(t.goes)) m
        join first f on f.one = m.one group by m.month
      on conflict (month) do update set new = hotline.person_figures.new + excluded.new,
        repeated = hotline.person_figures.repeated + excluded.repeated
  ), stays as (
    select t.one, min(t.at) as at from told t where not t.goes group by t.one
  )
  insert into hotline.known_before (person, month, whole)
    select t.person, min(t.month), coalesce(min(t.at) < min(s.at), true)
    from told t left join stays s on s.one = t.one where t.goes group by t.person
    on conflict (person) do update set
      whole = case when excluded.month < hotline.known_before.month then excluded.whole
        when excluded.month = hotline.known_before.month then excluded.whole or hotline.known_before.whole
        else hotline.known_before.whole end,
      month = least(hotline.known_before.month, excluded.month) $$;
