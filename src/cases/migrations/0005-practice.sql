-- Practice cases are numbered in a series of their own, as practice contacts are.
alter table cases.counters add column practice boolean not null default false;
alter table cases.counters drop constraint counters_pkey;
alter table cases.counters add primary key (year, practice);

-- Forgets the cases of practice that is over, and the part a forgotten person or contact had in one that is not yet.
create function cases.forget_practice() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.practice_over());
  v_documents uuid[] := array(select d.id from cases.documents d where d.dossier = any (v_over));
begin
  delete from cases.document_removals r where r.document = any (v_documents);
  delete from cases.documents d where d.id = any (v_documents);
  delete from cases.entries e where e.dossier = any (v_over);
  delete from cases.contacts x where x.dossier = any (v_over) or x.contact = any (v_over);
  delete from cases.timeline t where t.dossier = any (v_over) or t.ref = any (v_over);
  delete from cases.statuses s where s.dossier = any (v_over);
  delete from cases.risks r where r.dossier = any (v_over);
  delete from cases.people p where p.dossier = any (v_over) or p.person = any (v_over);
  delete from cases.cases c where c.id = any (v_over);
end $$;
revoke all on function cases.forget_practice from public;
grant execute on function cases.forget_practice to astra_worker;
