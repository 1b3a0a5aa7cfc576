-- A node without the owner's address must see that all it needs is there before it serves anything.
grant select (module, name) on kernel.migrations to astra_app;
