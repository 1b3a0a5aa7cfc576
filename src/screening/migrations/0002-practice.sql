-- Forgets the checks and both histories of practice that is over.
grant usage on schema screening to astra_worker;
create function screening.forget_practice() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.practice_over());
begin
  delete from screening.decisions d where d.dossier = any (v_over);
  delete from screening.entries e where e.dossier = any (v_over);
  delete from screening.runs r where r.dossier = any (v_over);
  delete from screening.assessments a where a.dossier = any (v_over);
  delete from screening.identifications i where i.dossier = any (v_over);
end $$;
revoke all on function screening.forget_practice from public;
grant execute on function screening.forget_practice to astra_worker;
