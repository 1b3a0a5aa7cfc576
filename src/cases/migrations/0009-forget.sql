-- As before, of everything that goes: practice whose time is over, and what is being erased.
create function cases.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
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
revoke all on function cases.forget from public;
grant execute on function cases.forget to astra_worker;
drop function cases.forget_practice;

-- Contacts that belong to a case follow it: the clock of contacts leaves them alone. For the owner's functions.
create function cases.contacts_of_cases(p_contacts uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select distinct x.contact from cases.contacts x where x.contact = any (p_contacts) $$;
revoke all on function cases.contacts_of_cases from public;
