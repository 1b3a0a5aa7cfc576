-- As before, and what was opened from standby stays until somebody else has looked at why.
create or replace function rights.must_stay(p_records uuid[]) returns table (record uuid, why text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select h.dossier, 'hold' from rights.legal_holds h where h.dossier = any (p_records) and h.lifted is null
    union all select c.dossier, 'clock' from rights.clocks c where c.dossier = any (p_records) and c.ended is null
    union all select e.dossier, 'exception' from rights.exceptions e where e.dossier = any (p_records) and e.state = 'asked'
    union all select u, 'opening' from vault.unreviewed(p_records) u $$;
