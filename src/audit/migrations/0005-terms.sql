-- What was searched for, and why a number went out, is sealed in the line under a key of its own; here lies that key,
-- sealed to the leads. Without it the line says nothing any more, and the chain stays whole. `about`: the record for
-- which it was asked, where there is one.
create table audit.term_keys (
  id uuid primary key,
  wrapped bytea not null,
  about uuid,
  at timestamptz not null default now()
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
create index term_keys_by_about on audit.term_keys (about) where about is not null;
create index term_keys_by_time on audit.term_keys (at);
alter table audit.term_keys enable row level security;
grant insert on audit.term_keys to astra_app;
create policy kept on audit.term_keys for insert to astra_app with check ((select vault.is_staff()));

-- Which key a line's words are sealed under; null for words of before there were such keys, and for other details.
create function audit.term_key_of(p_detail bytea) returns uuid language sql immutable
  set search_path = pg_catalog, pg_temp as $$
    select case when length(p_detail) > 17 and get_byte(p_detail, 0) = 2
      then encode(substring(p_detail from 2 for 16), 'hex')::uuid end $$;

-- As before, with the key.
drop function audit.searches_of(uuid, timestamptz, timestamptz, uuid);
create function audit.searches_of(p_account uuid, p_from timestamptz, p_until timestamptz, p_team uuid)
  returns table (id uuid, at timestamptz, verb text, detail bytea, wrapped bytea, found int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select l.id, l.at, l.verb, l.detail, k.wrapped, cardinality(l.dossiers) from audit.lines l
    left join audit.term_keys k on k.id = audit.term_key_of(l.detail)
    where l.actor = p_account and l.at >= p_from and l.at < p_until and l.kind = 'search' and l.detail is not null
      and p_team = any ((select vault.my_principals())::uuid[])
    order by l.at desc limit 1000 $$;

-- With a record goes what was searched for when it was found, or when it was being written.
create function audit.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
begin
  if cardinality(v_over) = 0 then return; end if;
  delete from audit.term_keys k where k.about = any (v_over) or k.id in (
    select audit.term_key_of(l.detail) from audit.lines l where l.dossiers && v_over and l.detail is not null);
end $$;

-- Nobody needs to read after two years what was searched for.
create function audit.forget_terms() returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ delete from audit.term_keys k where k.at < now() - interval '24 months' $$;

revoke all on function audit.term_key_of, audit.searches_of, audit.forget, audit.forget_terms from public;
grant execute on function audit.searches_of to astra_app;
grant execute on function audit.forget, audit.forget_terms to astra_worker;
