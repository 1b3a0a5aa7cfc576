-- Which rows of an older call log were taken: a keyed hash of source and row number, never of a name or number.
create table hotline.imported (
  mark bytea primary key,
  contact uuid not null references hotline.contacts deferrable initially deferred,
  -- The contact's own day: a row of that number with another day is another row.
  day date not null
);
alter table hotline.imported enable row level security;
grant select (mark, day), insert on hotline.imported to astra_app;
create policy known on hotline.imported for select to astra_app using (vault.actor() is not null);
create policy taken on hotline.imported for insert to astra_app with check (vault.can_open(contact));
