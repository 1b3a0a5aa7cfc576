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

-- As before; nor does anybody take her key from whoever wrote.
create or replace function vault.withdraw_grant(p_dossier uuid, p_principal uuid)
  returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  g vault.grants;
  held timestamptz;
begin
  if not vault.holds(p_dossier) then return 'not-yours'; end if;
  select * into g from vault.grants x where x.dossier = p_dossier and x.principal = p_principal;
  if g.dossier is null then return 'none'; end if;
  select max(coalesce(x.until, 'infinity')) into held from vault.grants x
    where x.dossier = p_dossier and x.principal = any (vault.my_principals()) and (x.until is null or x.until > now());
  if p_principal <> vault.actor() and g.giver <> vault.actor()
      and (g.why = 'writer' or held < coalesce(g.until, 'infinity'))
    or g.why in ('card', 'visitor') then return 'not-yours'; end if;
  if not exists (select from vault.grants o where o.dossier = p_dossier and o.principal <> p_principal
      and coalesce(o.until, 'infinity') >= greatest(coalesce(g.until, 'infinity'), now())) then return 'last'; end if;
  delete from vault.grants x where x.dossier = p_dossier and x.principal = p_principal;
  return 'done';
end $$;
