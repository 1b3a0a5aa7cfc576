-- Whether a colleague has a session that still runs, locked or open; for the clock that takes the absent off duty.
create function staff.signed_in(p_account uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from staff.sessions s where s.account = p_account and s.stage <> 'code' and s.until > now()
       and not exists (select from staff.departures d where d.account = p_account)) $$;
revoke all on function staff.signed_in from public;
grant execute on function staff.signed_in to astra_worker;

-- The clock lives in the organisation's time zone; nothing in this row is about a person.
grant select on staff.organisation to astra_worker;
create policy clock on staff.organisation for select to astra_worker using (true);
