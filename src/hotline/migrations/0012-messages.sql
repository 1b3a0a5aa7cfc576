-- What somebody wrote to us herself has nobody who wrote it down.
alter table hotline.contacts alter column recorded_by drop not null;
alter table hotline.contacts add constraint contacts_recorded_check
  check (recorded_by is not null or channel = 'web_message');

-- Who wrote it: a principal whose key the words of her receipt open. `withdrawn`: the day she took it back.
create table hotline.visitors (
  contact uuid primary key references hotline.contacts deferrable initially deferred,
  visitor uuid not null unique,
  withdrawn date
);

-- What she wrote and what we answered, in order, sealed under the contact's key with its exact time.
create table hotline.messages (
  id uuid primary key,
  contact uuid not null references hotline.visitors deferrable initially deferred,
  number int not null check (number > 0),
  by uuid not null,
  sealed bytea not null,
  unique (contact, number)
);

-- A file she sent: cleaned, to be looked at, and as it came, to be handed on as evidence.
create table hotline.message_files (
  id uuid primary key,
  message uuid not null references hotline.messages on delete cascade,
  contact uuid not null references hotline.visitors deferrable initially deferred,
  clean uuid not null references vault.files deferrable initially deferred,
  original uuid not null references vault.files deferrable initially deferred,
  sealed bytea not null
);
create index message_files_by_contact on hotline.message_files (contact);

-- An answer somebody has under her hands: hers alone, no part of the record.
create table hotline.message_drafts (
  contact uuid not null references hotline.visitors deferrable initially deferred,
  by uuid not null,
  sealed bytea not null,
  primary key (contact, by)
);

alter table hotline.visitors enable row level security;
alter table hotline.messages enable row level security;
alter table hotline.message_files enable row level security;
alter table hotline.message_drafts enable row level security;

grant select, insert on hotline.visitors to astra_app;
create policy granted on hotline.visitors for select to astra_app using (vault.can_open(contact));
create policy written on hotline.visitors for insert to astra_app
  with check (visitor = vault.actor() and vault.can_open(contact));
grant select, insert on hotline.messages, hotline.message_files to astra_app;
create policy granted on hotline.messages for select to astra_app using (vault.can_open(contact));
create policy written on hotline.messages for insert to astra_app
  with check (by = vault.actor() and vault.can_open(contact));
create policy granted on hotline.message_files for select to astra_app using (vault.can_open(contact));
create policy written on hotline.message_files for insert to astra_app
  with check (exists (select from hotline.visitors v where v.contact = message_files.contact and v.visitor = vault.actor()));
grant select, insert, update, delete on hotline.message_drafts to astra_app;
create policy own on hotline.message_drafts to astra_app
  using (by = vault.actor() and vault.can_open(contact)) with check (by = vault.actor() and vault.can_open(contact));

-- The contact of whoever is here with her words; nobody else has one.
create function hotline.my_contact() returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select v.contact from hotline.visitors v where v.visitor = vault.actor() and v.withdrawn is null $$;

-- She takes it back: her words, our answers, drafts of answers, her files. What we wrote down ourselves stays.
create function hotline.withdraw_messages(p_day date) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_contact uuid := hotline.my_contact();
  v_files uuid[];
begin
  if v_contact is null then return false; end if;
  select array_agg(f.clean) || array_agg(f.original) into v_files
    from hotline.message_files f where f.contact = v_contact;
  delete from hotline.messages m where m.contact = v_contact;
  delete from hotline.message_drafts d where d.contact = v_contact;
  delete from hotline.entries e where e.contact = v_contact and e.by = vault.actor();
  update hotline.visitors v set withdrawn = p_day where v.contact = v_contact;
  if v_files is not null then perform vault.drop_files(v_files); end if;
  return true;
end $$;

revoke all on function hotline.my_contact, hotline.withdraw_messages from public;
grant execute on function hotline.my_contact, hotline.withdraw_messages to astra_app;
