-- What a contact ever was by its codes and fields, whatever was changed or taken off since: whoever once was a child or
-- at risk is nobody's empty call afterwards. `said`: something was told; `more`: something that is no mere question.
-- `changed`: the day its codes last changed after it was closed.
create table hotline.marks (
  contact uuid primary key references hotline.contacts on delete cascade deferrable initially deferred,
  changed date,
  child boolean not null default false,
  grave boolean not null default false,
  named boolean not null default false,
  said boolean not null default false,
  more boolean not null default false
);
alter table hotline.marks enable row level security;

create function hotline.put_marks(p_new hotline.marks) returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
    insert into hotline.marks select p_new.*
    on conflict (contact) do update set changed = coalesce(excluded.changed, hotline.marks.changed),
      child = hotline.marks.child or excluded.child, grave = hotline.marks.grave or excluded.grave,
      named = hotline.marks.named or excluded.named, said = hotline.marks.said or excluded.said,
      more = hotline.marks.more or excluded.more
    where excluded.changed is not null or (excluded.child and not hotline.marks.child)
      or (excluded.grave and not hotline.marks.grave) or (excluded.named and not hotline.marks.named)
      or (excluded.said and not hotline.marks.said) or (excluded.more and not hotline.marks.more) $$;

-- What its codes say. A means, a danger, a risk above low or the person herself on the line is grave; topics that are
-- more than a question, or that she was sent on, are no anonymous question.
create function hotline.marks_by_codes(c hotline.contacts, p_changed date) returns hotline.marks language sql immutable
  set search_path = pg_catalog, pg_temp as $$
    select row(c.id, p_changed,
      coalesce(c.age_band = 'child', false) or coalesce(c.caller_role = 'child', false)
        or coalesce(c.topics && '{child_protection,missing_child,illegal_adoption}', false),
      coalesce(c.risk <> 'low', false) or coalesce(c.call_type = 'direct_victim_contact', false)
        or coalesce(cardinality(c.means) > 0, false)
        or num_nonnulls(c.danger_who_near, c.danger_can_speak, c.danger_police_called, c.danger_ambulance_called,
          c.danger_agreement) > 0,
      false,
      coalesce(cardinality(c.topics) > 0, false) or coalesce(cardinality(c.information_given) > 0, false),
      coalesce(not c.topics <@ '{job_offer,documents,migration,housing,health,legal_advice,return_home,other}', false)
        or coalesce(cardinality(c.referrals) > 0, false))::hotline.marks $$;

-- What a field says that was filled in, in whichever version: what is not known here to say nothing says something.
create function hotline.marks_by_field(p_contact uuid, p_field text) returns hotline.marks language sql immutable
  set search_path = pg_catalog, pg_temp as $$
    select row(p_contact, null::date, false, p_field like 'danger\_%', p_field = 'caller_name', true,
      p_field not like 'talk.%')::hotline.marks
    where p_field <> all ('{call_type,caller_role,caller_sex,age_band,who_near,anonymous,relation,language,interpreter,
      country,risk,topics,means,information_given,referrals,handled_by,quality,caller_number,began,ended}'::text[])
    $$;

create function hotline.mark_codes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform hotline.put_marks(hotline.marks_by_codes(new,
    (select current_date from hotline.closures k where k.contact = new.id)));
  return null;
end $$;
create function hotline.mark_field() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform hotline.put_marks(m) from hotline.marks_by_field(new.contact, new.field) m where m.contact is not null;
  return null;
end $$;
create trigger marked after insert or update of call_type, caller_role, age_band, risk, topics, means, information_given,
  referrals, danger_who_near, danger_can_speak, danger_police_called, danger_ambulance_called, danger_agreement
  on hotline.contacts for each row execute function hotline.mark_codes();
create trigger marked after insert on hotline.entries for each row execute function hotline.mark_field();

-- Of what was written before this step, a code of that kind that was ever changed counts as something.
select hotline.put_marks(hotline.marks_by_codes(c, null)) from hotline.contacts c;
select hotline.put_marks(m) from (select distinct e.contact, e.field from hotline.entries e) e
  cross join lateral hotline.marks_by_field(e.contact, e.field) m where m.contact is not null;
update hotline.marks m set more = true from hotline.entries e where e.contact = m.contact and e.version > 1
  and e.field in ('age_band', 'caller_role', 'call_type', 'means', 'risk', 'topics') and not m.more;

-- Whom a contact is or was about. The clock notes it at every look: taken off later, it was nobody's empty call either.
create function hotline.mark_about() returns void language sql
  security definer set search_path = pg_catalog, pg_temp as $$
    update hotline.marks m set more = true from vault.about_pairs() p where p.record = m.contact and not m.more $$;

-- What the clock must know of closed contacts, of these or of all: codes and days. Practice has a clock of its own.
drop function hotline.retention_facts();
create function hotline.retention_facts(p_contacts uuid[]) returns table (id uuid, day date, closed date, changed date,
  outcome text, call_type text, child boolean, grave boolean, named boolean, about boolean, said boolean, more boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.day, k.day, m.changed, k.outcome, c.call_type, m.child,
      m.grave or c.id in (select a.contact from hotline.alerts a where a.kind = 'danger' and a.contact is not null),
      m.named, a.record is not null, m.said,
      m.more or o.record is not null or exists (select from hotline.visitors v where v.contact = c.id)
    from hotline.contacts c join hotline.closures k on k.contact = c.id join hotline.marks m on m.contact = c.id
      left join (select distinct p.record from vault.about_pairs() p) a on a.record = c.id
      left join (select r as record from screening.records() r union select r from rights.records() r
        union select r from network.records() r) o on o.record = c.id
    where (p_contacts is null or c.id = any (p_contacts))
      and not exists (select from vault.practice_records() r where r = c.id) $$;
revoke all on function hotline.put_marks, hotline.marks_by_codes, hotline.marks_by_field, hotline.mark_codes,
  hotline.mark_field, hotline.mark_about, hotline.retention_facts from public;
grant execute on function hotline.mark_about, hotline.retention_facts to astra_worker;
