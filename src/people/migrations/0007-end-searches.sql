-- Searches by the end of a number are counted beside those beyond one's own grants: how many in the last hour, never
-- for what.
alter table people.outside_searches rename to counted_searches;
alter table people.counted_searches add column kind text not null default 'beyond' check (kind in ('beyond', 'end'));
alter table people.counted_searches alter column kind drop default;
drop index people.outside_searches_of;
create index counted_searches_of on people.counted_searches (account, kind, at);
