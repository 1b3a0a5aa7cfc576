create schema vault;
grant usage on schema vault to astra_app, astra_worker;

-- Principals and their keys. Public halves carry a MAC under the keyring, checked before anything is wrapped.
create table vault.principals (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'team', 'recovery'))
);
create table vault.principal_keys (
  principal uuid not null references vault.principals,
  version int not null check (version > 0),
  public_key bytea not null check (length(public_key) = 32),
  mac bytea not null,
  since timestamptz not null default now(),
  primary key (principal, version)
);

-- What opens a person's private half: a passphrase, a printed sheet.
create table vault.openers (
  principal uuid not null references vault.principals,
  kind text not null check (kind in ('passphrase', 'sheet')),
  version int not null,
  salt bytea not null,
  cost jsonb not null,
  sealed bytea not null,
  primary key (principal, kind)
);

-- A membership is a record: asked, later confirmed by somebody who holds the key, later ended.
create table vault.memberships (
  team uuid not null references vault.principals,
  member uuid not null references vault.principals,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  mac bytea,
  primary key (team, member),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((confirmed_by is null) = (mac is null))
);
create index memberships_by_member on vault.memberships (member);

-- A team's private key, once per member and version.
create table vault.team_keys (
  team uuid not null,
  version int not null,
  member uuid not null,
  wrapped bytea not null,
  primary key (team, version, member),
  foreign key (team, version) references vault.principal_keys (principal, version)
);
create index team_keys_by_member on vault.team_keys (member);

create table vault.dossiers (
  id uuid primary key,
  kind text not null,
  day date not null default current_date
);

-- One row is one key and one right: no grant, no row; no row, no key.
create table vault.grants (
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  principal uuid not null references vault.principals,
  kind text not null,
  opened timestamptz not null default now(),
  wrapped bytea not null,
  key_version int not null,
  giver uuid not null,
  given timestamptz not null default now(),
  why text not null check (why in ('writer', 'duty', 'shared', 'standby', 'staff', 'card', 'link')),
  reason bytea,
  until timestamptz,
  primary key (dossier, principal)
);
create index grants_newest on vault.grants (principal, kind, opened desc);

-- Written at birth, opened by a lead with a reason: a standby row gives no row of anything by itself.
create table vault.standby (
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  principal uuid not null references vault.principals,
  wrapped bytea not null,
  key_version int not null,
  primary key (dossier, principal)
);
create table vault.recovery_wraps (
  dossier uuid primary key references vault.dossiers deferrable initially deferred,
  principal uuid not null references vault.principals,
  wrapped bytea not null,
  key_version int not null
);

-- Who the actor is, and every principal whose grants count as the actor's.
create function vault.actor() returns uuid language sql stable
  set search_path = pg_catalog, pg_temp as
  $$ select nullif(current_setting('astra.actor', true), '')::uuid $$;

create function vault.my_principals() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select array_agg(p) from (
       select vault.actor() as p where vault.actor() is not null
       union select m.team from vault.memberships m where m.member = vault.actor() and m.confirmed_by is not null
     ) mine $$;

create function vault.can_open(p_dossier uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (
       select from vault.grants g
       where g.dossier = p_dossier and g.principal = any (vault.my_principals())
         and (g.until is null or g.until > now())) $$;

-- The newest dossiers of a kind the actor may open. Starts from grants, per principal along their index, so that a
-- worker with ten among fifty thousand waits no longer than a lead with all (VAULT 2.5).
create function vault.newest(p_kind text, p_limit int) returns table (dossier uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select n.dossier, max(n.opened) from unnest(vault.my_principals()) p
       cross join lateral (
         select g.dossier, g.opened from vault.grants g
         where g.principal = p and g.kind = p_kind and (g.until is null or g.until > now())
         order by g.opened desc limit p_limit) n
     group by n.dossier order by max(n.opened) desc limit p_limit $$;

-- Opens a dossier with its first grants. Whoever may only post (a telephone, a visitor) uses it and can read nothing back.
create function vault.open_dossier(p_dossier uuid, p_kind text, p_grants jsonb, p_standby jsonb, p_recovery jsonb)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into vault.dossiers (id, kind) values (p_dossier, p_kind);
  insert into vault.grants (dossier, principal, kind, wrapped, key_version, giver, why, until)
    select p_dossier, (g->>'principal')::uuid, p_kind, decode(g->>'wrapped', 'base64'), (g->>'version')::int,
           coalesce(vault.actor(), (g->>'principal')::uuid), g->>'why', (g->>'until')::timestamptz
    from jsonb_array_elements(p_grants) g;
  insert into vault.standby (dossier, principal, wrapped, key_version)
    select p_dossier, (s->>'principal')::uuid, decode(s->>'wrapped', 'base64'), (s->>'version')::int
    from jsonb_array_elements(p_standby) s;
  insert into vault.recovery_wraps (dossier, principal, wrapped, key_version)
    select p_dossier, (r->>'principal')::uuid, decode(r->>'wrapped', 'base64'), (r->>'version')::int
    from jsonb_array_elements(p_recovery) r;
end $$;

-- Adds a grant where the giver holds one, never a longer one than the giver's own, and says whether it did.
create function vault.add_grant(p_dossier uuid, p_principal uuid, p_wrapped bytea, p_version int, p_why text,
  p_reason bytea, p_until timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held vault.grants;
begin
  select * into held from vault.grants g
    where g.dossier = p_dossier and g.principal = any (vault.my_principals()) and (g.until is null or g.until > now())
    order by g.until desc nulls first limit 1;
  if held.dossier is null then return false; end if;
  insert into vault.grants (dossier, principal, kind, opened, wrapped, key_version, giver, why, reason, until)
    values (p_dossier, p_principal, held.kind, held.opened, p_wrapped, p_version, vault.actor(), p_why, p_reason,
            least(p_until, held.until))
    on conflict (dossier, principal) do update
      set wrapped = excluded.wrapped, key_version = excluded.key_version, giver = excluded.giver, given = now(),
          why = excluded.why, reason = excluded.reason, until = excluded.until;
  return true;
end $$;

-- Withdraws a grant where the actor holds one; the wrapped key is deleted, not flagged. The last grant stays.
create function vault.withdraw_grant(p_dossier uuid, p_principal uuid)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_dossier) then return false; end if;
  if (select count(*) from vault.grants g where g.dossier = p_dossier and g.principal <> p_principal
        and (g.until is null or g.until > now())) = 0 then return false; end if;
  delete from vault.grants g where g.dossier = p_dossier and g.principal = p_principal;
  return found;
end $$;

revoke all on function vault.open_dossier, vault.add_grant, vault.withdraw_grant, vault.can_open, vault.my_principals,
  vault.newest from public;
grant execute on function vault.open_dossier, vault.add_grant, vault.withdraw_grant, vault.can_open,
  vault.my_principals, vault.newest to astra_app;

alter table vault.principals enable row level security;
alter table vault.principal_keys enable row level security;
alter table vault.openers enable row level security;
alter table vault.memberships enable row level security;
alter table vault.team_keys enable row level security;
alter table vault.dossiers enable row level security;
alter table vault.grants enable row level security;
alter table vault.standby enable row level security;
alter table vault.recovery_wraps enable row level security;

-- Public halves and who belongs where are no secret among staff; private halves open only with their opener.
grant select, insert on vault.principals, vault.principal_keys to astra_app;
create policy known on vault.principals for select to astra_app using (true);
create policy born on vault.principals for insert to astra_app with check (true);
create policy known on vault.principal_keys for select to astra_app using (true);
create policy born on vault.principal_keys for insert to astra_app with check (true);

-- Openers are read before anybody is signed in (that is what signing in is).
grant select, insert, update, delete on vault.openers to astra_app;
create policy all_app on vault.openers to astra_app using (true) with check (true);

grant select, insert, update, delete on vault.memberships to astra_app;
create policy known on vault.memberships for select to astra_app using (true);
create policy asked on vault.memberships for insert to astra_app with check (asked_by = vault.actor());
create policy changed on vault.memberships for update to astra_app using (vault.actor() is not null);
create policy ended on vault.memberships for delete to astra_app using (vault.actor() is not null);

grant select, insert, delete on vault.team_keys to astra_app;
create policy mine on vault.team_keys for select to astra_app using (member = vault.actor());
create policy given on vault.team_keys for insert to astra_app with check (vault.actor() is not null);
create policy ended on vault.team_keys for delete to astra_app using (vault.actor() is not null);

grant select on vault.dossiers to astra_app;
create policy granted on vault.dossiers for select to astra_app using (vault.can_open(id));

grant select on vault.grants to astra_app;
create policy mine on vault.grants for select to astra_app
  using (principal = any ((select vault.my_principals())::uuid[]) and (until is null or until > now())
         or vault.can_open(dossier));

-- Standby and recovery wraps are written through open_dossier and read by nobody until their own functions open one.
