-- As before, without what was written to us: only what somebody at work opens counts before the shares are on paper, or a
-- stranger could keep the desk from opening any.
create or replace function hotline.contacts_opened() returns bigint language sql stable security definer
  set search_path = pg_catalog, pg_temp as
  $$ select count(*) from hotline.contacts c where c.recorded_by is not null
       and not exists (select from vault.practice_records() p where p = c.id) $$;
