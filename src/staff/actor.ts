import type { Caller } from '#kernel/http.ts';
import { route, type Route, type RouteOf } from '#kernel/route.ts';
import type { Keyholder } from '#vault/index.ts';
import type { z } from 'zod';

/** A signed-in member of staff, for the length of one request: who she is, what she may, and the keys she holds. */
export type StaffActor = Caller & { keys: Keyholder; roles: string[] };

/** Declares a route whose handler gets a signed-in member of staff. */
export function staffRoute<Schema extends z.ZodType, Ready = unknown>(
  declared: RouteOf<StaffActor, Schema, Ready>,
): Route<StaffActor> {
  return route(declared);
}
