-- As before, of everything that goes: practice whose time is over, and what is being erased.
create function screening.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
begin
  delete from screening.decisions d where d.dossier = any (v_over);
  delete from screening.entries e where e.dossier = any (v_over);
  delete from screening.runs r where r.dossier = any (v_over);
  delete from screening.assessments a where a.dossier = any (v_over);
  delete from screening.identifications i where i.dossier = any (v_over);
end $$;
revoke all on function screening.forget from public;
grant execute on function screening.forget to astra_worker;
drop function screening.forget_practice;
alter table screening.entries set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
