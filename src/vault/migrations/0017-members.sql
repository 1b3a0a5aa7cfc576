-- Who is in a team, by id. For the owner's functions only: they tell those whom something concerns.
create function vault.members_of(p_team uuid) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select m.member from vault.memberships m where m.team = p_team and m.confirmed_by is not null $$;
revoke all on function vault.members_of from public;
