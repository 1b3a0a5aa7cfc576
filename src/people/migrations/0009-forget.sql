-- As before, of everything that goes: practice whose time is over, and what is being erased. What was erased may still
-- lie in a packed segment: the search passes it by from now on, until the segment has been rewritten.
create function people.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
begin
  delete from people.rule_reads r where r.card = any (v_over) or r.contact = any (v_over);
  delete from people.overrides o where o.card = any (v_over) or o.person = any (v_over);
  delete from people.ties t where t.person = any (v_over) or t.other = any (v_over);
  delete from people.pair_answers p where p.a = any (v_over) or p.b = any (v_over);
  delete from people.hidden_from h where h.person = any (v_over);
  delete from people.search_off s where s.person = any (v_over);
  delete from people.loose_entries e where e.dossier = any (v_over);
  insert into people.gone_entries (dossier)
    select g from unnest(v_over) g where vault.practice_until(g) is null on conflict do nothing;
  delete from people.gone_entries e where e.dossier = any (v_over) and vault.practice_until(e.dossier) is not null;
  delete from people.entries e where e.dossier = any (v_over);
  delete from people.cards c where c.id = any (v_over) or c.person = any (v_over);
  delete from people.persons p where p.id = any (v_over);
end $$;
revoke all on function people.forget from public;
grant execute on function people.forget to astra_worker;
drop function people.forget_practice;

-- Who is bound to whom, by a tie or as the same person, both ways; and the cards of persons. For the owner's functions.
create function people.bonds() returns table (a uuid, b uuid) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
    with pairs as (
      select t.person as a, t.other as b from people.ties t
      union select s.a, s.b from vault.same_pairs() s)
    select p.a, p.b from pairs p union select p.b, p.a from pairs p $$;
create function people.cards_of(p_persons uuid[]) returns table (person uuid, card uuid) language sql stable
  security definer set search_path = pg_catalog, pg_temp as
  $$ select c.person, c.id from people.cards c where c.person = any (p_persons) $$;
revoke all on function people.bonds, people.cards_of from public;

alter table people.entries set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
alter table people.loose_entries set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
