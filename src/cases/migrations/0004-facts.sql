-- What happened, in closed lists: the coded half of a case. Who, when and the words stay sealed (`cases.entries`).
create table cases.facts (
  dossier uuid primary key references cases.cases deferrable initially deferred,
  forms text[],
  primary_form text,
  sexual text[],
  criminality text[],
  industry text[],
  control text[],
  recruitment text[],
  relation text,
  origin text,
  transit text[],
  destination text[],
  sex text,
  age_band text
);
alter table cases.facts enable row level security;
grant select, insert, update on cases.facts to astra_app;
create policy granted on cases.facts to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));

-- An opening that is undone leaves no facts either.
create function cases.forget_facts() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  delete from cases.facts f where f.dossier = old.id;
  return old;
end $$;
revoke all on function cases.forget_facts from public;
create trigger facts_go_first before delete on cases.cases for each row execute function cases.forget_facts();

-- What the month counts of cases opened on some days: coded, without id, number or colleague. Practice is left out.
-- `border` is derived as `border.ts` does, and not known while either end is not.
create function cases.published_cases(p_from date, p_to date)
  returns table (risk text, forms text[], sex text, age_band text, border text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.risk, f.forms, f.sex, f.age_band, case
      when r.origin is null or cardinality(r.ends) = 0 then null
      when r.origin = all (r.ends || r.transit) then 'internal'
      else 'cross_border'
    end
  from cases.cases c
  left join cases.facts f on f.dossier = c.id
  cross join lateral (select
      nullif(nullif(f.origin, 'unknown'), 'refused') as origin,
      array_remove(array_remove(coalesce(f.destination, '{}'), 'unknown'), 'refused') as ends,
      array_remove(array_remove(coalesce(f.transit, '{}'), 'unknown'), 'refused') as transit) r
  where c.day >= p_from and c.day < p_to and not c.practice
    and not exists (select from vault.practice_records() p where p = c.id) $$;
revoke all on function cases.published_cases from public;
grant usage on schema cases to astra_research;
grant execute on function cases.published_cases to astra_research;
