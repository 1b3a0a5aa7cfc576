-- Whoever wrote to us acts under an id of her own too, so that somebody acts is not to say that a colleague does.
create function vault.is_staff() returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.principals p where p.id = vault.actor() and p.kind = 'staff') $$;
revoke all on function vault.is_staff from public;
grant execute on function vault.is_staff to astra_app;

create policy put_at_work on vault.memberships as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy changed_at_work on vault.memberships as restrictive for update to astra_app using ((select vault.is_staff()));
create policy ended_at_work on vault.memberships as restrictive for delete to astra_app using ((select vault.is_staff()));
create policy put_at_work on vault.team_keys as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy ended_at_work on vault.team_keys as restrictive for delete to astra_app using ((select vault.is_staff()));
create policy changed_at_work on vault.kept_keys as restrictive for update to astra_app using ((select vault.is_staff()));
create policy at_work on vault.standby_openings as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on vault.standby_reviews as restrictive to astra_app using ((select vault.is_staff()));

create or replace function vault.writer_of(p_dossier uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select g.principal from vault.grants g
     where g.dossier = p_dossier and g.why = 'writer' and vault.is_staff() order by g.given limit 1 $$;
