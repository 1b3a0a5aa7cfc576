-- A task is never somebody's who cannot read its record: when her key goes, however it went, the task is the team's again.
alter table tasks.moves drop constraint moves_why_check;
alter table tasks.moves add constraint moves_why_check check (why in (
  'made', 'moved', 'given', 'off_duty', 'away', 'handed_over', 'accepted', 'risk_up', 'risk_down', 'new_owner',
  'no_access'));

-- Asks of every open task as its owner whether she may still open its record, and gives back those she may not. For the
-- clock: it tells ids and opens nothing.
create function tasks.return_unreadable(p_at timestamptz) returns table (id uuid, dossier uuid) language plpgsql
  security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_asked_by text := coalesce(current_setting('astra.actor', true), '');
  v_pair record;
  v_reads boolean;
begin
  for v_pair in select distinct p.dossier as at, p.owner as who from tasks.promises p
    where p.sort = 'task' and p.ended is null and p.owner is not null
  loop
    perform set_config('astra.actor', v_pair.who::text, true);
    v_reads := vault.can_open(v_pair.at);
    perform set_config('astra.actor', v_asked_by, true);
    continue when v_reads;
    return query with passed as (
        update tasks.promises p set owner = null, version = p.version + 1
        where p.sort = 'task' and p.ended is null and p.dossier = v_pair.at and p.owner = v_pair.who
        returning p.id, p.dossier, p.version, p.due),
      kept as (insert into tasks.moves (promise, version, why, due, owner, by, at)
        select s.id, s.version, 'no_access', s.due, null, null, p_at from passed s)
      select s.id, s.dossier from passed s;
  end loop;
end $$;
revoke all on function tasks.return_unreadable from public;
grant execute on function tasks.return_unreadable to astra_worker;
