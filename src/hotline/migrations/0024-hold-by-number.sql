-- Puts a contact on hold by its number, for somebody at work who may not read it. Holding shows nothing and lets nothing
-- go. Null: there is none of that number, or it is practice.
create function hotline.hold_by_number(p_id uuid, p_number text, p_basis text, p_day date)
  returns table (contact uuid, held boolean) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_contact uuid;
begin
  if not vault.is_staff() then return; end if;
  select c.id into v_contact from hotline.contacts c
    where c.number = p_number and not exists (select from vault.practice_records() r where r = c.id);
  if v_contact is null then return; end if;
  return query select v_contact, rights.order_hold(p_id, v_contact, p_basis, p_day);
end $$;
revoke all on function hotline.hold_by_number from public;
grant execute on function hotline.hold_by_number to astra_app;
