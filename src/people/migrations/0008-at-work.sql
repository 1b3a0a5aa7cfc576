-- The search is searched, and its entries dropped, by who works here.
create policy at_work on people.gone_entries as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on people.segments as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on people.counted_searches as restrictive to astra_app using ((select vault.is_staff()));

create or replace function people.drop_loose(p_dossier uuid) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ delete from people.loose_entries e where e.dossier = p_dossier and vault.is_staff() $$;
