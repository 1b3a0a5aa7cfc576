-- How many lines of a practice call whoever has it open has heard; goes with her tab of it.
alter table hotline.tabs add column heard int not null default 0 check (heard between 0 and 99);
