-- Whoever a court's letter reaches puts a record on hold without its key; why is a code then, and not sealed words.
alter table rights.legal_holds alter column sealed drop not null;
alter table rights.legal_holds add column basis text check (basis in ('court', 'prosecution', 'police', 'complaint', 'other'));
alter table rights.legal_holds add constraint legal_holds_why check (num_nonnulls(sealed, basis) = 1);

-- For the owner's functions, which know that the record is no practice; false where it is held already.
create function rights.order_hold(p_id uuid, p_dossier uuid, p_basis text, p_day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into rights.legal_holds (id, dossier, by, day, basis) values (p_id, p_dossier, vault.actor(), p_day, p_basis)
    on conflict (dossier) where lifted is null do nothing;
  return found;
end $$;
revoke all on function rights.order_hold from public;
