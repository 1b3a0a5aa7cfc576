-- Lines are asked for by whom, about what, or by their own id; by time alone nobody asks, and each line paid for it.
drop index audit.lines_by_time;
-- A queue: each row is there for a second. What was there is cleared away before it outgrows what is kept.
alter table audit.unchained set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.2);
