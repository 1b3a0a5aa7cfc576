-- As before, of one month: of somebody whose contacts were erased only the figures of each month are left, and two months
-- together would count her twice. So nobody is given more than one at once.
create or replace function hotline.published_persons(p_from date, p_to date) returns table (new bigint, repeated bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_from <> date_trunc('month', p_from) or p_to <> p_from + interval '1 month' then
    raise exception 'persons are counted a month at a time' using errcode = 'invalid_parameter_value';
  end if;
  return query
    with days as (
      select p.person, bool_or(p.seen = 'new') as fresh from hotline.counted_persons() p
        where p.month >= p_from and p.month < p_to group by p.person)
    select (select count(*) from days d where d.fresh)
        + (select coalesce(sum(f.new), 0) from hotline.person_figures f where f.month = p_from)::bigint,
      (select count(*) from days d where not d.fresh)
        + (select coalesce(sum(f.repeated), 0) from hotline.person_figures f where f.month = p_from)::bigint;
end $$;
