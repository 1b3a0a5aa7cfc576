-- Practice contacts are numbered in a series of their own: no gap and no number of a real one ever depends on practice.
alter table hotline.counters add column practice boolean not null default false;
alter table hotline.counters drop constraint counters_pkey;
alter table hotline.counters add primary key (year, practice);
-- Which of the practice calls that ship with it is being practised, if one is.
alter table hotline.contacts add column practice_call text check (practice_call ~ '^[a-z_]{2,40}$');

-- As before, without practice: it waits for nobody, and is not counted.
create or replace function hotline.contacts_opened() returns bigint language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select count(*) from hotline.contacts c where not exists (select from vault.practice_records() p where p = c.id) $$;
create or replace function hotline.open_contacts(p_line uuid) returns table (id uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select o.dossier, o.opened from vault.openable(array(
       select c.id from hotline.contacts c
       where (p_line is null or c.line = p_line) and not exists (select from hotline.closures k where k.contact = c.id)
         and not exists (select from vault.practice_records() p where p = c.id))) o $$;

-- Forgets the contacts of practice that is over, with what was open on anybody's desk and whoever was told of them.
create function hotline.forget_practice() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.practice_over());
  v_alerts uuid[] := array(select a.id from hotline.alerts a
    where a.about = any (v_over) or a.contact = any (v_over) or a.record = any (v_over)
      or a.about in (select vault.openings_of_practice_over()));
begin
  delete from hotline.alert_answers n where n.alert = any (v_alerts);
  delete from hotline.alert_steps s where s.alert = any (v_alerts);
  delete from hotline.alerts a where a.id = any (v_alerts);
  delete from hotline.ring_takes r where r.contact = any (v_over);
  delete from hotline.tabs t where t.contact = any (v_over);
  delete from hotline.closures k where k.contact = any (v_over);
  delete from hotline.entries e where e.contact = any (v_over);
  delete from hotline.contacts c where c.id = any (v_over);
end $$;
revoke all on function hotline.forget_practice from public;
grant execute on function hotline.forget_practice to astra_worker;
