-- Real cases under way whose owner has left, and who closed her account: for the clock, which asks for a new one. Coded
-- columns only.
create function cases.owner_left() returns table (id uuid, team uuid, risk text, by uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.team, c.risk, staff.left_by(c.owner) from cases.cases c
      where not c.practice and c.status not in ('closed', 'closed_referred') and staff.has_left(c.owner) $$;
revoke all on function cases.owner_left from public;
grant execute on function cases.owner_left to astra_worker;
