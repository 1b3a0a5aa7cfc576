-- The support team: those who work on cases.
alter table staff.teams drop constraint teams_kind_check;
alter table staff.teams add constraint teams_kind_check check (kind in ('duty', 'support', 'leads', 'search', 'everyone'));
