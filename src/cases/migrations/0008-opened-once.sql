-- By which request of its opener a case was opened: asked again, because the answer was lost or a key was pressed twice,
-- it is the same case.
alter table cases.cases add column request uuid;
create unique index cases_opened_once on cases.cases (opened_by, request);
