-- A passkey opens a person's private half too: by a secret that only its device can make (PRF), kept nowhere here. She
-- may have several; the credential's id tells them apart.
alter table vault.openers add column slot bytea not null default '';
alter table vault.openers drop constraint openers_kind_check;
alter table vault.openers add constraint openers_kind_check
  check (kind in ('passphrase', 'sheet', 'receipt', 'passkey') and (kind = 'passkey') = (slot <> ''));
alter table vault.openers drop constraint openers_pkey;
alter table vault.openers add primary key (principal, kind, slot);

-- What a passkey's signature is checked with, and how its owner knows it again. It goes with its opener: when she
-- leaves, and when her access was restored under a new key.
create table vault.passkeys (
  id bytea primary key,
  principal uuid not null,
  kind text not null default 'passkey' check (kind = 'passkey'),
  public_key bytea not null,
  -- As the device counts its signatures; most count none.
  counter bigint not null,
  transports text[] not null,
  -- Whether its maker's service carries it to other devices of hers.
  synced boolean not null,
  sealed_name bytea not null,
  made timestamptz not null default now(),
  used timestamptz,
  foreign key (principal, kind, id) references vault.openers (principal, kind, slot) on delete cascade
);
create index passkeys_by_principal on vault.passkeys (principal);
alter table vault.passkeys enable row level security;
grant select, insert on vault.passkeys to astra_app;
grant update (counter, synced, used) on vault.passkeys to astra_app;
create policy known on vault.passkeys for select to astra_app using (true);
create policy own on vault.passkeys for insert to astra_app with check (principal = vault.actor());
create policy used on vault.passkeys for update to astra_app using (principal = vault.actor());

-- A challenge counts once, on whichever node; remembered only as long as it would count at all.
create table vault.spent_challenges (
  mark bytea primary key,
  until timestamptz not null
);
alter table vault.spent_challenges enable row level security;
grant select, insert, delete on vault.spent_challenges to astra_app;
create policy all_app on vault.spent_challenges to astra_app using (true) with check (true);
