-- Whoever writes to us is a principal of her own: her key is opened by the words of a receipt (VAULT 3.7).
alter table vault.principals drop constraint principals_kind_check;
alter table vault.principals add constraint principals_kind_check
  check (kind in ('staff', 'team', 'recovery', 'visitor'));
alter table vault.openers drop constraint openers_kind_check;
alter table vault.openers add constraint openers_kind_check check (kind in ('passphrase', 'sheet', 'receipt'));
alter table vault.grants drop constraint grants_why_check;
alter table vault.grants add constraint grants_why_check check (why in
  ('writer', 'duty', 'shared', 'standby', 'staff', 'card', 'link', 'owner', 'team', 'practice', 'visitor'));

-- Every receipt's lookup value is hashed with it: one salt for all, so that a receipt is found without trying each.
alter table vault.installation add column receipt_salt bytea not null
  default decode(replace(gen_random_uuid()::text, '-', ''), 'hex');

-- By what a receipt is found again: a keyed hash of a slow hash of its words.
create table vault.receipts (
  lookup bytea primary key check (length(lookup) = 32),
  visitor uuid not null unique references vault.principals
);
alter table vault.receipts enable row level security;
grant select, insert, delete on vault.receipts to astra_app;
create policy found on vault.receipts for select to astra_app using (true);
create policy made on vault.receipts for insert to astra_app with check (visitor = vault.actor());
create policy ended on vault.receipts for delete to astra_app using (visitor = vault.actor());
