-- Whether one of these records has its entry in the register of erasures. For the owner's functions.
create function vault.in_register(p_records uuid[]) returns boolean language sql stable
  security definer set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.erasures e where e.record = any (p_records)) $$;
revoke all on function vault.in_register from public;
