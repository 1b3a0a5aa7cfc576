-- Changes with every hold that is set, lifted or gone. For the owner's functions.
create function rights.holds_noted() returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select concat_ws('/', count(*), count(h.lifted)) from rights.legal_holds h $$;
revoke all on function rights.holds_noted from public;
