create schema tasks;
grant usage on schema tasks to astra_app, astra_worker;

-- A promise made to a person. Its words are sealed under the dossier's key; clock, kind and owner are clear (VAULT 1.2).
-- `version` counts the moves; an ending is who, how and when, and undoing it clears it.
create table tasks.promises (
  id uuid primary key,
  dossier uuid not null references vault.dossiers deferrable initially deferred,
  kind text not null check (kind in ('call_back', 'answer_message', 'check_arrived', 'interpreter', 'send_information', 'other')),
  line uuid,
  due timestamptz,
  owner uuid references staff.accounts,
  made timestamptz not null,
  made_by uuid not null references staff.accounts,
  version int not null default 1 check (version > 0),
  sealed bytea not null,
  ended_how text check (ended_how in ('kept', 'withdrawn')),
  ended_by uuid references staff.accounts,
  ended timestamptz,
  ended_sealed bytea,
  check (num_nulls(ended_how, ended_by, ended, ended_sealed) in (0, 4))
);
create index promises_by_dossier on tasks.promises (dossier);
create index promises_open on tasks.promises (line, due) where ended is null;
create index promises_of_owner on tasks.promises (owner) where ended is null;

-- How due and owner came to be: one row a version. Whatever the program itself did has no `by`.
create table tasks.moves (
  promise uuid not null references tasks.promises,
  version int not null check (version > 0),
  why text not null check (why in ('made', 'moved', 'given', 'off_duty', 'away', 'handed_over', 'accepted')),
  due timestamptz,
  owner uuid,
  by uuid,
  at timestamptz not null,
  sealed bytea,
  primary key (promise, version)
);

alter table tasks.promises enable row level security;
alter table tasks.moves enable row level security;

-- Whether the actor may open what a promise belongs to.
create function tasks.may_open(p_promise uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select exists (select from tasks.promises p where p.id = p_promise and vault.can_open(p.dossier)) $$;

-- Open promises the actor may open, of one line or of all. Starts from what is open, which is little, and asks for all
-- their grants at once.
create function tasks.open_promises(p_line uuid) returns table (id uuid, opened timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select p.id, o.opened from tasks.promises p
     join vault.openable(array(select q.dossier from tasks.promises q
       where q.ended is null and (p_line is null or q.line = p_line))) o on o.dossier = p.dossier
     where p.ended is null and (p_line is null or p.line = p_line) $$;

revoke all on function tasks.may_open, tasks.open_promises from public;
grant execute on function tasks.may_open, tasks.open_promises to astra_app;

grant select, insert, update on tasks.promises to astra_app;
create policy granted on tasks.promises to astra_app
  using (vault.can_open(dossier)) with check (vault.can_open(dossier));
grant select, insert on tasks.moves to astra_app;
create policy granted on tasks.moves to astra_app
  using (tasks.may_open(promise)) with check (tasks.may_open(promise) and by = vault.actor());

-- The clock takes promises from somebody whose session ran out, and finds late ones: coded columns, no words.
grant select (id, dossier, line, due, owner, version, ended), update (owner, version) on tasks.promises to astra_worker;
create policy clock on tasks.promises to astra_worker using (ended is null) with check (ended is null);
grant insert (promise, version, why, due, owner, by, at) on tasks.moves to astra_worker;
create policy clock on tasks.moves for insert to astra_worker with check (by is null and owner is null);
