-- The hour of the organisation's day in which a contact was opened, for the month's figures; not known of one entered
-- afterwards, whose hour is sealed. The first grant keeps the minute anyway (SECURITY 4).
alter table hotline.contacts add column hour smallint check (hour between 0 and 23);

-- What the month counts of contacts: coded, without number, id or colleague. `seen`: whether whoever it is about was
-- known by an earlier contact; null where nobody is linked. Practice is left out.
create function hotline.published_contacts(p_from date, p_to date)
  returns table (line text, channel text, call_type text, topics text[], hour smallint, language text, seen text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select c.*, row_number() over (order by c.day, length(c.number), c.number) as at from hotline.contacts c
    where not exists (select from vault.practice_records() p where p = c.id)
  ), about as (
    select a.record, a.person, c.at, min(c.at) over (partition by a.person) as first
    from vault.about_pairs() a join counted c on c.id = a.record
  )
  select l.name, c.channel,
    coalesce(c.call_type, case k.outcome when 'silent' then 'silent_or_dropped' when 'wrong_number' then 'wrong_number' end),
    c.topics, c.hour, c.language,
    (select case when bool_or(a.first < a.at) then 'repeated' else 'new' end from about a where a.record = c.id
     having count(*) > 0)
  from counted c join hotline.lines l on l.id = c.line left join hotline.closures k on k.contact = c.id
  where c.day >= p_from and c.day < p_to $$;

-- Persons whom the contacts of some days are about, each counted once.
create function hotline.published_persons(p_from date, p_to date) returns table (new bigint, repeated bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with days as (
    select a.person, min(c.day) as first, bool_or(c.day >= p_from and c.day < p_to) as within
    from vault.about_pairs() a join hotline.contacts c on c.id = a.record
    where not exists (select from vault.practice_records() p where p = c.id)
    group by a.person
  )
  select count(*) filter (where first >= p_from), count(*) filter (where first < p_from) from days where within $$;

revoke all on function hotline.published_contacts, hotline.published_persons from public;
grant usage on schema hotline to astra_research;
grant execute on function hotline.published_contacts, hotline.published_persons to astra_research;
