-- How many persons, known by nothing else, would go with a contact that stands in the preview.
alter table hotline.retention_list add column along int not null default 0;

-- Alerts nobody answered that are about these records, whichever way they name them.
create function hotline.unanswered(p_records uuid[]) returns table (record uuid, kind text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select r.record, a.kind
    from hotline.alerts a cross join lateral (values (a.contact), (a.record), (a.about)) as r (record)
    where r.record = any (p_records) and not exists (select from hotline.alert_answers n where n.alert = a.id) $$;

-- As before, and: every alert nobody answered, also one of the record's tasks or of an opening; and a contact about
-- somebody whom an open case knows, though it was never attached to it.
create or replace function hotline.must_stay(p_contacts uuid[]) returns table (contact uuid, why text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    with about as materialized (
      select l.record, l.person as named, coalesce(o.first, l.person) as person
      from vault.about_links() l left join vault.counted_as() o on o.person = l.person
      where l.record = any (p_contacts)),
    same as (
      select a.record, a.named as person from about a
      union select a.record, o.person from about a join vault.counted_as() o on o.first = a.person),
    reasons as (
      select s.record as contact, s.why, case s.why when 'hold' then 1 else 8 end as weight
        from rights.must_stay(p_contacts) s
      union all select c.id, 'open', 2 from hotline.contacts c
        where c.id = any (p_contacts) and not exists (select from hotline.closures k where k.contact = c.id)
      union all select u.record, case u.kind when 'danger' then 'danger' else 'alert' end,
          case u.kind when 'danger' then 3 else 4 end from hotline.unanswered(p_contacts) u
      union all select o, 'promise', 5 from tasks.owed(p_contacts) o
      union all select p.record, 'handover', 6 from tasks.promises_of(p_contacts) p
        join hotline.handovers h on p.id = any (h.promises)
        where not exists (select from hotline.handover_reads r where r.handover = h.id)
      union all select k, 'case', 7 from cases.contacts_of_cases(p_contacts) k
      union all select s.record, 'case', 7 from same s
        join cases.persons_of_open_cases(array(select x.person from same x)) k on k = s.person
      union all select u, 'referral', 9 from network.under_way(p_contacts) u
      union all select c.id, 'missing', 10 from hotline.contacts c join hotline.lines l on l.id = c.line
        where c.id = any (p_contacts)
          and (l.kind = 'missing' or c.call_type like 'missing\_child\_%' or 'missing_child' = any (c.topics)))
    select distinct on (r.contact) r.contact, r.why from reasons r order by r.contact, r.weight $$;

-- As before, with more for which a person stays: a case knows her, her part in it ended or not; she is being sent on;
-- an alert about her has no answer; her file, her card or what she allows was written after her last contact closed.
-- Persons are told from their cards.
drop function hotline.known_only_by(uuid[]);
create function hotline.known_only_by(p_contacts uuid[]) returns table (contact uuid, dossier uuid, card boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive pairs as materialized (select b.a, b.b from people.bonds() b),
    about as materialized (select p.record, p.person from vault.about_pairs() p),
    near as (
      select distinct p.person as seed, p.person from about p where p.record = any (p_contacts)
      union select n.seed, b.b from near n join pairs b on b.a = n.person),
    everybody as materialized (select array_agg(distinct n.person) as ids from near n),
    cards as materialized (
      select c.person, c.card from people.cards_of((select e.ids from everybody e)) c),
    whose as materialized (
      select x.person, x.person as dossier from (select unnest(e.ids) as person from everybody e) x
      union all select c.person, c.card from cards c),
    records as materialized (select array_agg(w.dossier) as ids from whose w),
    closed as (
      select n.seed, max(k.day) as day from near n join about p on p.person = n.person and p.record = any (p_contacts)
        join hotline.closures k on k.contact = p.record group by n.seed),
    written as (
      select w.person, w.day from people.last_written((select e.ids from everybody e)) w
      union all select w.person, r.day from rights.last_said((select r.ids from records r)) r
        join whose w on w.dossier = r.record),
    kept as (
      select s.record from rights.must_stay((select r.ids from records r)) s
      union select o from tasks.owed((select r.ids from records r)) o
      union select u from network.under_way((select r.ids from records r)) u
      union select a.record from hotline.unanswered((select r.ids from records r)) a
      union select k from cases.persons_known((select e.ids from everybody e)) k),
    staying as (
      select n.seed from near n join about p on p.person = n.person where p.record <> all (p_contacts)
      union select n.seed from near n join whose w on w.person = n.person join kept k on k.record = w.dossier
      union select n.seed from near n join closed c on c.seed = n.seed join written w on w.person = n.person
        where w.day > c.day),
    gone as (
      select distinct on (n.person) p.record as contact, n.person
      from near n join about p on p.person = n.seed and p.record = any (p_contacts)
      where n.seed not in (select s.seed from staying s) order by n.person, p.record)
    select g.contact, g.person, false from gone g
    union all select g.contact, c.card, true from gone g join cards c on c.person = g.person $$;

-- How many persons would go with each of these contacts, if they all went. For the clock.
create function hotline.go_along(p_contacts uuid[]) returns table (contact uuid, persons int) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select k.contact, count(*)::int from hotline.known_only_by(p_contacts) k where not k.card group by k.contact $$;

-- Takes up, for the last look, what a confirmed run may take, so many at a time. Nobody can change, reopen or write about
-- it until the transaction ends; what somebody writes about at this moment is passed by, for the next time.
create function hotline.hold_due(p_run uuid, p_most int) returns setof uuid language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_day date;
  v_contacts uuid[];
begin
  select r.day into v_day from hotline.retention_runs r where r.id = p_run and r.done is null for update;
  v_contacts := array(select l.contact from hotline.retention_list l
    where l.held is null and l.goes <= v_day and l.listed <= v_day - 14 order by l.contact limit p_most);
  v_contacts := array(select c.id from hotline.contacts c where c.id = any (v_contacts) order by c.id for update skip locked);
  v_contacts := array(select k.contact from hotline.closures k
    where k.contact = any (v_contacts) order by k.contact for update skip locked);
  return query select h from vault.hold_free_records(v_contacts) h;
end $$;

-- Begins to erase these, which were taken up: of them what is still due in the run after the last look and has no reason
-- to stay at this very moment. Who goes along is held before it is decided: whoever somebody writes about at this moment
-- keeps the contacts that tell of her until the next time, and whom anything points to by now stays.
drop function hotline.begin_erasure(uuid, int);
create function hotline.begin_erasure(p_run uuid, p_contacts uuid[])
  returns table (record uuid, rule text, gone uuid[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_day date;
  v_contacts uuid[];
  v_of uuid[];
  v_along uuid[];
  v_wanted uuid[];
  v_held uuid[] := '{}';
begin
  select r.day into v_day from hotline.retention_runs r where r.id = p_run and r.done is null for update;
  v_contacts := array(select l.contact from hotline.retention_list l
    where l.contact = any (p_contacts) and l.held is null and l.goes <= v_day and l.listed <= v_day - 14);
  v_contacts := array(select c.id from hotline.contacts c where c.id = any (v_contacts) order by c.id for update skip locked);
  v_contacts := array(select h from vault.hold_free_records(v_contacts) h);
  v_contacts := array(select c from unnest(v_contacts) c
    where not exists (select from hotline.must_stay(v_contacts) s where s.contact = c));
  loop
    select coalesce(array_agg(k.contact), '{}'), coalesce(array_agg(k.dossier), '{}') into v_of, v_along
      from hotline.known_only_by(v_contacts) k;
    v_wanted := array(select a from unnest(v_along) a where a <> all (v_held));
    exit when cardinality(v_wanted) = 0;
    v_held := v_held || array(select h from people.hold_free(array(select vault.hold_free_records(v_wanted))) h);
    v_contacts := array(select c from unnest(v_contacts) c where not exists (
      select from unnest(v_of, v_along) as a (contact, dossier) where a.contact = c and a.dossier <> all (v_held)));
  end loop;
  perform vault.begin_erasing(v_contacts || v_along);
  return query
    select l.contact, l.kind,
      array(select a.dossier from unnest(v_of, v_along) as a (contact, dossier) where a.contact = l.contact)
    from hotline.retention_list l where l.contact = any (v_contacts) order by l.contact;
end $$;
revoke all on function hotline.known_only_by, hotline.unanswered, hotline.go_along, hotline.hold_due,
  hotline.begin_erasure from public;
grant execute on function hotline.go_along, hotline.hold_due, hotline.begin_erasure to astra_worker;

-- Whoever may confirm a run may stop it: what it has not taken stays.
alter table hotline.retention_runs add column stopped boolean not null default false;
grant update (done, stopped) on hotline.retention_runs to astra_app;
create policy stopped on hotline.retention_runs for update to astra_app
  using ((select vault.is_staff()) and done is null) with check ((select vault.is_staff()) and done is not null and stopped);
