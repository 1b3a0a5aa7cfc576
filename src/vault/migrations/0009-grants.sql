-- Taking a grant back, and why not: nobody takes what was given for longer than she herself holds; what the writer
-- holds only she gives up; a duty card stays with the teams that must know it at night (VAULT 2.2). Somebody else still
-- holds the record for as long: the last grant stays, and so does the last one without an end.
drop function vault.withdraw_grant;
create function vault.withdraw_grant(p_dossier uuid, p_principal uuid)
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
    or g.why = 'card' then return 'not-yours'; end if;
  if not exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and coalesce(o.until, 'infinity') >= greatest(coalesce(g.until, 'infinity'), now())) then return 'last'; end if;
  delete from vault.grants x where x.dossier = p_dossier and x.principal = p_principal;
  return 'done';
end $$;

-- Who reads a record through something linked to it, for those who can read it too; which record that is, only where
-- the actor can open that one as well.
drop function vault.readers_through;
create function vault.readers_through(p_dossier uuid)
  returns table (principal uuid, giver uuid, given timestamptz, until timestamptz, parent uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.principal, l.by, g.given, g.until, case when vault.can_open(l.parent) then l.parent end
    from vault.links l join vault.grants g on g.dossier = l.parent
    where l.child = p_dossier and l.wrapped is not null and (g.until is null or g.until > now())
      and vault.can_open(p_dossier)
    order by g.given $$;

-- From whom a record is hidden by name: they read nothing of it, whatever their teams hold.
create function vault.hidden_from(p_dossier uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select b.principal from vault.blocks b where b.dossier = p_dossier and vault.can_open(p_dossier) $$;

-- Duty cards made before a duty team was born. A member of a team that holds them wraps them to it, some at a time.
create function vault.cards_for(p_team uuid, p_limit int)
  returns table (dossier uuid, principal uuid, wrapped bytea, key_version int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct on (g.dossier) g.dossier, g.principal, g.wrapped, g.key_version from vault.grants g
    where g.why = 'card' and g.principal = any ((select vault.my_principals())::uuid[]) and g.principal <> p_team
      and not exists (select from vault.grants t where t.dossier = g.dossier and t.principal = p_team)
      and not exists (select from vault.blocks b where b.dossier = g.dossier and b.principal = vault.actor())
    order by g.dossier limit p_limit $$;

-- Whether any card still waits for a team: one that nobody present may open, too.
create function vault.cards_missing(p_team uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.grants g where g.why = 'card'
       and not exists (select from vault.grants t where t.dossier = g.dossier and t.principal = p_team)) $$;

create function vault.give_card(p_dossier uuid, p_team uuid, p_wrapped bytea, p_version int)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held vault.grants;
begin
  if vault.blocked(p_dossier) then return false; end if;
  if not exists (select from vault.principals p where p.id = p_team and p.kind = 'team') then return false; end if;
  select * into held from vault.grants g
    where g.dossier = p_dossier and g.why = 'card' and g.principal = any (vault.my_principals()) limit 1;
  if held.dossier is null then return false; end if;
  insert into vault.grants (dossier, principal, kind, opened, wrapped, key_version, giver, why)
    values (p_dossier, p_team, held.kind, held.opened, p_wrapped, p_version, vault.actor(), 'card')
    on conflict (dossier, principal) do nothing;
  return found;
end $$;

-- What a duty team's grant on a contact ends with, for those who can open it.
create function vault.grant_until(p_dossier uuid, p_principal uuid) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select g.until from vault.grants g where g.dossier = p_dossier and g.principal = p_principal
       and vault.can_open(p_dossier) $$;

revoke all on function vault.withdraw_grant, vault.readers_through, vault.hidden_from, vault.cards_for,
  vault.cards_missing, vault.give_card, vault.grant_until from public;
grant execute on function vault.withdraw_grant, vault.readers_through, vault.hidden_from, vault.cards_for,
  vault.cards_missing, vault.give_card, vault.grant_until to astra_app;
