-- Only who works here adds and changes, and reads who is to be told by mail: somebody who wrote to us acts too.
create policy put_at_work on staff.accounts as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy put_at_work on staff.checked_sheets as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy put_at_work on staff.departures as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy put_at_work on staff.invitations as restrictive for insert to astra_app with check ((select vault.is_staff()));
alter policy taken_back on staff.invitations using (used_by is null and (select vault.is_staff()));
create policy put_at_work on staff.quorum_sets as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy put_at_work on staff.roles_held as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy ended_at_work on staff.roles_held as restrictive for delete to astra_app using ((select vault.is_staff()));
create policy put_at_work on staff.teams as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy changed_at_work on staff.teams as restrictive for update to astra_app using ((select vault.is_staff()));
create policy at_work on staff.mails as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on staff.mail_wishes as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on staff.preferences as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on staff.second_factors as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on staff.sheet_resets as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on staff.unchecked_sheets as restrictive to astra_app using ((select vault.is_staff()));
