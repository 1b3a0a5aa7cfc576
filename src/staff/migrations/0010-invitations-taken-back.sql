-- An invitation sent to the wrong address is taken back: its row goes, and its code opens nothing.
create policy taken_back on staff.invitations for delete to astra_app using (used_by is null and vault.actor() is not null);

-- One whose time is over opens nothing either; who invited sees for two weeks that it is over, and whom it was for.
drop policy over on staff.invitations;
create policy over on staff.invitations for delete to astra_app
  using (used_by is null and until <= now() - interval '14 days');
create policy lapsed on staff.invitations for update to astra_app
  using (used_by is null and until <= now())
  with check (used_by is null and until <= now() and for_code = '' and address_hash = '');
