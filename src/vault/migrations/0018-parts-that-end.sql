-- Whether the actor holds a record without an end: not as a guest, nor from standby.
create function vault.holds_for_good(p_dossier uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.grants g where g.dossier = p_dossier
         and g.principal = any ((select vault.my_principals())::uuid[]) and g.until is null)
     and not vault.blocked(p_dossier) $$;

-- As before, but nobody takes the key of whoever has charge of a record while she herself reads it only for a time.
create or replace function vault.take_key(p_dossier uuid, p_principal uuid, p_why text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_why not in ('owner', 'team') or not vault.holds_for_good(p_dossier) then return false; end if;
  if not exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and o.until is null) then return false; end if;
  delete from vault.grants g where g.dossier = p_dossier and g.principal = p_principal and g.why = p_why;
  return found;
end $$;

-- Closes a link: it still says that the two belong together, and opens nothing any more.
create function vault.close_link(p_parent uuid, p_child uuid, p_kind text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_parent) then return false; end if;
  update vault.links l set wrapped = null where l.parent = p_parent and l.child = p_child and l.kind = p_kind;
  return found;
end $$;
revoke all on function vault.holds_for_good, vault.close_link from public;
grant execute on function vault.holds_for_good, vault.close_link to astra_app;
