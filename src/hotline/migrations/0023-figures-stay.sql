-- Each person by her own record: who is said to be the same as whom may change after the contact is gone. `whole`: the
-- erased contact came before every other of that month, so all of them tell of somebody known before; else only those of
-- later months do.
alter table hotline.known_before add column whole boolean not null default true;

-- Since when somebody is known by a contact that is gone, counted as one with whoever is said to be the same.
create function hotline.known_since() returns table (person uuid, month date, whole boolean) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select distinct on (coalesce(o.first, b.person)) coalesce(o.first, b.person), b.month, b.whole
    from hotline.known_before b left join vault.counted_as() o on o.person = b.person
    order by coalesce(o.first, b.person), b.month, b.whole desc $$;

-- As before; of whoever was erased within a month, those before her are as new as they were.
create or replace function hotline.counted() returns table (id uuid, day date, line uuid, channel text, call_type text,
  topics text[], hour smallint, language text, seen text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with counted as (
      select c.*, row_number() over (order by c.day, length(c.number), c.number) as at from hotline.contacts c
      where not exists (select from vault.practice_records() p where p = c.id)
    ), known as materialized (select k.person, k.month, k.whole from hotline.known_since() k
    ), about as (
      select a.record, a.person, c.at, min(c.at) over (partition by a.person) as first,
        case when k.whole then k.month <= c.day else k.month < date_trunc('month', c.day) end as before
      from vault.about_pairs() a join counted c on c.id = a.record left join known k on k.person = a.person
    ), seen as (
      select a.record, case when bool_or(coalesce(a.before, false) or a.first < a.at) then 'repeated' else 'new' end as seen
      from about a group by a.record)
    select c.id, c.day, c.line, c.channel,
      coalesce(c.call_type, case k.outcome when 'silent' then 'silent_or_dropped' when 'wrong_number' then 'wrong_number' end),
      c.topics, c.hour, c.language, s.seen
    from counted c left join hotline.closures k on k.contact = c.id left join seen s on s.record = c.id $$;
create or replace function hotline.counted_persons() returns table (person uuid, month date, seen text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with met as (
      select distinct a.person, date_trunc('month', c.day)::date as month
      from vault.about_pairs() a join hotline.contacts c on c.id = a.record
      where not exists (select from vault.practice_records() p where p = c.id)
    ), first as (
      select m.person, least(min(m.month), min(k.month)) as month
      from met m left join hotline.known_since() k on k.person = m.person group by m.person)
    select m.person, m.month, case when f.month < m.month then 'repeated' else 'new' end
    from met m join first f on f.person = m.person $$;

create or replace function hotline.keep_figures(p_contacts uuid[]) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into hotline.figures (line, month, channel, call_type, topics, hour, language, seen)
    select c.line, date_trunc('month', c.day), c.channel, c.call_type, c.topics, c.hour, c.language, c.seen
    from hotline.counted() c where c.id = any (p_contacts) order by random();
  with met as materialized (
    select a.person, date_trunc('month', c.day)::date as month, bool_and(c.id = any (p_contacts)) as all_go
    from vault.about_pairs() a join hotline.contacts c on c.id = a.record
    where not exists (select from vault.practice_records() r where r = c.id)
    group by 1, 2)
  insert into hotline.person_figures (month, new, repeated)
    select p.month, count(*) filter (where p.seen = 'new'), count(*) filter (where p.seen <> 'new')
    from hotline.counted_persons() p join met m on m.person = p.person and m.month = p.month and m.all_go
    group by p.month
    on conflict (month) do update set new = hotline.person_figures.new + excluded.new,
      repeated = hotline.person_figures.repeated + excluded.repeated;
  with counted as materialized (
    select c.id, date_trunc('month', c.day)::date as month,
      row_number() over (order by c.day, length(c.number), c.number) as at
    from hotline.contacts c where not exists (select from vault.practice_records() p where p = c.id)
  ), told as materialized (
    select l.person, coalesce(o.first, l.person) as one, c.month, c.at, c.id = any (p_contacts) as goes
    from vault.about_links() l join counted c on c.id = l.record left join vault.counted_as() o on o.person = l.person
  ), stays as (
    select t.one, min(t.at) as at from told t where not t.goes group by t.one)
  insert into hotline.known_before (person, month, whole)
    select t.person, min(t.month), coalesce(min(t.at) < min(s.at), true)
    from told t left join stays s on s.one = t.one where t.goes group by t.person
    on conflict (person) do update set
      whole = case when excluded.month < hotline.known_before.month then excluded.whole
        when excluded.month = hotline.known_before.month then excluded.whole or hotline.known_before.whole
        else hotline.known_before.whole end,
      month = least(hotline.known_before.month, excluded.month);
end $$;
revoke all on function hotline.known_since from public;
