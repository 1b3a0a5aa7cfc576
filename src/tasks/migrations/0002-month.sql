-- What the month counts of promises that were due in some time: how each ended. No id, no owner. Practice is left out.
create function tasks.published_promises(p_from timestamptz, p_to timestamptz, p_now timestamptz)
  returns table (kind text, came text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.kind, case
      when p.ended_how = 'withdrawn' then 'withdrawn'
      when p.ended_how = 'kept' and p.ended <= p.due then 'kept'
      when p.ended_how = 'kept' then 'kept_late'
      when p.due < p_now then 'late'
      else 'waiting'
    end
  from tasks.promises p
  where p.due >= p_from and p.due < p_to and not exists (select from vault.practice_records() r where r = p.dossier) $$;
revoke all on function tasks.published_promises from public;
grant usage on schema tasks to astra_research;
grant execute on function tasks.published_promises to astra_research;
