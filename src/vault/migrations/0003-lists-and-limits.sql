-- When a dossier was opened, for those who may open it.
create function vault.opened(p_dossier uuid) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select min(g.opened) from vault.grants g where g.dossier = p_dossier and vault.can_open(p_dossier) $$;

-- Those of many dossiers the actor may open, with the moment each was opened: one join, for work lists.
create function vault.openable(p_dossiers uuid[]) returns table (dossier uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select g.dossier, min(g.opened) from vault.grants g
     where g.dossier = any (p_dossiers) and g.principal = any ((select vault.my_principals())::uuid[])
       and (g.until is null or g.until > now())
     group by g.dossier $$;

-- Sets or lifts the end of a duty team's grant, where the actor can open; no other grant changes this way (VAULT 2.3).
create function vault.limit_grant(p_dossier uuid, p_principal uuid, p_until timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_dossier) then return false; end if;
  update vault.grants g set until = p_until
    where g.dossier = p_dossier and g.principal = p_principal and g.why = 'duty';
  return found;
end $$;

revoke all on function vault.opened, vault.openable, vault.limit_grant from public;
grant execute on function vault.opened, vault.openable, vault.limit_grant to astra_app;
