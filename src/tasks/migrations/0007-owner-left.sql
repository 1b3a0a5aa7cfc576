-- Whoever had charge of a record has left: that somebody should is asked for by the clock, which holds no key. Such a
-- task has no words of its own. It is put down to whoever closed the account.
create function tasks.ask_for_owner(p_id uuid, p_dossier uuid, p_team uuid, p_level text, p_due timestamptz,
  p_by uuid, p_at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into tasks.promises (id, dossier, sort, kind, team, level, counts, due, made, made_by, sealed)
    values (p_id, p_dossier, 'task', 'assign', p_team, p_level, p_at, p_due, p_at, p_by, '')
    on conflict (dossier, kind) where ended is null and counts is not null do nothing;
  if not found then return false; end if;
  insert into tasks.moves (promise, version, why, due, by, at) values (p_id, 1, 'made', p_due, p_by, p_at);
  return true;
end $$;
revoke all on function tasks.ask_for_owner from public;
grant execute on function tasks.ask_for_owner to astra_worker;
