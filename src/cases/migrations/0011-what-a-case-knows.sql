-- Persons a case knows: as long as a case tells of somebody, her part ended or not, she goes with no contact. For the
-- owner's functions, as is the next.
create function cases.persons_known(p_persons uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select distinct p.person from cases.people p where p.person = any (p_persons) $$;
create index people_by_person on cases.people (person);
-- Of these persons, whom a case that is not closed knows.
create function cases.persons_of_open_cases(p_persons uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select distinct p.person from cases.people p join cases.cases c on c.id = p.dossier
    where p.person = any (p_persons) and c.status not in ('closed', 'closed_referred') $$;
revoke all on function cases.persons_known, cases.persons_of_open_cases from public;

-- As before, and a case that stays keeps each of its lines: of whoever goes all the same, when an older copy is brought
-- back, the case keeps how it called her, and what happened. Persons of practice are invented and leave it.
create or replace function cases.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
  v_documents uuid[] := array(select d.id from cases.documents d where d.dossier = any (v_over));
begin
  delete from cases.document_removals r where r.document = any (v_documents);
  delete from cases.documents d where d.id = any (v_documents);
  delete from cases.entries e where e.dossier = any (v_over);
  delete from cases.contacts x where x.dossier = any (v_over) or x.contact = any (v_over);
  delete from cases.timeline t where t.dossier = any (v_over);
  update cases.timeline t set ref = t.dossier where t.ref = any (v_over);
  delete from cases.statuses s where s.dossier = any (v_over);
  delete from cases.risks r where r.dossier = any (v_over);
  delete from cases.people p where p.dossier = any (v_over)
    or p.person = any (v_over) and vault.practice_until(p.person) is not null;
  update cases.people p set person = null where p.person = any (v_over);
  delete from cases.cases c where c.id = any (v_over);
end $$;
