-- Whoever wrote to us holds her own contact for good, and is nobody at work: a key is never taken because of hers.

-- As before, of those at work. A share for good of what somebody wrote may be taken while its duty team reads it.
create or replace function vault.withdraw_grant(p_dossier uuid, p_principal uuid)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  g vault.grants;
  held timestamptz;
begin
  if not vault.holds(p_dossier) then return 'not-yours'; end if;
  select * into g from vault.grants x where x.dossier = p_dossier and x.principal = p_principal;
  if g.dossier is null then return 'none'; end if;
  select max(coalesce(x.until, 'infinity')) into held from vault.grants x
    where x.dossier = p_dossier and x.principal = any (vault.my_principals()) and (x.until is null or x.until > now());
  if p_principal <> vault.actor() and g.giver <> vault.actor()
      and (g.why = 'writer' or held < coalesce(g.until, 'infinity'))
    or g.why in ('card', 'visitor') then return 'not-yours'; end if;
  if not exists (select from vault.grants o
      where o.dossier = p_dossier and o.principal <> p_principal and o.why <> 'visitor'
        and (coalesce(o.until, 'infinity') >= greatest(coalesce(g.until, 'infinity'), now())
          or g.why = 'shared' and o.why = 'duty' and o.until > now() and exists (
            select from vault.grants v where v.dossier = p_dossier and v.why = 'visitor'))) then return 'last'; end if;
  delete from vault.grants x where x.dossier = p_dossier and x.principal = p_principal;
  return 'done';
end $$;

create or replace function vault.take_key(p_dossier uuid, p_principal uuid, p_why text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_why not in ('owner', 'team') or not vault.holds_for_good(p_dossier) then return false; end if;
  if not exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and o.why <> 'visitor' and o.until is null) then return false; end if;
  delete from vault.grants g where g.dossier = p_dossier and g.principal = p_principal and g.why = p_why;
  return found;
end $$;

create or replace function vault.passes_on(p_parent uuid, p_child uuid) returns boolean language sql stable
  security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce(vault.reads_until(p_child), '-infinity') >= coalesce(vault.reads_until(p_parent), '-infinity')
       or not exists (select from vault.grants g where g.dossier = p_child and g.principal <> vault.actor()
         and g.why <> 'visitor' and (g.until is null or g.until > now() and g.why not in ('standby', 'shared'))) $$;
