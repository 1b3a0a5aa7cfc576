-- Every link that was taken away can be put back within its minute, one that opened nothing too; and one that was closed
-- can be opened again the same way: the wrap it carried is handed over, its hash stays.
alter table vault.removed_links alter column wrap_hash drop not null;

create or replace function vault.remove_link(p_parent uuid, p_child uuid, p_kind text) returns table (wrapped bytea)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
      delete from vault.links l
        where l.parent = p_parent and l.child = p_child and l.kind = p_kind and vault.can_open(p_parent)
        returning l.*),
    noted as (
      insert into vault.removed_links (parent, child, kind, wrap_hash, by, day, removed_by)
        select g.parent, g.child, g.kind, sha256(g.wrapped), g.by, g.day, vault.actor() from gone g
          where not vault.blocked(p_child)
        on conflict (parent, child, kind) do update
          set wrap_hash = excluded.wrap_hash, by = excluded.by, day = excluded.day, removed_by = excluded.removed_by,
              removed = excluded.removed)
    select case when vault.blocked(p_child) then null else g.wrapped end from gone g $$;

drop function vault.close_link(uuid, uuid, text);
create function vault.close_link(p_parent uuid, p_child uuid, p_kind text) returns table (wrapped bytea)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with open as (
      select l.* from vault.links l
        where l.parent = p_parent and l.child = p_child and l.kind = p_kind and vault.can_open(p_parent) for update),
    closed as (
      update vault.links l set wrapped = null from open o
        where l.parent = o.parent and l.child = o.child and l.kind = o.kind),
    noted as (
      insert into vault.removed_links (parent, child, kind, wrap_hash, by, day, removed_by)
        select o.parent, o.child, o.kind, sha256(o.wrapped), o.by, o.day, vault.actor() from open o
          where not vault.blocked(p_child)
        on conflict (parent, child, kind) do update
          set wrap_hash = excluded.wrap_hash, by = excluded.by, day = excluded.day, removed_by = excluded.removed_by,
              removed = excluded.removed)
    select case when vault.blocked(p_child) then null else o.wrapped end from open o $$;
revoke all on function vault.close_link from public;
grant execute on function vault.close_link to astra_app;

create or replace function vault.restore_link(p_parent uuid, p_child uuid, p_kind text, p_wrapped bytea) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
      delete from vault.removed_links r
        where r.parent = p_parent and r.child = p_child and r.kind = p_kind
          and r.wrap_hash is not distinct from sha256(p_wrapped)
          and r.removed_by = vault.actor() and r.removed > now() - interval '1 minute'
          and vault.can_open(p_parent) and not vault.blocked(p_child)
        returning r.*),
    back as (
      insert into vault.links (parent, child, kind, wrapped, by, day)
        select g.parent, g.child, g.kind, p_wrapped, g.by, g.day from gone g
        on conflict (parent, child, kind) do update set wrapped = coalesce(vault.links.wrapped, excluded.wrapped))
    select exists (select from gone) $$;
