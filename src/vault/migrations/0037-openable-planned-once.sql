-- Asked at each search and each list: planned anew for every list of ids it takes longer to plan than to answer. Its plan
-- is the same whatever the ids are, along the index of grants; so it is planned once in a session.
alter function vault.openable(uuid[]) set plan_cache_mode = force_generic_plan;
