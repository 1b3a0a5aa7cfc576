-- A document of a case: its kind in clear; how it is called, its size and when it came are sealed, as are its bytes.
create table cases.documents (
  id uuid primary key,
  dossier uuid not null references cases.cases deferrable initially deferred,
  file uuid not null references vault.files deferrable initially deferred,
  kind text not null check (kind in ('jpeg', 'png', 'webp', 'pdf', 'text')),
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null
);
create index documents_by_case on cases.documents (dossier);

-- Taken out of the case by somebody; for a week it can be put back, then its bytes go.
create table cases.document_removals (
  document uuid primary key references cases.documents deferrable initially deferred,
  by uuid not null references staff.accounts,
  at timestamptz not null
);
create index document_removals_by_time on cases.document_removals (at);

alter table cases.documents enable row level security;
alter table cases.document_removals enable row level security;
grant select, insert on cases.documents to astra_app;
create policy granted on cases.documents to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier) and by = vault.actor());
grant select, insert, delete on cases.document_removals to astra_app;
create policy of_document on cases.document_removals to astra_app
  using (exists (select from cases.documents d where d.id = document))
  with check (exists (select from cases.documents d where d.id = document) and by = vault.actor());

-- Deletes documents taken out before a moment, with their bytes. The clock's: it sees no word of them.
create function cases.drop_documents(p_before timestamptz) returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_gone uuid[] := array(select r.document from cases.document_removals r where r.at < p_before);
  v_files uuid[] := array(select d.file from cases.documents d where d.id = any (v_gone));
begin
  delete from cases.document_removals r where r.document = any (v_gone);
  delete from cases.documents d where d.id = any (v_gone);
  return vault.drop_files(v_files);
end $$;
revoke all on function cases.drop_documents from public;
grant execute on function cases.drop_documents to astra_worker;
