-- Whoever opens two records only through what she holds, as a lead through a contact and a case, may say that they are
-- one person: the link that says so she could always add, and now also the duty cards that belong to it. A card of
-- anybody else she still hangs nowhere.
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
  insert into vault.links (parent, child, kind, wrapped, by) values (p_parent, p_child, p_kind, p_wrapped, vault.actor())
    on conflict (parent, child, kind) do update set wrapped = coalesce(vault.links.wrapped, excluded.wrapped);
  return true;
end $$;
