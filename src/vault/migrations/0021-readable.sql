-- What the actor may open of what search finds, and of what opens it, where that is little: at most so many, one more
-- where there are more. Hidden ones are in it; it only says where to look, `openable` and `can_open` say what may be shown.
create function vault.readable(p_most int) returns table (dossier uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ with own as materialized (
       select g.dossier from vault.grants g
         where g.principal = any ((select vault.my_principals())::uuid[]) and g.kind in ('person', 'contact', 'case')
           and (g.until is null or g.until > now())
         limit p_most + 1)
     select r.dossier from (
       select o.dossier from own o
       union select l.child from vault.links l join own o on o.dossier = l.parent where l.wrapped is not null) r
     limit p_most + 1 $$;

revoke all on function vault.readable from public;
grant execute on function vault.readable to astra_app;
