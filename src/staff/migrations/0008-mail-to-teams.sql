-- As before, and to those of a team: what concerns a team's record is told to it by mail too, to those who wish for it.
drop function staff.queue_mail(uuid, int, uuid[], text[], uuid, timestamptz);
create function staff.queue_mail(p_about uuid, p_step int, p_accounts uuid[], p_roles text[], p_team uuid, p_not uuid,
    p_at timestamptz) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into staff.mails (id, account, about, step, due)
    select gen_random_uuid(), w.account, p_about, p_step, p_at from staff.mail_wishes w
    where w.account is distinct from p_not
      and (w.account = any (p_accounts)
        or exists (select from staff.roles_held r where r.account = w.account and r.role = any (p_roles))
        or w.account in (select m from vault.members_of(p_team) m))
      and not exists (select from staff.departures d where d.account = w.account)
    on conflict do nothing $$;
revoke all on function staff.queue_mail from public;
grant execute on function staff.queue_mail to astra_app, astra_worker;
