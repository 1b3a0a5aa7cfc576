-- Whoever leaves keeps her account, so that old records still say who wrote them, but not her address: she may come
-- back, or somebody else may get it.
create function staff.free_address(p_account uuid) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
    update staff.accounts a set address_hash = decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
    where a.id = p_account and exists (select from staff.departures d where d.account = p_account) $$;
revoke all on function staff.free_address from public;
grant execute on function staff.free_address to astra_app;
