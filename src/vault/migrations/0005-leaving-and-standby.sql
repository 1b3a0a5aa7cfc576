-- A member who leaves takes her key along; a team whose member left gets a new one at once, and what was wrapped to
-- the old key is wrapped again by the next member who signs in.
create function vault.rewrap_grant(p_dossier uuid, p_principal uuid, p_wrapped bytea, p_version int)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (p_principal = any (vault.my_principals())) then return false; end if;
  update vault.grants g set wrapped = p_wrapped, key_version = p_version
    where g.dossier = p_dossier and g.principal = p_principal and g.key_version < p_version;
  return found;
end $$;

create function vault.rewrap_standby(p_dossier uuid, p_principal uuid, p_wrapped bytea, p_version int)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (p_principal = any (vault.my_principals())) then return false; end if;
  update vault.standby s set wrapped = p_wrapped, key_version = p_version
    where s.dossier = p_dossier and s.principal = p_principal and s.key_version < p_version;
  return found;
end $$;

-- What is still wrapped to an older key of a team the actor belongs to.
create function vault.old_wraps(p_principal uuid, p_version int, p_limit int)
  returns table (dossier uuid, wrapped bytea, key_version int, standby boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.dossier, g.wrapped, g.key_version, false from vault.grants g
      where g.principal = p_principal and g.key_version < p_version and p_principal = any (vault.my_principals())
    union all
    select s.dossier, s.wrapped, s.key_version, true from vault.standby s
      where s.principal = p_principal and s.key_version < p_version and p_principal = any (vault.my_principals())
    limit p_limit $$;

-- Ends everything a person holds: her teams and their keys, her own grants. Records she alone held remain in standby.
create function vault.end_holdings(p_person uuid) returns uuid[] language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  teams uuid[];
begin
  if vault.actor() is null or vault.actor() = p_person then return '{}'; end if;
  select coalesce(array_agg(m.team), '{}') into teams from vault.memberships m where m.member = p_person;
  delete from vault.team_keys k where k.member = p_person;
  delete from vault.memberships m where m.member = p_person;
  delete from vault.grants g where g.principal = p_person;
  delete from vault.openers o where o.principal = p_person;
  return teams;
end $$;

-- Break-glass: a record of who opened what from standby, until when; its reason is sealed under the dossier's key.
create table vault.standby_openings (
  id uuid primary key,
  dossier uuid not null references vault.dossiers,
  by uuid not null,
  at timestamptz not null default now(),
  until timestamptz not null,
  reason bytea not null
);
create table vault.standby_reviews (
  opening uuid primary key references vault.standby_openings,
  by uuid not null,
  at timestamptz not null default now(),
  found text not null check (found in ('right', 'to_talk_about'))
);
alter table vault.standby_openings enable row level security;
alter table vault.standby_reviews enable row level security;

-- The wrap a lead's team holds, given only to a member of that team.
create function vault.standby_wrap(p_dossier uuid) returns table (principal uuid, wrapped bytea, key_version int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.principal, s.wrapped, s.key_version from vault.standby s
    where s.dossier = p_dossier and s.principal = any (vault.my_principals()) $$;

-- Turns standby into a grant for one lead, for a while, with its record. At most four hours.
create function vault.open_standby(p_id uuid, p_dossier uuid, p_wrapped bytea, p_version int, p_reason bytea, p_until timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d vault.dossiers;
begin
  if not exists (select from vault.standby s where s.dossier = p_dossier and s.principal = any (vault.my_principals()))
    then return false; end if;
  if p_until > now() + interval '4 hours' then return false; end if;
  select * into d from vault.dossiers where id = p_dossier;
  insert into vault.standby_openings (id, dossier, by, until, reason) values (p_id, p_dossier, vault.actor(), p_until, p_reason);
  insert into vault.grants (dossier, principal, kind, wrapped, key_version, giver, why, reason, until)
    values (p_dossier, vault.actor(), d.kind, p_wrapped, p_version, vault.actor(), 'standby', p_reason, p_until)
    on conflict (dossier, principal) do update
      set until = greatest(vault.grants.until, excluded.until), given = now()
      where vault.grants.until is not null;
  return true;
end $$;

-- The openings a lead or director reviews: who, when, until when; the reason opens only with the dossier's key.
grant select on vault.standby_openings, vault.standby_reviews to astra_app;
grant insert on vault.standby_reviews to astra_app;
create policy signed_in on vault.standby_openings for select to astra_app using (vault.actor() is not null);
create policy signed_in on vault.standby_reviews for select to astra_app using (vault.actor() is not null);
create policy another on vault.standby_reviews for insert to astra_app
  with check (by = vault.actor() and not exists
    (select from vault.standby_openings o where o.id = opening and o.by = vault.actor()));

revoke all on function vault.rewrap_grant, vault.rewrap_standby, vault.old_wraps, vault.end_holdings,
  vault.standby_wrap, vault.open_standby from public;
grant execute on function vault.rewrap_grant, vault.rewrap_standby, vault.old_wraps, vault.end_holdings,
  vault.standby_wrap, vault.open_standby to astra_app;
