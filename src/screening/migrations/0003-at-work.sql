-- Lists of indicators are loaded by who works here.
create policy put_at_work on screening.lists as restrictive for insert to astra_app with check ((select vault.is_staff()));
