-- What the month counted of promises whose record is erased: of what kind, by when, what came of it. The hour and no more.
create table tasks.promise_figures (
  due timestamptz not null check (due = date_trunc('hour', due)),
  kind text not null,
  came text not null check (came in ('withdrawn', 'kept', 'kept_late'))
);
create index promise_figures_due on tasks.promise_figures (due);
alter table tasks.promise_figures enable row level security;

-- As before, of everything that goes: practice whose time is over, and what is being erased; of the latter the month
-- goes on counting.
create function tasks.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
begin
  insert into tasks.promise_figures (due, kind, came)
    select date_trunc('hour', p.due), p.kind,
      case when p.ended_how = 'withdrawn' then 'withdrawn' when p.ended <= p.due then 'kept' else 'kept_late' end
    from tasks.promises p
    where p.dossier = any (v_over) and p.sort = 'promise' and not p.practice and p.due is not null and p.ended is not null
    order by random();
  delete from tasks.promises p where p.dossier = any (v_over);
end $$;
revoke all on function tasks.forget from public;
grant execute on function tasks.forget to astra_worker;
drop function tasks.forget_practice;

create or replace function tasks.published_promises(p_from timestamptz, p_to timestamptz, p_now timestamptz)
  returns table (kind text, came text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.kind, case
      when p.ended_how = 'withdrawn' then 'withdrawn'
      when p.ended_how = 'kept' and p.ended <= p.due then 'kept'
      when p.ended_how = 'kept' then 'kept_late'
      when p.due < p_now then 'late'
      else 'waiting'
    end
  from tasks.promises p
  where p.sort = 'promise' and p.due >= p_from and p.due < p_to and not exists (select from vault.practice_records() r where r = p.dossier)
  union all select f.kind, f.came from tasks.promise_figures f where f.due >= p_from and f.due < p_to $$;

-- Records to which something is still owed: they are not erased. For the owner's functions, as is the next.
create function tasks.owed(p_records uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select distinct p.dossier from tasks.promises p where p.dossier = any (p_records) and p.ended is null $$;
create function tasks.promises_of(p_records uuid[]) returns table (id uuid, record uuid, ended timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select p.id, p.dossier, p.ended from tasks.promises p where p.dossier = any (p_records) $$;
revoke all on function tasks.owed, tasks.promises_of from public;

alter table tasks.promises set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
alter table tasks.moves set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
