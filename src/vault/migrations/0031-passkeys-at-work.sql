-- Only who works here has passkeys: somebody who wrote to us acts too.
create policy put_at_work on vault.passkeys as restrictive for insert to astra_app with check ((select vault.is_staff()));
create policy used_at_work on vault.passkeys as restrictive for update to astra_app using ((select vault.is_staff()));
