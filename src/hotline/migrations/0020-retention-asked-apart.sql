-- The clock judges by codes and days first, and asks only of the few whose time has come why they must stay: of a house
-- with fifty thousand contacts in a second, not in ten.
drop function hotline.retention_facts();
create function hotline.retention_facts() returns table (id uuid, day date, closed date, outcome text, call_type text,
  risk text, age_band text, named boolean, about boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.day, k.day, k.outcome, c.call_type, c.risk, c.age_band,
      c.anonymous is distinct from 'yes'
        and exists (select from hotline.entries e where e.contact = c.id and e.field = 'caller_name'),
      a.record is not null
    from hotline.contacts c join hotline.closures k on k.contact = c.id
      left join (select distinct p.record from vault.about_pairs() p) a on a.record = c.id
    where not exists (select from vault.practice_records() r where r = c.id) $$;
create function hotline.stay_reasons(p_contacts uuid[]) returns table (contact uuid, why text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as
  $$ select s.contact, s.why from hotline.must_stay(p_contacts) s $$;
revoke all on function hotline.retention_facts, hotline.stay_reasons from public;
grant execute on function hotline.retention_facts, hotline.stay_reasons to astra_worker;

-- What an erasure looks for by the contact it erases.
create index imported_by_contact on hotline.imported (contact);

-- As before, and whoever goes along is held too before it is decided who that is: of two who act at the same moment, one
-- who says that a person is in another contact and this, one waits and finds it done.
create or replace function hotline.begin_erasure(p_run uuid, p_most int)
  returns table (record uuid, rule text, gone uuid[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_day date;
  v_contacts uuid[];
  v_of uuid[];
  v_along uuid[];
begin
  select r.day into v_day from hotline.retention_runs r where r.id = p_run and r.done is null for update;
  v_contacts := array(select l.contact from hotline.retention_list l
    where l.held is null and l.goes <= v_day and l.listed <= v_day - 14 order by l.contact limit p_most);
  v_contacts := array(select h from vault.hold_records(v_contacts) h);
  v_contacts := array(select c from unnest(v_contacts) c
    where not exists (select from hotline.must_stay(v_contacts) s where s.contact = c));
  perform vault.hold_records(array(select k.dossier from hotline.known_only_by(v_contacts) k));
  select coalesce(array_agg(k.contact), '{}'), coalesce(array_agg(k.dossier), '{}') into v_of, v_along
    from hotline.known_only_by(v_contacts) k;
  perform vault.begin_erasing(v_contacts || v_along);
  return query
    select l.contact, l.kind,
      array(select a.dossier from unnest(v_of, v_along) as a (contact, dossier) where a.contact = l.contact)
    from hotline.retention_list l where l.contact = any (v_contacts) order by l.contact;
end $$;
