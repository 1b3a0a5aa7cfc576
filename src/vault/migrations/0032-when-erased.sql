-- When it was erased, to the moment: an older copy is told by it from a house that has worked on since. Entries of before
-- have their day alone.
alter table vault.erasures add column at timestamptz;
