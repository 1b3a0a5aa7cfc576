-- Reading through a link gives no say over the grants of what is read: only a grant on the record itself does.
create or replace function vault.withdraw_grant(p_dossier uuid, p_principal uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.holds(p_dossier) then return false; end if;
  delete from vault.grants g where g.dossier = p_dossier and g.principal = p_principal
    and exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and coalesce(o.until, 'infinity') >= greatest(coalesce(g.until, 'infinity'), now()));
  return found;
end $$;

-- Who reads a record through something linked to it, for those who can read it too: "who can read this, and why".
create function vault.readers_through(p_dossier uuid)
  returns table (principal uuid, giver uuid, given timestamptz, until timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.principal, l.by, max(g.given), case when bool_or(g.until is null) then null else max(g.until) end
    from vault.links l join vault.grants g on g.dossier = l.parent
    where l.child = p_dossier and l.wrapped is not null and (g.until is null or g.until > now())
      and vault.can_open(p_dossier)
    group by g.principal, l.by order by max(g.given) $$;
revoke all on function vault.readers_through from public;
grant execute on function vault.readers_through to astra_app;
