-- Forgets the consents and clocks of practice that is over.
grant usage on schema rights to astra_worker;
create function rights.forget_practice() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.practice_over());
begin
  delete from rights.uses u where u.dossier = any (v_over);
  delete from rights.exceptions e where e.dossier = any (v_over);
  delete from rights.consent_versions v using rights.consents c where c.id = v.consent and c.dossier = any (v_over);
  delete from rights.consents c where c.dossier = any (v_over);
  delete from rights.clock_seen s using rights.clocks c where c.id = s.clock and c.dossier = any (v_over);
  delete from rights.clock_acts a using rights.clocks c where c.id = a.clock and c.dossier = any (v_over);
  delete from rights.clocks c where c.dossier = any (v_over);
end $$;
revoke all on function rights.forget_practice from public;
grant execute on function rights.forget_practice to astra_worker;
