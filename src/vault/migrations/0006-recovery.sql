-- An opening by the recovery quorum: one named act for one person, announced, delayed, and stoppable by any trustee.
create table vault.recovery_openings (
  id uuid primary key,
  person uuid not null references vault.principals,
  asked_at timestamptz not null default now(),
  due_at timestamptz not null default now() + interval '48 hours',
  reason bytea not null,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  stopped_at timestamptz,
  done_at timestamptz
);
alter table vault.recovery_openings enable row level security;
grant select, insert on vault.recovery_openings to astra_app;
create policy announced on vault.recovery_openings for select to astra_app using (true);
create policy asked on vault.recovery_openings for insert to astra_app
  with check (stopped_at is null and done_at is null and due_at >= now() + interval '47 hours');

create function vault.stop_recovery(p_opening uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update vault.recovery_openings o set stopped_at = now() where o.id = p_opening and o.stopped_at is null and o.done_at is null;
  return found;
end $$;

-- Whether an opening may act now: its delay is over, nobody stopped it, it has not acted yet.
create function vault.recovery_may_act(p_opening uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select exists (select from vault.recovery_openings o where o.id = p_opening and o.due_at <= now()
      and o.asked_at > now() - interval '14 days' and o.stopped_at is null and o.done_at is null) $$;

-- Every dossier's recovery wrap, in batches, for an opening that may act.
create function vault.recovery_batch(p_opening uuid, p_after uuid, p_limit int)
  returns table (dossier uuid, wrapped bytea, key_version int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.dossier, w.wrapped, w.key_version from vault.recovery_wraps w
    where vault.recovery_may_act(p_opening) and w.dossier > p_after order by w.dossier limit p_limit $$;

-- What the person and the teams nobody else is left in held on these dossiers: to be wrapped again.
create function vault.lost_wraps(p_opening uuid, p_dossiers uuid[]) returns table (dossier uuid, principal uuid, standby boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with lost as (
      select o.person as principal from vault.recovery_openings o where o.id = p_opening
      union select m.team from vault.memberships m join vault.recovery_openings o on o.id = p_opening and m.member = o.person
        where m.confirmed_by is not null
          and not exists (select from vault.memberships x where x.team = m.team and x.member <> m.member and x.confirmed_by is not null))
    select g.dossier, g.principal, false from vault.grants g join lost l using (principal)
      where g.dossier = any (p_dossiers) and vault.recovery_may_act(p_opening)
    union all
    select s.dossier, s.principal, true from vault.standby s join lost l using (principal)
      where s.dossier = any (p_dossiers) and vault.recovery_may_act(p_opening) $$;

create function vault.recover_wrap(p_opening uuid, p_dossier uuid, p_principal uuid, p_standby boolean, p_wrapped bytea, p_version int)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.recovery_may_act(p_opening) then raise exception 'this opening may not act'; end if;
  if p_standby then
    update vault.standby s set wrapped = p_wrapped, key_version = p_version where s.dossier = p_dossier and s.principal = p_principal;
  else
    update vault.grants g set wrapped = p_wrapped, key_version = p_version where g.dossier = p_dossier and g.principal = p_principal;
  end if;
end $$;

create function vault.renew_recovery(p_opening uuid, p_dossier uuid, p_wrapped bytea, p_version int)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.recovery_may_act(p_opening) then raise exception 'this opening may not act'; end if;
  update vault.recovery_wraps w set wrapped = p_wrapped, key_version = p_version where w.dossier = p_dossier;
end $$;

-- The act is done; what the person's old key opened is gone.
create function vault.end_recovery(p_opening uuid) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  o vault.recovery_openings;
begin
  if not vault.recovery_may_act(p_opening) then raise exception 'this opening may not act'; end if;
  select * into o from vault.recovery_openings where id = p_opening;
  update vault.recovery_openings set done_at = now() where id = p_opening;
  delete from vault.openers p where p.principal = o.person and p.version < (
    select max(k.version) from vault.principal_keys k where k.principal = o.person);
end $$;

revoke all on function vault.stop_recovery, vault.recovery_may_act, vault.recovery_batch, vault.lost_wraps,
  vault.recover_wrap, vault.renew_recovery, vault.end_recovery from public;
grant execute on function vault.stop_recovery, vault.recovery_may_act, vault.recovery_batch, vault.lost_wraps,
  vault.recover_wrap, vault.renew_recovery, vault.end_recovery to astra_app;
