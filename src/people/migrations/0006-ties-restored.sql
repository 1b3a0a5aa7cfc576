-- A tie that was taken away, for a minute: whoever took it away may put it back as it was.
create table people.removed_ties (
  id uuid primary key,
  person uuid not null references people.persons on delete cascade,
  other uuid not null references people.persons on delete cascade,
  kind text not null,
  opens boolean not null,
  by uuid not null,
  day date not null,
  removed_by uuid not null default vault.actor(),
  removed timestamptz not null default now()
);
alter table people.removed_ties enable row level security;
grant select, insert on people.removed_ties to astra_app;
create policy own on people.removed_ties to astra_app
  using (vault.can_open(person) and removed_by = vault.actor() and removed > now() - interval '1 minute')
  with check (vault.can_open(person) and removed_by = vault.actor());
grant select (removed), delete on people.removed_ties to astra_worker;
create policy over on people.removed_ties to astra_worker using (removed <= now() - interval '1 minute');

-- Back with whose it was and since when. Not where the other has been hidden from her meanwhile.
create function people.restore_tie(p_person uuid, p_tie uuid) returns table (other uuid, opens boolean)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    with gone as (
      delete from people.removed_ties r
        where r.id = p_tie and r.person = p_person and r.removed_by = vault.actor()
          and r.removed > now() - interval '1 minute' and vault.can_open(p_person) and not vault.blocked(r.other)
        returning r.*),
    back as (
      insert into people.ties (id, person, other, kind, opens, by, day)
        select g.id, g.person, g.other, g.kind, g.opens, g.by, g.day from gone g
        on conflict do nothing)
    select g.other, g.opens from gone g $$;
revoke all on function people.restore_tie from public;
grant execute on function people.restore_tie to astra_app;
