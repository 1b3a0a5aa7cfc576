-- Days a court does not work are entered by who works here.
create policy put_at_work on rights.clock_days as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy changed_at_work on rights.clock_days as restrictive for update to astra_app using ((select vault.is_staff()));
