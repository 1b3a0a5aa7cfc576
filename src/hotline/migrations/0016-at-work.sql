-- What is no secret among colleagues is one before whoever wrote to us.
create policy at_work on hotline.shifts as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on hotline.aways as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on hotline.alerts as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on hotline.alert_steps as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on hotline.alert_answers as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on hotline.telephones as restrictive to astra_app using ((select vault.is_staff()));
create policy at_work on hotline.imported as restrictive to astra_app using ((select vault.is_staff()));
