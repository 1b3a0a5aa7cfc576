-- Tasks beside promises, in the same rows: what a record needs done, by a time that its risk says. A task is somebody's
-- or nobody's (then of `team`), and no line's. What the rules made says at which level and from when its hours count;
-- one that comes again says after which it came.
alter table tasks.promises
  add column sort text not null default 'promise' check (sort in ('promise', 'task')),
  add column team uuid,
  add column level text check (level in ('low', 'medium', 'high', 'critical')),
  add column counts timestamptz,
  add column follows uuid references tasks.promises,
  add column practice boolean not null default false,
  add check ((level is null) = (counts is null)),
  add check (sort = 'task' or num_nonnulls(team, level, follows) = 0),
  add check (sort = 'promise' or line is null);
alter table tasks.promises drop constraint promises_kind_check;
alter table tasks.promises add constraint promises_kind_check check (
  case sort when 'promise'
    then kind in ('call_back', 'answer_message', 'check_arrived', 'interpreter', 'send_information', 'other')
    else kind in ('assign', 'first_action', 'safe_contact', 'safety_talk', 'plan', 'contact', 'review', 'accompany',
      'obtain_document', 'arrange', 'ask_consent', 'inform', 'other') end);
alter table tasks.moves drop constraint moves_why_check;
alter table tasks.moves add constraint moves_why_check check (why in (
  'made', 'moved', 'given', 'off_duty', 'away', 'handed_over', 'accepted', 'risk_up', 'risk_down', 'new_owner'));
-- One open task of a kind by the rules: two acts at the same moment make no second one.
create unique index tasks_by_rule on tasks.promises (dossier, kind) where ended is null and counts is not null;
create index tasks_due on tasks.promises (due) where ended is null;

-- Undoing an ending takes back the task that came after it, untouched as it is. Its first move goes with it.
alter table tasks.moves drop constraint moves_promise_fkey;
alter table tasks.moves add constraint moves_promise_fkey
  foreign key (promise) references tasks.promises on delete cascade;
grant delete on tasks.promises to astra_app;
create policy came_after on tasks.promises as restrictive for delete to astra_app
  using (follows is not null and version = 1 and ended is null);

-- As before, of promises alone: tasks are not what a line has promised.
create or replace function tasks.open_promises(p_line uuid) returns table (id uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select p.id, o.opened from tasks.promises p
     join vault.openable(array(select q.dossier from tasks.promises q
       where q.ended is null and q.sort = 'promise' and (p_line is null or q.line = p_line))) o on o.dossier = p.dossier
     where p.ended is null and p.sort = 'promise' and (p_line is null or p.line = p_line) $$;

-- The month counts promises made to persons, not the work of the house.
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
  where p.sort = 'promise' and p.due >= p_from and p.due < p_to and not exists (select from vault.practice_records() r where r = p.dossier) $$;

-- What is owed until then on all records the actor may open, promises and tasks; without a time only what is her own.
-- Starts from what is open and due, and asks for all its grants at once.
create function tasks.owed_until(p_until timestamptz) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ with owed as (
       select p.id, p.dossier from tasks.promises p where p.ended is null and p.due < p_until
       union all
       select p.id, p.dossier from tasks.promises p
         where p.ended is null and p.due is null and p.owner = vault.actor())
     select w.id from owed w
     join vault.openable(array(select distinct v.dossier from owed v)) o on o.dossier = w.dossier $$;

-- Whether a task of this record may be somebody's: whoever could not read it could not do it. Asked only by those who
-- can, and as whom it is about.
create function tasks.may_read(p_dossier uuid, p_account uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  asked_by text := coalesce(current_setting('astra.actor', true), '');
  reads boolean;
begin
  if not vault.can_open(p_dossier) then return false; end if;
  perform set_config('astra.actor', p_account::text, true);
  reads := vault.can_open(p_dossier);
  perform set_config('astra.actor', asked_by, true);
  return reads;
end $$;

-- A record opened by mistake is taken back, and its tasks with it; not where anybody but the actor made or touched one.
create function tasks.take_back(p_dossier uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_dossier) or exists (
    select from tasks.promises p left join tasks.moves m on m.promise = p.id
    where p.dossier = p_dossier
      and (p.sort = 'promise' or p.made_by <> vault.actor() or m.by is distinct from vault.actor()
        or p.ended_by <> vault.actor()))
  then return false; end if;
  delete from tasks.promises where dossier = p_dossier;
  return true;
end $$;

revoke all on function tasks.owed_until, tasks.may_read, tasks.take_back from public;
grant execute on function tasks.owed_until, tasks.may_read, tasks.take_back to astra_app;

-- The clock finds late tasks as it finds late promises: which, of what kind, whose team. No words.
grant select (sort, kind, team, level, practice) on tasks.promises to astra_worker;
