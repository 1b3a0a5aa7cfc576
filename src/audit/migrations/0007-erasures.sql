-- How many erasures the audit tells of and the register of erasures does not: its end was cut off, or the middle of it. The
-- audit is chained and signed by itself. A number and nothing else.
create index lines_of_erasures on audit.lines (id) where verb = 'hotline.retention.erase';
create function audit.erasures_missing() returns bigint language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select count(*) from audit.lines l where l.verb = 'hotline.retention.erase'
      and not vault.in_register(l.dossiers) $$;
revoke all on function audit.erasures_missing from public;
grant execute on function audit.erasures_missing to astra_app;
