-- What closed contacts are by their codes, counted by the day their time runs from and without their ids: what a rule would
-- mean, before it is set. For somebody at work.
create function hotline.retention_days() returns table (since date, outcome text, call_type text, child boolean,
  grave boolean, named boolean, about boolean, said boolean, more boolean, count bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select greatest(f.day, f.closed, f.changed), f.outcome, f.call_type, f.child, f.grave, f.named, f.about, f.said, f.more,
      count(*)
    from hotline.retention_facts(null) f where (select vault.is_staff()) group by 1, 2, 3, 4, 5, 6, 7, 8, 9 $$;
revoke all on function hotline.retention_days from public;
grant execute on function hotline.retention_days to astra_app;

-- Changes with every rule that is set and every hold that is set or lifted: the clock looks again at once.
create function hotline.retention_mark() returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    select concat_ws('/', (select count(*) from hotline.retention_rules r), rights.holds_noted()) $$;
revoke all on function hotline.retention_mark from public;
grant execute on function hotline.retention_mark to astra_worker;
