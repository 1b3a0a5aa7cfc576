-- Of which records anything is known here: a check, what we assessed, what the state decided. For the owner's functions.
create function screening.records() returns setof uuid language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select r.dossier from screening.runs r union select a.dossier from screening.assessments a
    union select i.dossier from screening.identifications i $$;
revoke all on function screening.records from public;
