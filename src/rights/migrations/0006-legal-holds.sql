-- A record that must be kept whatever the clocks say: a court asks for it, she wants to lodge a complaint. Why is sealed
-- under the record's key; lifting it is part of the row, and nothing is overwritten after.
create table rights.legal_holds (
  id uuid primary key,
  -- Checked at once, not at commit: whoever erases holds the record, and one of the two waits for the other.
  dossier uuid not null references vault.dossiers,
  by uuid not null references staff.accounts,
  day date not null,
  sealed bytea not null,
  lifted date,
  lifted_by uuid references staff.accounts,
  lifted_sealed bytea,
  check (num_nulls(lifted, lifted_by, lifted_sealed) in (0, 3))
);
create unique index legal_holds_one on rights.legal_holds (dossier) where lifted is null;
alter table rights.legal_holds enable row level security;
grant select, insert, update (lifted, lifted_by, lifted_sealed) on rights.legal_holds to astra_app;
create policy granted on rights.legal_holds for select to astra_app using (vault.can_open(dossier));
create policy put on rights.legal_holds for insert to astra_app
  with check (vault.can_open(dossier) and by = vault.actor() and lifted is null);
create policy taken on rights.legal_holds for update to astra_app
  using (vault.can_open(dossier) and lifted is null) with check (vault.can_open(dossier) and lifted_by = vault.actor());

create policy at_work on rights.legal_holds as restrictive to astra_app using ((select vault.is_staff()));

-- What of these records must not be erased now, and why. For the owner's functions.
create function rights.must_stay(p_records uuid[]) returns table (record uuid, why text) language sql stable
  security definer set search_path = pg_catalog, pg_temp as $$
    select h.dossier, 'hold' from rights.legal_holds h where h.dossier = any (p_records) and h.lifted is null
    union all select c.dossier, 'clock' from rights.clocks c where c.dossier = any (p_records) and c.ended is null and c.ends >= current_date
    union all select e.dossier, 'exception' from rights.exceptions e where e.dossier = any (p_records) and e.state = 'asked' $$;
revoke all on function rights.must_stay from public;

-- As before, of everything that goes: practice whose time is over, and what is being erased.
create function rights.forget() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_over uuid[] := array(select vault.going());
begin
  delete from rights.legal_holds h where h.dossier = any (v_over);
  delete from rights.uses u where u.dossier = any (v_over);
  delete from rights.exceptions e where e.dossier = any (v_over);
  delete from rights.consent_versions v using rights.consents c where c.id = v.consent and c.dossier = any (v_over);
  delete from rights.consents c where c.dossier = any (v_over);
  delete from rights.clock_seen s using rights.clocks c where c.id = s.clock and c.dossier = any (v_over);
  delete from rights.clock_acts a using rights.clocks c where c.id = a.clock and c.dossier = any (v_over);
  delete from rights.clocks c where c.dossier = any (v_over);
end $$;
revoke all on function rights.forget from public;
grant execute on function rights.forget to astra_worker;
drop function rights.forget_practice;
alter table rights.consent_versions set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
  toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0);
