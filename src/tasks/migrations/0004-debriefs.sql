-- A talk after a grave call (domain.md 7.3), owed to a colleague and not to the record: hers alone and her leads' to
-- know of. Which record it followed is kept so that it is asked once; no answer tells it.
create table tasks.debriefs (
  id uuid primary key,
  dossier uuid not null references vault.dossiers on delete cascade deferrable initially deferred,
  account uuid not null references staff.accounts,
  leads uuid not null,
  why text not null check (why in ('danger', 'own_word')),
  starts timestamptz not null,
  due timestamptz not null check (due > starts),
  put_off int not null default 0,
  ended timestamptz,
  ended_how text check (ended_how in ('held', 'declined')),
  check ((ended is null) = (ended_how is null)),
  unique (dossier, account)
);
create index debriefs_open on tasks.debriefs (account) where ended is null;
alter table tasks.debriefs enable row level security;
grant select on tasks.debriefs to astra_app;
grant update (due, put_off, ended, ended_how) on tasks.debriefs to astra_app;
create policy known on tasks.debriefs for select to astra_app
  using (account = vault.actor() or leads = any ((select vault.my_principals())::uuid[]));
create policy hers on tasks.debriefs for update to astra_app
  using (account = vault.actor()) with check (account = vault.actor());

-- Reminds whoever took a grave call; whoever presses "danger now" need not be she, and does not see it. Once a record
-- and person, and never of practice.
create function tasks.ask_debrief(p_id uuid, p_dossier uuid, p_account uuid, p_leads uuid, p_why text,
    p_starts timestamptz, p_due timestamptz) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as
  $$ insert into tasks.debriefs (id, dossier, account, leads, why, starts, due)
     select p_id, p_dossier, p_account, p_leads, p_why, p_starts, p_due
     where vault.can_open(p_dossier) and p_dossier not in (select r from vault.practice_records() r)
     on conflict (dossier, account) do nothing $$;
revoke all on function tasks.ask_debrief from public;
grant execute on function tasks.ask_debrief to astra_app;
