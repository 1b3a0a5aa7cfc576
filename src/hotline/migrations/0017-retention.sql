-- How long each kind of contact is kept, in months after it was closed, where the house has decided otherwise than the
-- list that ships with the program; none: until somebody decides. Nothing is overwritten, the newest version holds.
create table hotline.retention_rules (
  kind text not null check (kind ~ '^[a-z_]{2,40}$'),
  version int not null check (version > 0),
  months int check (months between 1 and 600),
  by uuid not null references staff.accounts,
  day date not null,
  primary key (kind, version)
);

-- The preview: contacts whose time comes within thirty days, `goes` being that day, and since when each stands here.
-- `held`: why it stays nevertheless. Kept by the clock, which holds no key; ids, codes and days.
create table hotline.retention_list (
  contact uuid primary key references hotline.contacts on delete cascade,
  kind text not null,
  goes date not null,
  listed date not null,
  held text
);
create index retention_list_goes on hotline.retention_list (goes);

-- A run somebody confirmed: whatever was due on that day and had stood in the preview for fourteen days goes.
create table hotline.retention_runs (
  id uuid primary key,
  by uuid not null references staff.accounts,
  day date not null,
  at timestamptz not null,
  done timestamptz
);
create unique index retention_runs_one on hotline.retention_runs ((true)) where done is null;

alter table hotline.retention_rules enable row level security;
alter table hotline.retention_list enable row level security;
alter table hotline.retention_runs enable row level security;

grant select, insert on hotline.retention_rules, hotline.retention_runs to astra_app;
create policy known on hotline.retention_rules for select to astra_app using ((select vault.is_staff()));
create policy given on hotline.retention_rules for insert to astra_app with check (by = vault.actor() and (select vault.is_staff()));
create policy known on hotline.retention_runs for select to astra_app using ((select vault.is_staff()));
create policy confirmed on hotline.retention_runs for insert to astra_app
  with check (by = vault.actor() and (select vault.is_staff()) and day <= at::date + 1 and at <= now() + interval '1 minute' and done is null);
grant select on hotline.retention_list to astra_app;
create policy known on hotline.retention_list for select to astra_app using ((select vault.is_staff()));

grant select on hotline.retention_rules to astra_worker;
create policy clock on hotline.retention_rules for select to astra_worker using (true);
grant select, insert, update, delete on hotline.retention_list to astra_worker;
create policy clock on hotline.retention_list to astra_worker using (true) with check (true);
grant select, update (done) on hotline.retention_runs to astra_worker;
create policy clock on hotline.retention_runs to astra_worker using (true) with check (done is not null);

-- Why a contact must stay whatever its rule says, the gravest reason of each. For the owner's functions.
create function hotline.must_stay(p_contacts uuid[]) returns table (contact uuid, why text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    with reasons as (
      select s.record as contact, s.why, case s.why when 'hold' then 1 else 7 end as weight
        from rights.must_stay(p_contacts) s
      union all select c.id, 'open', 2 from hotline.contacts c
        where c.id = any (p_contacts) and not exists (select from hotline.closures k where k.contact = c.id)
      union all select a.contact, 'danger', 3 from hotline.alerts a
        where a.contact = any (p_contacts) and not exists (select from hotline.alert_answers n where n.alert = a.id)
      union all select o, 'promise', 4 from tasks.owed(p_contacts) o
      union all select p.record, 'handover', 5 from tasks.promises_of(p_contacts) p
        join hotline.handovers h on p.id = any (h.promises)
        where not exists (select from hotline.handover_reads r where r.handover = h.id)
      union all select k, 'case', 6 from cases.contacts_of_cases(p_contacts) k
      union all select u, 'referral', 8 from network.under_way(p_contacts) u
      union all select c.id, 'missing', 9 from hotline.contacts c join hotline.lines l on l.id = c.line
        where c.id = any (p_contacts)
          and (l.kind = 'missing' or c.call_type like 'missing\_child\_%' or 'missing_child' = any (c.topics)))
    select distinct on (r.contact) r.contact, r.why from reasons r order by r.contact, r.weight $$;

-- What the clock must know of closed contacts: codes and days. Practice has a clock of its own.
create function hotline.retention_facts() returns table (id uuid, day date, closed date, outcome text, call_type text,
  risk text, age_band text, named boolean, about boolean, held text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.day, k.day, k.outcome, c.call_type, c.risk, c.age_band,
      c.anonymous is distinct from 'yes'
        and exists (select from hotline.entries e where e.contact = c.id and e.field = 'caller_name'),
      a.record is not null, s.why
    from hotline.contacts c join hotline.closures k on k.contact = c.id
      left join (select distinct p.record from vault.about_pairs() p) a on a.record = c.id
      left join hotline.must_stay(array(select x.contact from hotline.closures x)) s on s.contact = c.id
    where not exists (select from vault.practice_records() r where r = c.id) $$;

-- Persons known only by these contacts, whatever they are bound to among themselves, with their cards: they go along.
-- Not where anything is still owed to one of them, or must be kept.
create function hotline.known_only_by(p_contacts uuid[]) returns table (contact uuid, dossier uuid) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    with recursive pairs as materialized (select b.a, b.b from people.bonds() b),
    near as (
      select distinct p.person as seed, p.person from vault.about_pairs() p where p.record = any (p_contacts)
      union select n.seed, b.b from near n join pairs b on b.a = n.person),
    everybody as materialized (select array_agg(distinct n.person) as ids from near n),
    staying as (
      select n.seed from near n join vault.about_pairs() p on p.person = n.person where p.record <> all (p_contacts)
      union select n.seed from near n join rights.must_stay((select e.ids from everybody e)) s on s.record = n.person
      union select n.seed from near n join tasks.owed((select e.ids from everybody e)) o on o = n.person),
    gone as (
      select distinct on (n.person) p.record as contact, n.person
      from near n join vault.about_pairs() p on p.person = n.seed and p.record = any (p_contacts)
      where n.seed not in (select s.seed from staying s) order by n.person, p.record)
    select g.contact, g.person from gone g
    union all select g.contact, c.card from gone g
      join people.cards_of(array(select x.person from gone x)) c on c.person = g.person $$;

-- Begins to erase what a confirmed run may take, so many at a time: what was due that day, had been in the preview for
-- fourteen days, and has no reason to stay at this very moment. Nobody can write about it until the transaction ends.
create function hotline.begin_erasure(p_run uuid, p_most int) returns table (record uuid, rule text, gone uuid[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_day date;
  v_contacts uuid[];
begin
  select r.day into v_day from hotline.retention_runs r where r.id = p_run and r.done is null for update;
  v_contacts := array(select l.contact from hotline.retention_list l
    where l.held is null and l.goes <= v_day and l.listed <= v_day - 14 order by l.contact limit p_most);
  v_contacts := array(select h from vault.hold_records(v_contacts) h);
  v_contacts := array(select c from unnest(v_contacts) c
    where not exists (select from hotline.must_stay(v_contacts) s where s.contact = c));
  return query
    with along as materialized (select k.contact, k.dossier from hotline.known_only_by(v_contacts) k)
    select l.contact, l.kind, array(select a.dossier from along a where a.contact = l.contact)
    from hotline.retention_list l where l.contact = any (v_contacts) order by l.contact;
  perform vault.begin_erasing(v_contacts || array(select k.dossier from hotline.known_only_by(v_contacts) k));
end $$;
revoke all on function hotline.must_stay, hotline.retention_facts, hotline.known_only_by, hotline.begin_erasure
  from public;
grant execute on function hotline.retention_facts, hotline.begin_erasure to astra_worker;

-- What is left of an erased contact: what the month counts, by month, without id, number, day or colleague. Of persons
-- how many were counted; and of whom it knew that another contact still tells of, since when she is known.
create table hotline.figures (
  line uuid not null references hotline.lines,
  month date not null check (month = date_trunc('month', month)),
  channel text not null,
  call_type text,
  topics text[],
  hour smallint,
  language text,
  seen text
);
create index figures_by_month on hotline.figures (month);
create table hotline.person_figures (
  month date primary key check (month = date_trunc('month', month)),
  new int not null,
  repeated int not null
);
create table hotline.known_before (
  person uuid primary key,
  month date not null
);
alter table hotline.figures enable row level security;
alter table hotline.person_figures enable row level security;
alter table hotline.known_before enable row level security;

-- How contacts are counted: whether whom each is about was known by an earlier one. For the published figures and for
-- what is kept of them.
create function hotline.counted() returns table (id uuid, day date, line uuid, channel text, call_type text, topics text[],
  hour smallint, language text, seen text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with counted as (
      select c.*, row_number() over (order by c.day, length(c.number), c.number) as at from hotline.contacts c
      where not exists (select from vault.practice_records() p where p = c.id)
    ), about as (
      select a.record, a.person, c.at, min(c.at) over (partition by a.person) as first,
        exists (select from hotline.known_before b where b.person = a.person and b.month <= c.day) as before
      from vault.about_pairs() a join counted c on c.id = a.record
    ), seen as (
      select a.record, case when bool_or(a.before or a.first < a.at) then 'repeated' else 'new' end as seen
      from about a group by a.record)
    select c.id, c.day, c.line, c.channel,
      coalesce(c.call_type, case k.outcome when 'silent' then 'silent_or_dropped' when 'wrong_number' then 'wrong_number' end),
      c.topics, c.hour, c.language, s.seen
    from counted c left join hotline.closures k on k.contact = c.id left join seen s on s.record = c.id $$;
-- Whom contacts are about, by month: new, or known before it.
create function hotline.counted_persons() returns table (person uuid, month date, seen text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with met as (
      select distinct a.person, date_trunc('month', c.day)::date as month
      from vault.about_pairs() a join hotline.contacts c on c.id = a.record
      where not exists (select from vault.practice_records() p where p = c.id)
    ), first as (
      select m.person, least(min(m.month), (select b.month from hotline.known_before b where b.person = m.person)) as month
      from met m group by m.person)
    select m.person, m.month, case when f.month < m.month then 'repeated' else 'new' end
    from met m join first f on f.person = m.person $$;
revoke all on function hotline.counted, hotline.counted_persons from public;

-- As before, with what is left of erased ones.
create or replace function hotline.published_contacts(p_from date, p_to date)
  returns table (line text, channel text, call_type text, topics text[], hour smallint, language text, seen text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.name, c.channel, c.call_type, c.topics, c.hour, c.language, c.seen
  from (
    select n.line, n.channel, n.call_type, n.topics, n.hour, n.language, n.seen from hotline.counted() n
      where n.day >= p_from and n.day < p_to
    union all select f.line, f.channel, f.call_type, f.topics, f.hour, f.language, f.seen from hotline.figures f
      where f.month >= p_from and f.month < p_to) c
  join hotline.lines l on l.id = c.line $$;
create or replace function hotline.published_persons(p_from date, p_to date) returns table (new bigint, repeated bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with days as (
    select p.person, bool_or(p.seen = 'new') as new from hotline.counted_persons() p
      where p.month >= p_from and p.month < p_to group by p.person)
  select (select count(*) from days d where d.new)
      + (select coalesce(sum(f.new), 0) from hotline.person_figures f where f.month >= p_from and f.month < p_to),
    (select count(*) from days d where not d.new)
      + (select coalesce(sum(f.repeated), 0) from hotline.person_figures f where f.month >= p_from and f.month < p_to) $$;

-- Which rows of an older call log were taken stays known after what they told is gone: the same file brings none back.
alter table hotline.imported alter column contact drop not null;

-- What goes is counted before it goes.
create function hotline.keep_figures(p_contacts uuid[]) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into hotline.figures (line, month, channel, call_type, topics, hour, language, seen)
    select c.line, date_trunc('month', c.day), c.channel, c.call_type, c.topics, c.hour, c.language, c.seen
    from hotline.counted() c where c.id = any (p_contacts) order by random();
  insert into hotline.person_figures (month, new, repeated)
    select p.month, count(*) filter (where p.seen = 'new'), count(*) filter (where p.seen <> 'new')
    from hotline.counted_persons() p
    where exists (select from vault.about_pairs() a join hotline.contacts c on c.id = a.record
        where a.person = p.person and date_trunc('month', c.day) = p.month and c.id = any (p_contacts))
      and not exists (select from vault.about_pairs() a join hotline.contacts c on c.id = a.record
        where a.person = p.person and date_trunc('month', c.day) = p.month and c.id <> all (p_contacts)
          and not exists (select from vault.practice_records() r where r = c.id))
    group by p.month
    on conflict (month) do update set new = hotline.person_figures.new + excluded.new,
      repeated = hotline.person_figures.repeated + excluded.repeated;
  insert into hotline.known_before (person, month)
    select a.person, min(date_trunc('month', c.day)) from vault.about_pairs() a join hotline.contacts c on c.id = a.record
    where c.id = any (p_contacts) group by a.person
    on conflict (person) do update set month = least(hotline.known_before.month, excluded.month);
end $$;

-- As before, of everything that goes: practice whose time is over, and what is being erased, which leaves its figures.
create function hotline.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
  v_alerts uuid[] := array(select a.id from hotline.alerts a
    where a.about = any (v_over) or a.contact = any (v_over) or a.record = any (v_over)
      or a.about in (select vault.openings_of_going()));
  v_promises uuid[] := array(select p.id from tasks.promises_of(v_over) p);
  v_erased uuid[] := array(select g from unnest(v_over) g where vault.practice_until(g) is null);
begin
  if cardinality(v_erased) > 0 then perform hotline.keep_figures(v_erased); end if;
  delete from hotline.alert_answers n where n.alert = any (v_alerts);
  delete from hotline.alert_steps s where s.alert = any (v_alerts);
  delete from hotline.alerts a where a.id = any (v_alerts);
  delete from hotline.rings r using hotline.ring_takes t where t.ring = r.id and t.contact = any (v_erased);
  delete from hotline.ring_takes r where r.contact = any (v_over);
  update hotline.handovers h set promises = array(select p from unnest(h.promises) p where p <> all (v_promises))
    where h.promises && v_promises;
  delete from hotline.message_files f where f.contact = any (v_over);
  delete from hotline.message_drafts d where d.contact = any (v_over);
  delete from hotline.messages m where m.contact = any (v_over);
  delete from hotline.visitors v where v.contact = any (v_over);
  update hotline.imported i set contact = null where i.contact = any (v_over);
  delete from hotline.known_before b where b.person = any (v_over);
  delete from hotline.tabs t where t.contact = any (v_over);
  delete from hotline.closures k where k.contact = any (v_over);
  delete from hotline.entries e where e.contact = any (v_over);
  delete from hotline.contacts c where c.id = any (v_over);
end $$;
revoke all on function hotline.keep_figures, hotline.forget from public;
grant execute on function hotline.forget to astra_worker;
drop function hotline.forget_practice;

alter table hotline.entries set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
alter table hotline.messages set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
alter table hotline.message_files set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
