-- Of which records anything is known here: a consent, an exception, a use, a legal clock. For the owner's functions.
create function rights.records() returns setof uuid language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select c.dossier from rights.consents c union select e.dossier from rights.exceptions e
    union select u.dossier from rights.uses u union select k.dossier from rights.clocks k $$;
revoke all on function rights.records from public;
