import type { Route } from '#kernel/route.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { clockRoutes } from './routes/clocks.ts';
import { consentRoutes } from './routes/consents.ts';

/** Addresses of consents and legal clocks; `house` is told what happened in a record. */
export function rightsRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [...consentRoutes(house), ...clockRoutes(house)];
}
