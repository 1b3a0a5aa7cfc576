-- A case: whoever has charge of it and the team that works on it hold it for as long as they do; a contact that belongs
-- to it opens through it.
alter table vault.grants drop constraint grants_why_check;
alter table vault.grants add constraint grants_why_check
  check (why in ('writer', 'duty', 'shared', 'standby', 'staff', 'card', 'link', 'owner', 'team'));
alter table vault.links drop constraint links_kind_check;
alter table vault.links add constraint links_kind_check check (kind in ('about', 'card', 'tie', 'same', 'contact'));

-- Takes back a dossier the actor herself opened within the last two minutes and nobody else was given since: its keys
-- go, and with them the dossier. What rooms wrote under it goes first, or the foreign keys refuse it at commit.
create function vault.take_back(p_dossier uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from vault.grants g where g.dossier = p_dossier and g.principal = vault.actor()
      and g.why = 'writer' and g.opened > now() - interval '2 minutes')
    or exists (select from vault.grants g where g.dossier = p_dossier
      and (g.giver <> vault.actor() or g.why in ('shared', 'standby')))
    then return false; end if;
  delete from vault.links l where l.parent = p_dossier or l.child = p_dossier;
  delete from vault.grants g where g.dossier = p_dossier;
  delete from vault.standby s where s.dossier = p_dossier;
  delete from vault.recovery_wraps r where r.dossier = p_dossier;
  delete from vault.dossiers d where d.id = p_dossier;
  return found;
end $$;
revoke all on function vault.take_back from public;
grant execute on function vault.take_back to astra_app;
