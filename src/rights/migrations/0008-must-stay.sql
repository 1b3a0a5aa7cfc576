-- As before, and a legal clock keeps a record until somebody ends it: one whose day has passed was dealt with by nobody.
create or replace function rights.must_stay(p_records uuid[]) returns table (record uuid, why text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select h.dossier, 'hold' from rights.legal_holds h where h.dossier = any (p_records) and h.lifted is null
    union all select c.dossier, 'clock' from rights.clocks c where c.dossier = any (p_records) and c.ended is null
    union all select e.dossier, 'exception' from rights.exceptions e where e.dossier = any (p_records) and e.state = 'asked' $$;

-- When somebody last said what may be done with what these records know. For the owner's functions.
create function rights.last_said(p_records uuid[]) returns table (record uuid, day date) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select c.dossier, max(v.day) from rights.consents c join rights.consent_versions v on v.consent = c.id
    where c.dossier = any (p_records) group by c.dossier $$;
revoke all on function rights.last_said from public;
