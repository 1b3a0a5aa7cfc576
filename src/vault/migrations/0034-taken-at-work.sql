-- Only who works here takes that note away: whoever wrote to us opens the record too.
create policy taken_at_work on vault.taken_from_duty as restrictive for delete to astra_app
  using ((select vault.is_staff()));
