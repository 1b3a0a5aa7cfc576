-- Until when the actor reads a record, by grants of her own and by what it hangs on. What is opened from standby or
-- shared until a day is read for a while; work itself has no end, though a duty team's grant goes by itself one day.
create function vault.reads_until(p_dossier uuid) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select max(case when g.until is null or g.why not in ('standby', 'shared') then 'infinity' else g.until end)
     from (select p_dossier as dossier
           union all select l.parent from vault.links l
             where l.child = p_dossier and l.wrapped is not null and not vault.blocked(l.parent)) h
       join vault.grants g on g.dossier = h.dossier
     where g.principal = any ((select vault.my_principals())::uuid[]) and (g.until is null or g.until > now())
       and not vault.blocked(p_dossier) $$;

-- Whether a link may carry the child's key: nobody reads longer by a link than she reads without it, or an opening from
-- standby would have no end. What nobody else reads for good may always be passed on, or it would be lost.
create function vault.passes_on(p_parent uuid, p_child uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select coalesce(vault.reads_until(p_child), '-infinity') >= coalesce(vault.reads_until(p_parent), '-infinity')
       or not exists (select from vault.grants g where g.dossier = p_child and g.principal <> vault.actor()
         and (g.until is null or g.until > now() and g.why not in ('standby', 'shared'))) $$;

-- As before, and a key only where it may be passed on.
create or replace function vault.add_link(p_parent uuid, p_child uuid, p_kind text, p_wrapped bytea)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (vault.holds(p_parent) or vault.can_open(p_parent) and (
      p_kind in ('tie', 'same')
      or p_kind = 'card' and exists (
        select from vault.links s join vault.links c on c.parent = s.child and c.kind = 'card' and c.child = p_child
         where s.parent = p_parent and s.kind = 'same'))) then return false; end if;
  if not (vault.can_open(p_child) or p_wrapped is null and exists (
      select from vault.links c where c.parent = p_child and c.kind = 'card' and vault.can_open(c.child)))
    then return false; end if;
  if p_wrapped is not null and not vault.passes_on(p_parent, p_child) then return false; end if;
  insert into vault.links (parent, child, kind, wrapped, by) values (p_parent, p_child, p_kind, p_wrapped, vault.actor())
    on conflict (parent, child, kind) do update set wrapped = coalesce(vault.links.wrapped, excluded.wrapped);
  return true;
end $$;

-- What is hidden from a lead by name does not open to her from standby either: it is not there for her.
create or replace function vault.standby_wrap(p_dossier uuid)
  returns table (principal uuid, wrapped bytea, key_version int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.principal, s.wrapped, s.key_version from vault.standby s
    where s.dossier = p_dossier and s.principal = any (vault.my_principals()) and not vault.blocked(p_dossier) $$;

create or replace function vault.open_standby(p_id uuid, p_dossier uuid, p_wrapped bytea, p_version int, p_reason bytea,
  p_until timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d vault.dossiers;
begin
  if not exists (select from vault.standby_wrap(p_dossier)) then return false; end if;
  if p_until > now() + interval '4 hours' then return false; end if;
  select * into d from vault.dossiers where id = p_dossier;
  insert into vault.standby_openings (id, dossier, by, until, reason) values (p_id, p_dossier, vault.actor(), p_until, p_reason);
  insert into vault.grants (dossier, principal, kind, wrapped, key_version, giver, why, reason, until)
    values (p_dossier, vault.actor(), d.kind, p_wrapped, p_version, vault.actor(), 'standby', p_reason, p_until)
    on conflict (dossier, principal) do update
      set until = greatest(vault.grants.until, excluded.until), given = now()
      where vault.grants.until is not null;
  return true;
end $$;

revoke all on function vault.reads_until, vault.passes_on from public;
grant execute on function vault.passes_on to astra_app;
