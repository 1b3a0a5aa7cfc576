-- What a row of a call log held, as a keyed hash bound to its mark: the same number with other words is another row.
-- Rows taken before this step have none, and are known by their day.
alter table hotline.imported add column content bytea;
grant select (content) on hotline.imported to astra_app;
