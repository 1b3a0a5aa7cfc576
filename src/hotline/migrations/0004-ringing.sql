-- Telephone systems allowed to announce the calls of one line. What they sign with is derived, never stored.
create table hotline.telephones (
  id uuid primary key,
  line uuid not null references hotline.lines,
  day date not null,
  by uuid not null references staff.accounts,
  last_post timestamptz
);

-- Posts already heard, as keyed hashes, until they would be too old anyway: none works twice.
create table hotline.telephone_posts (
  telephone uuid not null references hotline.telephones on delete cascade,
  mark bytea not null,
  until timestamptz not null,
  primary key (telephone, mark)
);

-- One call a telephone announced. The number is sealed to the line's duty team; null once it stands in a contact.
-- `call` is a keyed hash. `teams`: the principals whose members see the row, the duty team of the line and the leads.
create table hotline.rings (
  id uuid primary key,
  line uuid not null references hotline.lines,
  teams uuid[] not null,
  telephone uuid not null,
  call bytea not null,
  rang timestamptz not null,
  answered timestamptz,
  ended timestamptz,
  sealed bytea,
  unique (telephone, call)
);

-- Who opened a contact for it: one, whoever was first.
create table hotline.ring_takes (
  ring uuid primary key references hotline.rings on delete cascade,
  contact uuid not null references hotline.contacts deferrable initially deferred,
  by uuid not null references staff.accounts
);
create index ring_takes_by_contact on hotline.ring_takes (contact);

-- Why a number nobody took is kept beyond its day, and until when.
create table hotline.ring_keeps (
  ring uuid primary key references hotline.rings on delete cascade,
  by uuid not null references staff.accounts,
  until timestamptz not null,
  reason text not null check (reason in ('danger', 'promised', 'child', 'other'))
);

-- The exact moment of a closing, sealed under the contact's key: a call that broke off may go on for half an hour.
alter table hotline.closures add column sealed bytea;

alter table hotline.telephones enable row level security;
alter table hotline.telephone_posts enable row level security;
alter table hotline.rings enable row level security;
alter table hotline.ring_takes enable row level security;
alter table hotline.ring_keeps enable row level security;

grant select, insert, delete on hotline.telephones to astra_app;
create policy known on hotline.telephones for select to astra_app using (vault.actor() is not null);
create policy made on hotline.telephones for insert to astra_app with check (by = vault.actor());
create policy ended on hotline.telephones for delete to astra_app using (vault.actor() is not null);

grant select, delete, update (sealed) on hotline.rings to astra_app;
create policy of_teams on hotline.rings for select to astra_app using (teams && (select vault.my_principals()));
create policy let_go on hotline.rings for delete to astra_app using (teams && (select vault.my_principals()));
create policy written on hotline.rings for update to astra_app
  using (teams && (select vault.my_principals())) with check (sealed is null);

grant select, insert on hotline.ring_takes to astra_app;
create policy of_ring on hotline.ring_takes for select to astra_app
  using (exists (select from hotline.rings r where r.id = ring));
create policy taken on hotline.ring_takes for insert to astra_app
  with check (by = vault.actor() and exists (select from hotline.rings r where r.id = ring));
grant select, insert, update, delete on hotline.ring_keeps to astra_app;
create policy of_ring on hotline.ring_keeps to astra_app
  using (exists (select from hotline.rings r where r.id = ring))
  with check (by = vault.actor() and exists (select from hotline.rings r where r.id = ring));

-- The line of a telephone, for a post that is signed with its secret.
create function hotline.line_of_telephone(p_telephone uuid) returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select t.line from hotline.telephones t where t.id = p_telephone $$;

-- Remembers a post; false when it was heard before. Of two at the same moment one waits for the other.
create function hotline.hear_post(p_telephone uuid, p_mark bytea, p_until timestamptz, p_at timestamptz)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into hotline.telephone_posts (telephone, mark, until) values (p_telephone, p_mark, p_until)
    on conflict do nothing;
  if not found then return false; end if;
  update hotline.telephones set last_post = p_at where id = p_telephone;
  return true;
end $$;

-- What a telephone says of one call. It can only write: nothing comes back, and what it wrote it cannot change.
create function hotline.announce_call(p_ring uuid, p_telephone uuid, p_teams uuid[], p_call bytea, p_event text,
  p_at timestamptz, p_sealed bytea)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_event <> 'ended' then
    insert into hotline.rings (id, line, teams, telephone, call, rang, sealed)
      select p_ring, t.line, p_teams, t.id, p_call, p_at, p_sealed from hotline.telephones t where t.id = p_telephone
      on conflict (telephone, call) do nothing;
  end if;
  update hotline.rings r
    set answered = case when p_event = 'answered' then coalesce(r.answered, p_at) else r.answered end,
        ended = case when p_event = 'ended' then coalesce(r.ended, p_at) else r.ended end
    where r.telephone = p_telephone and r.call = p_call;
end $$;

revoke all on function hotline.line_of_telephone, hotline.hear_post, hotline.announce_call from public;
grant execute on function hotline.line_of_telephone, hotline.hear_post, hotline.announce_call to astra_app;

-- The clock deletes posts and rings whose time is over, and notices what has stopped ringing. It sees no number.
grant select (telephone, until), delete on hotline.telephone_posts to astra_worker;
create policy clock on hotline.telephone_posts to astra_worker using (true);
grant select (id, line, rang, answered, ended), delete on hotline.rings to astra_worker;
create policy clock on hotline.rings to astra_worker using (true);
grant select (ring, until) on hotline.ring_keeps to astra_worker;
create policy clock on hotline.ring_keeps for select to astra_worker using (true);
