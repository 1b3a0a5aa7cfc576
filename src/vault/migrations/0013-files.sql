-- Files, sealed in chunks under their dossier's key: one transaction, one backup and any node hold them (VAULT 3.1).
create table vault.files (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  head bytea not null
);
create index files_by_dossier on vault.files (dossier);
create table vault.file_chunks (
  file uuid not null references vault.files on delete cascade,
  number int not null check (number >= 0),
  sealed bytea not null,
  primary key (file, number)
);
-- Ciphertext does not compress, and a chunk is read whole.
alter table vault.file_chunks alter column sealed set storage external;

alter table vault.files enable row level security;
alter table vault.file_chunks enable row level security;
grant select, insert on vault.files to astra_app;
create policy granted on vault.files to astra_app using (vault.can_open(dossier)) with check (vault.can_open(dossier));
grant select, insert on vault.file_chunks to astra_app;
create policy granted on vault.file_chunks to astra_app
  using (exists (select from vault.files f where f.id = file))
  with check (exists (select from vault.files f where f.id = file));

-- Deletes files with their chunks. For functions of the rooms that kept them, as owner.
create function vault.drop_files(p_files uuid[]) returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_gone bigint;
begin
  delete from vault.files f where f.id = any (p_files);
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;
revoke all on function vault.drop_files from public;
