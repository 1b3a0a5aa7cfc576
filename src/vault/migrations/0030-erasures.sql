-- What is being erased, as long as the transaction that erases it lasts: it is filled, every room forgets its part, and
-- the vault empties it. Nobody but the owner's functions reaches it.
create table vault.erasing (dossier uuid primary key);
alter table vault.erasing enable row level security;

-- The register of erasures: which record, what went with it, when, by which rule, in which run and who confirmed that.
-- Ids and codes, no more. Each entry carries the hash of the one before, and is vouched for by the keyring; the same
-- lines lie beside the keyring, so that a restore erases again what is in them (VAULT 3.8).
create table vault.erasures (
  number bigint primary key,
  record uuid not null unique,
  gone uuid[] not null,
  rule text not null check (rule ~ '^[a-z_]{2,40}$'),
  day date not null,
  run uuid not null,
  by uuid not null,
  previous bytea not null unique,
  hash bytea not null unique,
  mac bytea not null
);
create index erasures_by_run on vault.erasures (run);
alter table vault.erasures enable row level security;

create function vault.is_erasing(p_record uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from vault.erasing e where e.dossier = p_record) $$;
revoke all on function vault.is_erasing from public;
grant execute on function vault.is_erasing to astra_worker;

grant select on vault.erasures to astra_app;
create policy known on vault.erasures for select to astra_app using ((select vault.is_staff()));
grant select, insert on vault.erasures to astra_worker;
create policy clock on vault.erasures for select to astra_worker using (true);
create policy noted on vault.erasures for insert to astra_worker with check (vault.is_erasing(record));

-- What goes in this transaction: practice whose time is over, and what is being erased. For the functions by which each
-- room forgets its part.
create function vault.going() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select d.id from vault.dossiers d where d.practice_ends <= now() union select e.dossier from vault.erasing e $$;
create function vault.openings_of_going() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select o.id from vault.standby_openings o where o.dossier in (select vault.going()) $$;

-- Holds records that are there against anybody who writes about them, and says which they are. For the owner's functions.
create function vault.hold_records(p_records uuid[]) returns setof uuid language sql volatile security definer
  set search_path = pg_catalog, pg_temp as
  $$ select d.id from vault.dossiers d where d.id = any (p_records) order by d.id for update $$;
-- Begins to erase. For the owner's functions, each of which asks first whether it may be.
create function vault.begin_erasing(p_records uuid[]) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ insert into vault.erasing (dossier) select unnest(p_records) on conflict do nothing $$;
-- Which persons are said to be one. For the owner's functions.
create function vault.same_pairs() returns table (a uuid, b uuid) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select l.parent, l.child from vault.links l where l.kind in ('same', 'tie') $$;
revoke all on function vault.going, vault.openings_of_going, vault.hold_records, vault.begin_erasing, vault.same_pairs
  from public;

-- The last room to forget: the keys, and with them the records; of whoever wrote to us also her own keys and her receipt.
-- What another room did not forget keeps everything, at commit.
create function vault.forget() returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
  v_visitors uuid[] := array(select g.principal from vault.grants g where g.dossier = any (v_over) and g.why = 'visitor');
begin
  delete from vault.standby_reviews r using vault.standby_openings o where o.id = r.opening and o.dossier = any (v_over);
  delete from vault.standby_openings o where o.dossier = any (v_over);
  delete from vault.files f where f.dossier = any (v_over);
  delete from vault.links l where l.parent = any (v_over) or l.child = any (v_over);
  delete from vault.taken_from_duty t where t.dossier = any (v_over);
  delete from vault.blocks b where b.dossier = any (v_over);
  delete from vault.grants g where g.dossier = any (v_over);
  delete from vault.standby s where s.dossier = any (v_over);
  delete from vault.recovery_wraps r where r.dossier = any (v_over);
  delete from vault.receipts r where r.visitor = any (v_visitors);
  delete from vault.openers o where o.principal = any (v_visitors);
  delete from vault.principal_keys k where k.principal = any (v_visitors);
  delete from vault.principals p where p.id = any (v_visitors) and p.kind = 'visitor';
  delete from vault.dossiers d where d.id = any (v_over);
  delete from vault.erasing;
  return cardinality(v_over);
end $$;
revoke all on function vault.forget from public;
grant execute on function vault.forget to astra_worker;
drop function vault.forget_practice;

-- Destroyed keys and ciphertext leave the tables' pages at the next look of the database's own cleaner, a minute at most,
-- however few they are.
alter table vault.grants set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table vault.standby set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table vault.recovery_wraps set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table vault.links set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table vault.openers set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table vault.file_chunks set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
