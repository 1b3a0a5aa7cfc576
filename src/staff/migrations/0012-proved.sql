-- When whoever has this session last proved that it is she: at sign-in, at the lock, or asked before a grave act.
alter table staff.sessions add column proved timestamptz not null default now();
