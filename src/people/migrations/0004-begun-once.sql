-- By which request a person was begun: asked again, because the answer was lost or a key was pressed twice, it is the
-- same person. A random mark from the screen; it says nothing about anybody.
alter table people.persons add column request uuid unique;
