-- As whom somebody is counted who is said to be the same as others: the first of all that hang together. Whoever is said
-- to be nobody else is in no row. For the owner's functions, as is the next.
create function vault.counted_as() returns table (person uuid, first uuid) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with recursive reached as (
    select l.parent as person, l.child as other from vault.links l where l.kind = 'same'
    union
    select r.person, l.child from reached r join vault.links l on l.parent = r.other and l.kind = 'same')
  select r.person, (array_agg(r.other order by r.other))[1] from reached r group by r.person $$;
-- Which records are about whom, each person by her own record.
create function vault.about_links() returns table (record uuid, person uuid) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select l.parent, l.child from vault.links l where l.kind = 'about' $$;

-- Holds those of these records nobody writes about at this moment, and says which they are. For the owner's functions.
create function vault.hold_free_records(p_records uuid[]) returns setof uuid language sql volatile security definer
  set search_path = pg_catalog, pg_temp as
  $$ select d.id from vault.dossiers d where d.id = any (p_records) order by d.id for update skip locked $$;
revoke all on function vault.counted_as, vault.about_links, vault.hold_free_records from public;
