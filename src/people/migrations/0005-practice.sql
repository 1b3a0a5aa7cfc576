-- Forgets people whose practice is over: file, card, all that names either. They were never put among what is found.
create function people.forget_practice() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.practice_over());
begin
  delete from people.rule_reads r where r.card = any (v_over) or r.contact = any (v_over);
  delete from people.overrides o where o.card = any (v_over) or o.person = any (v_over);
  delete from people.ties t where t.person = any (v_over) or t.other = any (v_over);
  delete from people.pair_answers p where p.a = any (v_over) or p.b = any (v_over);
  delete from people.hidden_from h where h.person = any (v_over);
  delete from people.search_off s where s.person = any (v_over);
  delete from people.loose_entries e where e.dossier = any (v_over);
  delete from people.gone_entries e where e.dossier = any (v_over);
  delete from people.entries e where e.dossier = any (v_over);
  delete from people.cards c where c.id = any (v_over) or c.person = any (v_over);
  delete from people.persons p where p.id = any (v_over);
end $$;
revoke all on function people.forget_practice from public;
grant execute on function people.forget_practice to astra_worker;
