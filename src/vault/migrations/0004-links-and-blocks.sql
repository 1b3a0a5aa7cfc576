-- A link carries the child's key wrapped under the parent's, so that a grant on the parent opens the child: one step
-- deep and no further (VAULT 2.1). Without a wrap it only says that the two belong together.
create table vault.links (
  parent uuid not null references vault.dossiers deferrable initially deferred,
  child uuid not null references vault.dossiers deferrable initially deferred,
  kind text not null check (kind in ('about', 'card', 'tie', 'same')),
  wrapped bytea,
  by uuid not null,
  day date not null default current_date,
  primary key (parent, child, kind),
  check (parent <> child)
);
create index links_by_child on vault.links (child);

-- Hidden from one colleague by name (kin, a conflict of interest), whatever her teams hold (VAULT 2.2).
create table vault.blocks (
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  principal uuid not null references vault.principals,
  by uuid not null,
  primary key (dossier, principal)
);

alter table vault.links enable row level security;
alter table vault.blocks enable row level security;

create function vault.blocked(p_dossier uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.blocks b where b.dossier = p_dossier and b.principal = vault.actor()) $$;

-- A grant of one's own or of a team, on this very dossier.
create function vault.holds(p_dossier uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (
       select from vault.grants g
       where g.dossier = p_dossier and g.principal = any ((select vault.my_principals())::uuid[])
         and (g.until is null or g.until > now()))
     and not exists (select from vault.blocks b where b.dossier = p_dossier and b.principal = vault.actor()) $$;

create or replace function vault.can_open(p_dossier uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select (
       exists (
         select from vault.grants g
         where g.dossier = p_dossier and g.principal = any ((select vault.my_principals())::uuid[])
           and (g.until is null or g.until > now()))
       or exists (
         select from vault.links l join vault.grants g on g.dossier = l.parent
         where l.child = p_dossier and l.wrapped is not null
           and g.principal = any ((select vault.my_principals())::uuid[]) and (g.until is null or g.until > now())
           and not exists (select from vault.blocks b where b.dossier = l.parent and b.principal = vault.actor())))
     and not exists (select from vault.blocks b where b.dossier = p_dossier and b.principal = vault.actor()) $$;

-- A wrapped key is no row for somebody it is hidden from, though her team holds it.
drop policy mine on vault.grants;
create policy mine on vault.grants for select to astra_app
  using (principal = any ((select vault.my_principals())::uuid[]) and (until is null or until > now())
           and not vault.blocked(dossier)
         or vault.can_open(dossier));

-- Those of many dossiers the actor may open, by a grant or by one link: one join, for work lists and hits.
create or replace function vault.openable(p_dossiers uuid[]) returns table (dossier uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select o.dossier, min(o.opened) from (
       select g.dossier, g.opened from vault.grants g
         where g.dossier = any (p_dossiers) and g.principal = any ((select vault.my_principals())::uuid[])
           and (g.until is null or g.until > now())
       union all
       select l.child, g.opened from vault.links l join vault.grants g on g.dossier = l.parent
         where l.child = any (p_dossiers) and l.wrapped is not null
           and g.principal = any ((select vault.my_principals())::uuid[]) and (g.until is null or g.until > now())
           and not exists (select from vault.blocks b where b.dossier = l.parent and b.principal = vault.actor())
     ) o
     where not exists (select from vault.blocks b where b.dossier = o.dossier and b.principal = vault.actor())
     group by o.dossier $$;

-- Whoever can open both may link them. Without a wrap the link says only that they belong together; for that it is
-- enough to know the other by its duty card. A key that was missing may be added later, one that is there stays.
create function vault.add_link(p_parent uuid, p_child uuid, p_kind text, p_wrapped bytea)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (vault.holds(p_parent) or p_kind in ('tie', 'same') and vault.can_open(p_parent)) then return false; end if;
  if not (vault.can_open(p_child) or p_wrapped is null and exists (
      select from vault.links c where c.parent = p_child and c.kind = 'card' and vault.can_open(c.child)))
    then return false; end if;
  insert into vault.links (parent, child, kind, wrapped, by) values (p_parent, p_child, p_kind, p_wrapped, vault.actor())
    on conflict (parent, child, kind) do update set wrapped = coalesce(vault.links.wrapped, excluded.wrapped);
  return true;
end $$;

create function vault.remove_link(p_parent uuid, p_child uuid, p_kind text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_parent) then return false; end if;
  delete from vault.links l where l.parent = p_parent and l.child = p_child and l.kind = p_kind;
  return found;
end $$;

-- What hangs on a dossier the actor may open.
create function vault.children(p_parent uuid, p_kind text)
  returns table (child uuid, opens boolean, by uuid, day date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select l.child, l.wrapped is not null, l.by, l.day from vault.links l
     where l.parent = p_parent and l.kind = p_kind and vault.can_open(p_parent) order by l.day, l.child $$;

-- What hangs a dossier in turn: only those the actor holds a grant on, newest first.
create function vault.parents(p_children uuid[], p_kind text) returns table (parent uuid, child uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select l.parent, l.child from vault.links l
     where l.child = any (p_children) and l.kind = p_kind and vault.holds(l.parent) order by l.day desc $$;

-- Wraps by which the actor may open these dossiers through something she holds.
create function vault.link_wraps(p_children uuid[]) returns table (parent uuid, child uuid, wrapped bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select l.parent, l.child, l.wrapped from vault.links l
     where l.child = any (p_children) and l.wrapped is not null and vault.holds(l.parent)
       and not exists (select from vault.blocks b where b.dossier = l.child and b.principal = vault.actor()) $$;

-- Hides a dossier from a colleague by name, and shows it again; nobody does it for herself.
create function vault.block(p_dossier uuid, p_principal uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_principal = vault.actor() or not vault.can_open(p_dossier) then return false; end if;
  insert into vault.blocks (dossier, principal, by) values (p_dossier, p_principal, vault.actor())
    on conflict (dossier, principal) do nothing;
  return true;
end $$;
create function vault.unblock(p_dossier uuid, p_principal uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_principal = vault.actor() or not vault.can_open(p_dossier) then return false; end if;
  delete from vault.blocks b where b.dossier = p_dossier and b.principal = p_principal;
  return found;
end $$;

-- Which of these are hidden from the actor: search must not even say that they exist.
create function vault.blocked_of(p_dossiers uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select b.dossier from vault.blocks b where b.dossier = any (p_dossiers) and b.principal = vault.actor() $$;

-- Whom to ask about a record one cannot read: who wrote it. An account's id, nothing of the record.
create function vault.writer_of(p_dossier uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select g.principal from vault.grants g
     where g.dossier = p_dossier and g.why = 'writer' and vault.actor() is not null order by g.given limit 1 $$;

revoke all on function vault.blocked, vault.holds, vault.add_link, vault.remove_link, vault.children, vault.parents,
  vault.link_wraps, vault.block, vault.unblock, vault.blocked_of, vault.writer_of from public;
grant execute on function vault.blocked, vault.holds, vault.add_link, vault.remove_link, vault.children,
  vault.parents, vault.link_wraps, vault.block, vault.unblock, vault.blocked_of, vault.writer_of to astra_app;

-- Versions of a team's key to which content was sealed outright: they stay with the members when the grants have been
-- wrapped anew, or what was sealed to them could never be read again.
create table vault.kept_keys (
  team uuid not null,
  version int not null,
  -- Everything granted under this version has been wrapped anew.
  renewed boolean not null default false,
  primary key (team, version),
  foreign key (team, version) references vault.principal_keys (principal, version)
);
alter table vault.kept_keys enable row level security;
grant select, insert, update (renewed) on vault.kept_keys to astra_app;
create policy known on vault.kept_keys for select to astra_app using (true);
create policy kept on vault.kept_keys for insert to astra_app with check (true);
create policy renewed on vault.kept_keys for update to astra_app using (vault.actor() is not null);
