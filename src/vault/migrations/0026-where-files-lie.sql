-- Whether files all lie in one dossier; for row rules of the rooms that kept them, with the sight of whoever asks.
create function vault.files_lie_in(p_files uuid[], p_dossier uuid) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as
  $$ select count(*) = cardinality(p_files) from vault.files f where f.id = any (p_files) and f.dossier = p_dossier $$;
revoke all on function vault.files_lie_in from public;
grant execute on function vault.files_lie_in to astra_app;
