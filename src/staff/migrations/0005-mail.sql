-- Alerts by mail: where a colleague wishes to be told, sealed under the keyring's sending key, because nobody with a
-- key of a person is there when an alert goes out (decision 0014); and mails on their way, ids only.
create table staff.mail_wishes (
  account uuid primary key references staff.accounts,
  sealed bytea not null,
  since timestamptz not null default now()
);
-- One mail for one step of an alert to one person. Taken before it is handed over: whoever died meanwhile sends no second.
create table staff.mails (
  id uuid primary key,
  account uuid not null references staff.accounts,
  about uuid not null,
  step int not null,
  due timestamptz not null,
  tries int not null default 0,
  taken timestamptz,
  given_up timestamptz,
  unique (about, step, account)
);
alter table staff.mail_wishes enable row level security;
alter table staff.mails enable row level security;

grant select, insert, update, delete on staff.mail_wishes to astra_app;
create policy own on staff.mail_wishes to astra_app
  using (account = vault.actor()) with check (account = vault.actor());
grant select, delete on staff.mails to astra_app, astra_worker;
create policy known on staff.mails for select to astra_app using (vault.actor() is not null);
create policy needless on staff.mails for delete to astra_app using (vault.actor() is not null and given_up is null);

-- The postman takes one mail that is due, and with it the one sealed address it goes to: no column of addresses is its.
grant update (due, tries, taken, given_up) on staff.mails to astra_worker;
create policy postman on staff.mails to astra_worker using (true);
create function staff.take_mail(p_at timestamptz)
  returns table (id uuid, account uuid, about uuid, tries int, sealed bytea, locale text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
    update staff.mails m set taken = p_at, tries = m.tries + 1
      where m.id = (select d.id from staff.mails d where d.taken is null and d.given_up is null and d.due <= p_at
        order by d.due limit 1 for update skip locked)
      returning m.id, m.account, m.about, m.tries,
        (select w.sealed from staff.mail_wishes w where w.account = m.account),
        coalesce((select p.locale from staff.preferences p where p.account = m.account), 'sr-Latn') $$;
revoke all on function staff.take_mail from public;
grant execute on function staff.take_mail to astra_worker;

-- Puts a mail on its way to those of these accounts, and of everybody with these roles, who wish to be told.
create function staff.queue_mail(p_about uuid, p_step int, p_accounts uuid[], p_roles text[], p_not uuid, p_at timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into staff.mails (id, account, about, step, due)
    select gen_random_uuid(), w.account, p_about, p_step, p_at from staff.mail_wishes w
    where w.account is distinct from p_not
      and (w.account = any (p_accounts)
        or exists (select from staff.roles_held r where r.account = w.account and r.role = any (p_roles)))
      and not exists (select from staff.departures d where d.account = w.account)
    on conflict do nothing $$;
revoke all on function staff.queue_mail from public;
grant execute on function staff.queue_mail to astra_app, astra_worker;

-- Whoever leaves is told nothing more.
create or replace function staff.free_address(p_account uuid) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
    update staff.accounts a set address_hash = decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
    where a.id = p_account and exists (select from staff.departures d where d.account = p_account);
    delete from staff.mails m where m.account = p_account and exists (select from staff.departures d where d.account = p_account);
    delete from staff.mail_wishes w where w.account = p_account and exists (select from staff.departures d where d.account = p_account) $$;

-- An invitation that was used or whose time is over says no more whom it invited.
update staff.invitations set sealed = '', for_code = '', address_hash = '' where used_by is not null;
drop policy used on staff.invitations;
create policy used on staff.invitations for update to astra_app
  using (used_by is null) with check (used_by = vault.actor() and sealed = '' and for_code = '' and address_hash = '');
grant delete on staff.invitations to astra_app;
create policy over on staff.invitations for delete to astra_app using (used_by is null and until <= now());

-- In which browser a session is, sealed under its person's own key: only she is to know it again.
alter table staff.sessions add column place bytea;

-- A passphrase set with the sheet, until a code was used after it: a sheet alone must not replace the telephone too.
create table staff.sheet_resets (
  account uuid primary key references staff.accounts,
  at timestamptz not null default now()
);
alter table staff.sheet_resets enable row level security;
grant select, insert, delete on staff.sheet_resets to astra_app;
create policy own on staff.sheet_resets to astra_app using (account = vault.actor()) with check (account = vault.actor());
