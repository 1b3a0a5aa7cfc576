-- A record opened by mistake is taken back, and what was asked in the same act with it; not where anybody but the actor
-- wrote down an answer, or where anything left under one or was asked to leave without.
create function rights.take_back(p_dossier uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not vault.can_open(p_dossier)
    or exists (select from rights.uses u where u.dossier = p_dossier)
    or exists (select from rights.exceptions e where e.dossier = p_dossier)
    or exists (select from rights.consents c join rights.consent_versions v on v.consent = c.id
      where c.dossier = p_dossier and v.by <> vault.actor())
  then return false; end if;
  delete from rights.consent_versions v using rights.consents c where c.id = v.consent and c.dossier = p_dossier;
  delete from rights.consents c where c.dossier = p_dossier;
  return true;
end $$;
revoke all on function rights.take_back from public;
grant execute on function rights.take_back to astra_app;
