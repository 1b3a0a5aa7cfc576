-- A record is practice from birth or never: no function and no privilege turns one that is there into practice, because
-- practice is deleted. `practice_ends`: when it goes. One column instead of the flag, so that none stays without an end.
alter table vault.dossiers drop column practice;
alter table vault.dossiers add column practice_ends timestamptz;
create index dossiers_practice on vault.dossiers (practice_ends) where practice_ends is not null;
create or replace function vault.practice_records() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select d.id from vault.dossiers d where d.practice_ends is not null $$;

-- As before, and of a practice record until when it is there: never longer than a week, and what is begun inside
-- another goes with that one.
drop function vault.open_dossier(uuid, text, jsonb, jsonb, jsonb);
create function vault.open_dossier(p_dossier uuid, p_kind text, p_grants jsonb, p_standby jsonb, p_recovery jsonb,
  p_practice timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into vault.dossiers (id, kind, practice_ends)
    values (p_dossier, p_kind, case when p_practice is not null
      then date_trunc('milliseconds', least(p_practice, now() + interval '7 days')) end);
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

-- The leads read what is practised, and hold it for that reason.
alter table vault.grants drop constraint grants_why_check;
alter table vault.grants add constraint grants_why_check
  check (why in ('writer', 'duty', 'shared', 'standby', 'staff', 'card', 'link', 'owner', 'team', 'practice'));

-- When a record goes because it is practice; null of a real one. Says nothing else of it.
create function vault.practice_until(p_dossier uuid) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select d.practice_ends from vault.dossiers d where d.id = p_dossier $$;
revoke all on function vault.open_dossier, vault.practice_until from public;
grant execute on function vault.open_dossier, vault.practice_until to astra_app;

-- Practice and real records are never linked, by whichever way.
create function vault.keep_practice_apart() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if (vault.practice_until(new.parent) is null) <> (vault.practice_until(new.child) is null) then
    raise exception 'practice stands apart' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function vault.keep_practice_apart from public;
create trigger practice_apart before insert or update on vault.links
  for each row execute function vault.keep_practice_apart();

-- Practice whose time is over. For the functions by which each room forgets its part, all in one transaction.
create function vault.practice_over() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select d.id from vault.dossiers d where d.practice_ends <= now() $$;
-- What a lead opened of it from standby: somebody was told, and that goes too.
create function vault.openings_of_practice_over() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select o.id from vault.standby_openings o where o.dossier in (select vault.practice_over()) $$;
revoke all on function vault.practice_over, vault.openings_of_practice_over from public;

-- The last of them: the keys, and with them the records. What a room did not forget keeps everything, at commit.
create function vault.forget_practice() returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.practice_over());
begin
  delete from vault.standby_reviews r using vault.standby_openings o where o.id = r.opening and o.dossier = any (v_over);
  delete from vault.standby_openings o where o.dossier = any (v_over);
  delete from vault.files f where f.dossier = any (v_over);
  delete from vault.links l where l.parent = any (v_over) or l.child = any (v_over);
  delete from vault.blocks b where b.dossier = any (v_over);
  delete from vault.grants g where g.dossier = any (v_over);
  delete from vault.standby s where s.dossier = any (v_over);
  delete from vault.recovery_wraps r where r.dossier = any (v_over);
  delete from vault.dossiers d where d.id = any (v_over);
  return cardinality(v_over);
end $$;
revoke all on function vault.forget_practice from public;
grant execute on function vault.forget_practice to astra_worker;
