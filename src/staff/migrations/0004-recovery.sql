-- A share is known again by a keyed hash of its words; the share itself exists on paper only.
alter table staff.trustees add column proof bytea not null default '';
create function staff.is_share(p_quorum uuid, p_proof bytea) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from staff.trustees t where t.quorum = p_quorum and t.proof = p_proof and t.proof <> '') $$;
revoke all on function staff.is_share from public;
grant execute on function staff.is_share to astra_app;

-- After a recovery a person needs a new sheet.
grant delete on staff.checked_sheets to astra_app;
create policy renewed on staff.checked_sheets for delete to astra_app using (owner = vault.actor());

-- A set of shares says nothing about anybody, and a trustee who stops an opening is not signed in.
drop policy signed_in on staff.quorum_sets;
create policy known on staff.quorum_sets for select to astra_app using (true);
create policy made on staff.quorum_sets for insert to astra_app with check (vault.actor() is not null);
