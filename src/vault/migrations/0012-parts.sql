-- Keys for a part in a record: whoever has charge of a case, the team that works on it. Given by somebody who holds the
-- record without an end; a key held for another reason is neither replaced nor taken by it.
create function vault.give_key(p_dossier uuid, p_principal uuid, p_wrapped bytea, p_version int, p_why text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held vault.grants;
begin
  if p_why not in ('owner', 'team') then return false; end if;
  select * into held from vault.grants g
    where g.dossier = p_dossier and g.principal = any (vault.my_principals()) and g.until is null limit 1;
  if held.dossier is null or vault.blocked(p_dossier) then return false; end if;
  insert into vault.grants (dossier, principal, kind, opened, wrapped, key_version, giver, why)
    values (p_dossier, p_principal, held.kind, held.opened, p_wrapped, p_version, vault.actor(), p_why)
    on conflict (dossier, principal) do update
      set wrapped = excluded.wrapped, key_version = excluded.key_version, giver = excluded.giver, given = now(),
          why = excluded.why, reason = null, until = null
      where vault.grants.until is not null;
  return true;
end $$;

create function vault.take_key(p_dossier uuid, p_principal uuid, p_why text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_why not in ('owner', 'team') or not vault.holds(p_dossier) then return false; end if;
  if not exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and o.until is null) then return false; end if;
  delete from vault.grants g where g.dossier = p_dossier and g.principal = p_principal and g.why = p_why;
  return found;
end $$;
revoke all on function vault.give_key, vault.take_key from public;
grant execute on function vault.give_key, vault.take_key to astra_app;
