-- The day each version was written, so that a file somebody went on writing after a contact closed does not go with that
-- contact. The exact time stays sealed; what was written before this release has none.
alter table people.entries add column day date;
alter table people.entries alter column day set default current_date;

-- When these persons' files or cards were last written. For the owner's functions.
create function people.last_written(p_persons uuid[]) returns table (person uuid, day date) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select p.person, max(e.day) from (
      select x as person, x as dossier from unnest(p_persons) x
      union all select c.person, c.id from people.cards c where c.person = any (p_persons)) p
    join people.entries e on e.dossier = p.dossier group by p.person $$;
-- Holds those of these persons, with their cards, about whom nobody writes at this moment, and says which they are.
create function people.hold_free(p_records uuid[]) returns setof uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  return query select p.id from people.persons p where p.id = any (p_records) order by p.id for update skip locked;
  return query select c.id from people.cards c where c.id = any (p_records) order by c.id for update skip locked;
end $$;
revoke all on function people.last_written, people.hold_free from public;
