import type { Route } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { personRoutes } from './routes/person.ts';

/** Addresses of persons. Those of the search need what work rooms know: `searchRoutes`. */
export const peopleRoutes: Route<StaffActor>[] = [...personRoutes, ...duplicateRoutes];
