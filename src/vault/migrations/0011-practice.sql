-- A practice record: invented, marked on every screen, counted nowhere, gone after a week.
alter table vault.dossiers add column practice boolean not null default false;

-- Which records are practice, for the numbers that leave them out. For the owner's functions only.
create function vault.practice_records() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select d.id from vault.dossiers d where d.practice $$;
-- Which record is about which person. For the owner's functions only: they count and tell no id.
create function vault.about_pairs() returns table (record uuid, person uuid) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select l.parent, l.child from vault.links l where l.kind = 'about' $$;
revoke all on function vault.practice_records, vault.about_pairs from public;
