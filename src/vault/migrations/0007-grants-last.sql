-- Sharing never takes from anybody: whoever holds a record for a day must not cut short what its writer or the duty
-- team hold. A shared grant may be set anew by somebody who holds the record without end; any other only lengthened.
create or replace function vault.add_grant(p_dossier uuid, p_principal uuid, p_wrapped bytea, p_version int, p_why text,
  p_reason bytea, p_until timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held vault.grants;
begin
  if vault.blocked(p_dossier) then return false; end if;
  select * into held from vault.grants g
    where g.dossier = p_dossier and g.principal = any (vault.my_principals()) and (g.until is null or g.until > now())
    order by g.until desc nulls first limit 1;
  if held.dossier is null then return false; end if;
  insert into vault.grants (dossier, principal, kind, opened, wrapped, key_version, giver, why, reason, until)
    values (p_dossier, p_principal, held.kind, held.opened, p_wrapped, p_version, vault.actor(), p_why, p_reason,
            least(p_until, held.until))
    on conflict (dossier, principal) do update
      set wrapped = excluded.wrapped, key_version = excluded.key_version, giver = excluded.giver, given = now(),
          why = excluded.why, reason = excluded.reason, until = excluded.until
      where vault.grants.until < coalesce(excluded.until, 'infinity')
        or vault.grants.why = 'shared' and held.until is null;
  return true;
end $$;

-- After a withdrawal somebody else still holds the record for as long: the last grant stays, and so does the last one
-- without an end, or the record would be lost when the others run out.
create or replace function vault.withdraw_grant(p_dossier uuid, p_principal uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_dossier) then return false; end if;
  delete from vault.grants g where g.dossier = p_dossier and g.principal = p_principal
    and exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and coalesce(o.until, 'infinity') >= greatest(coalesce(g.until, 'infinity'), now()));
  return found;
end $$;

-- Whether a key can be given to a principal: a team, or somebody who still has a way to open her own. Whoever has left
-- has none, and nothing is given to the key she once had (VAULT 3.4).
create function vault.can_receive(p_principal uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.principals p where p.id = p_principal
       and (p.kind = 'team' or p.kind = 'staff' and exists (select from vault.openers o where o.principal = p.id))) $$;
revoke all on function vault.can_receive from public;
grant execute on function vault.can_receive to astra_app;
