-- Two records that are said to be one person (links of kind "same") are counted as one: each record about either is
-- about the first of all that hang together. For the owner's functions only; they count and tell no id.
create or replace function vault.about_pairs() returns table (record uuid, person uuid) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  with recursive reached as (
    select l.parent as person, l.child as other from vault.links l where l.kind = 'same'
    union
    select r.person, l.child from reached r join vault.links l on l.parent = r.other and l.kind = 'same'
  ), one as (
    select r.person, (array_agg(r.other order by r.other))[1] as first from reached r group by r.person
  )
  select distinct l.parent, coalesce(o.first, l.child)
  from vault.links l left join one o on o.person = l.child where l.kind = 'about' $$;
