-- That there is a directory is known to who works here.
create policy at_work on network.directory as restrictive to astra_app using ((select vault.is_staff()));
