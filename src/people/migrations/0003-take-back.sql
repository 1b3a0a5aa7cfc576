-- Takes back a person her opener began within the last two minutes and nobody else wrote or read the rule of: the undo
-- of what began with her. Her file, her card and what she was to be found by go as if they had never been there.
create function people.take_back(p_person uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_card uuid;
begin
  select c.id into v_card from people.cards c where c.person = p_person;
  if v_card is null
    or exists (select from people.entries e where e.dossier in (p_person, v_card) and e.by <> vault.actor())
    or exists (select from people.rule_reads r where r.card = v_card and r.reader <> vault.actor())
    then return false; end if;
  delete from people.rule_reads r where r.card = v_card;
  delete from people.entries e where e.dossier in (p_person, v_card);
  delete from people.loose_entries e where e.dossier = p_person;
  delete from people.cards c where c.id = v_card;
  delete from people.persons p where p.id = p_person;
  return vault.take_back(v_card) and vault.take_back(p_person);
end $$;
revoke all on function people.take_back from public;
grant execute on function people.take_back to astra_app;
