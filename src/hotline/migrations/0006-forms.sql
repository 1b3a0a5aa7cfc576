-- An answer says which version of the form it was given to (DESIGN 4), and a contact which one it was begun with. What
-- is here already did not say: it counts as the first.
alter table hotline.entries add column form_version int not null default 1 check (form_version > 0);
alter table hotline.entries alter column form_version drop default;
alter table hotline.contacts
  add column form text not null default 'contact',
  add column form_version int not null default 1 check (form_version > 0),
  -- Written down afterwards: `recorded_by` wrote it, `handled_by` spoke, `day` is the day it happened.
  add column entered_later boolean not null default false,
  add column referrals text[],
  add column quality text;
alter table hotline.contacts alter column form_version drop default;

-- Which contacts somebody has open on her desk, in her order: ids only, so that a reload or a crash loses no tab.
create table hotline.tabs (
  account uuid not null references staff.accounts,
  contact uuid not null references hotline.contacts,
  place int not null,
  primary key (account, contact)
);
alter table hotline.tabs enable row level security;
grant select, insert, update, delete on hotline.tabs to astra_app;
create policy own on hotline.tabs to astra_app
  using (account = vault.actor()) with check (account = vault.actor() and vault.can_open(contact));

-- When access ends its traces end too (VAULT 2.6). Asks for each tab as its owner; ends nothing else.
create function hotline.forget_tabs() returns bigint language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  asked_by text := coalesce(current_setting('astra.actor', true), '');
  tab record;
  gone bigint := 0;
begin
  for tab in select t.account, t.contact from hotline.tabs t order by t.account loop
    perform set_config('astra.actor', tab.account::text, true);
    if not vault.can_open(tab.contact) then
      delete from hotline.tabs t where t.account = tab.account and t.contact = tab.contact;
      gone := gone + 1;
    end if;
  end loop;
  perform set_config('astra.actor', asked_by, true);
  return gone;
end $$;
revoke all on function hotline.forget_tabs from public;
grant execute on function hotline.forget_tabs to astra_worker;
