-- Undoing the removal of a link that was the only way to the other record: the wrap goes with the link, at once, and is
-- handed to whoever removed it, as sealed as it was. What stays for a minute is its hash alone, so that only this wrap
-- comes back, from her who took it away.
create table vault.removed_links (
  parent uuid not null references vault.dossiers on delete cascade,
  child uuid not null references vault.dossiers on delete cascade,
  kind text not null,
  wrap_hash bytea not null,
  by uuid not null,
  day date not null,
  removed_by uuid not null,
  removed timestamptz not null default now(),
  primary key (parent, child, kind)
);
alter table vault.removed_links enable row level security;
grant select (removed), delete on vault.removed_links to astra_worker;
create policy over on vault.removed_links to astra_worker using (removed <= now() - interval '1 minute');

drop function vault.remove_link(uuid, uuid, text);
create function vault.remove_link(p_parent uuid, p_child uuid, p_kind text) returns table (wrapped bytea)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
      delete from vault.links l
        where l.parent = p_parent and l.child = p_child and l.kind = p_kind and vault.can_open(p_parent)
        returning l.*),
    noted as (
      insert into vault.removed_links (parent, child, kind, wrap_hash, by, day, removed_by)
        select g.parent, g.child, g.kind, sha256(g.wrapped), g.by, g.day, vault.actor() from gone g
          where g.wrapped is not null and not vault.blocked(p_child)
        on conflict (parent, child, kind) do update
          set wrap_hash = excluded.wrap_hash, by = excluded.by, day = excluded.day, removed_by = excluded.removed_by,
              removed = excluded.removed)
    select case when vault.blocked(p_child) then null else g.wrapped end from gone g $$;

create function vault.restore_link(p_parent uuid, p_child uuid, p_kind text, p_wrapped bytea) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
      delete from vault.removed_links r
        where r.parent = p_parent and r.child = p_child and r.kind = p_kind and r.wrap_hash = sha256(p_wrapped)
          and r.removed_by = vault.actor() and r.removed > now() - interval '1 minute'
          and vault.can_open(p_parent) and not vault.blocked(p_child)
        returning r.*),
    back as (
      insert into vault.links (parent, child, kind, wrapped, by, day)
        select g.parent, g.child, g.kind, p_wrapped, g.by, g.day from gone g
        on conflict (parent, child, kind) do update set wrapped = coalesce(vault.links.wrapped, excluded.wrapped))
    select exists (select from gone) $$;
revoke all on function vault.remove_link, vault.restore_link from public;
grant execute on function vault.remove_link, vault.restore_link to astra_app;
