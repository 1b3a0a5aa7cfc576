-- What other rooms wrote under a case (a consent, a check) keeps it: then nothing of it is taken back at all.
alter function cases.take_back(uuid) rename to take_back_rows;
revoke all on function cases.take_back_rows from public, astra_app;
create function cases.take_back(p_case uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_done boolean;
begin
  v_done := cases.take_back_rows(p_case);
  set constraints all immediate;
  set constraints all deferred;
  return v_done;
exception when foreign_key_violation then
  return false;
end $$;
revoke all on function cases.take_back from public;
grant execute on function cases.take_back to astra_app;
