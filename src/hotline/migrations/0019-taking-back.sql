-- Whoever writes into what somebody wrote to us holds it until the commit, and taking it back waits for that: nothing is
-- added to what is just being deleted. False where there is nothing, or it was taken back.
create function hotline.hold_messages(p_contact uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_contact) then return false; end if;
  perform 1 from hotline.visitors v where v.contact = p_contact and v.withdrawn is null for share;
  return found;
end $$;
revoke all on function hotline.hold_messages from public;
grant execute on function hotline.hold_messages to astra_app;

-- As before; what is being written at this moment is waited for, and goes too.
create or replace function hotline.withdraw_messages(p_day date) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_contact uuid;
  v_files uuid[];
begin
  select v.contact into v_contact from hotline.visitors v
    where v.visitor = vault.actor() and v.withdrawn is null for update;
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
