-- Whether a colleague has left, and who closed her account, for rooms that name one in a coded column.
create function staff.has_left(p_account uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from staff.departures d where d.account = p_account) $$;
create function staff.left_by(p_account uuid) returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select d.by from staff.departures d where d.account = p_account $$;
revoke all on function staff.has_left, staff.left_by from public;
grant execute on function staff.has_left to astra_app;
