-- What is promised or to do inside practice is practice, whoever writes it.
create function tasks.mark_practice() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  new.practice := vault.practice_until(new.dossier) is not null;
  return new;
end $$;
revoke all on function tasks.mark_practice from public;
create trigger practice_marked before insert on tasks.promises for each row execute function tasks.mark_practice();

-- As before, without practice: it waits on no line.
create or replace function tasks.open_promises(p_line uuid) returns table (id uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select p.id, o.opened from tasks.promises p
     join vault.openable(array(select q.dossier from tasks.promises q
       where q.ended is null and q.sort = 'promise' and not q.practice and (p_line is null or q.line = p_line))) o
       on o.dossier = p.dossier
     where p.ended is null and p.sort = 'promise' and not p.practice and (p_line is null or p.line = p_line) $$;

-- As before; of practice only what is one's own.
create or replace function tasks.owed_until(p_until timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ with owed as (
       select p.id, p.dossier from tasks.promises p
         where p.ended is null and p.due < p_until and (not p.practice or p.owner = vault.actor())
       union all
       select p.id, p.dossier from tasks.promises p
         where p.ended is null and p.due is null and p.owner = vault.actor())
     select w.id from owed w
     join vault.openable(array(select distinct v.dossier from owed v)) o on o.dossier = w.dossier $$;

-- Forgets the promises and tasks of practice that is over.
create function tasks.forget_practice() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  delete from tasks.promises p where p.dossier in (select vault.practice_over());
end $$;
revoke all on function tasks.forget_practice from public;
grant execute on function tasks.forget_practice to astra_worker;
