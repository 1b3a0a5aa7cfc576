-- What a row of a call log held, as a keyed hash bound to its mark: the same number with other words is another row.
-- Rows taken before this step have none, and are known by their day.
alter table hotline.imported add column content bytea;
grant select (content) on hotline.imported to astra_app;

-- Where the contact is erased, nothing made of its words stays; its mark does, so that the file brings it back to nobody.
create function hotline.forget_content() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.content := null;
  return new;
end $$;
revoke all on function hotline.forget_content from public;
create trigger content_goes before update on hotline.imported
  for each row when (new.contact is null) execute function hotline.forget_content();
