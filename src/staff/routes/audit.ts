import type { Route } from '#kernel/route.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import { readAudit } from '../read-audit.ts';
import { readReadings, readSearches } from '../read-colleague.ts';
import type { RecordHouse } from '../record-house.ts';

// The calendar of the database has no year 0.
const day = z.iso.date().refine((text) => text >= '0001');
const about = z.object({ account: z.uuid(), from: day, until: day });
const one = z.object({ id: z.uuid() });

/** Who read what: of one record for those who hold it, of one colleague for leads; and what was searched for. */
export function auditRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/audit',
      access: { verb: 'audit.dossier.read' },
      audit: 'read',
      input: one,
      run: (tx, actor, { id }) => readAudit(tx, actor, { id, after: null }, house),
    }),
    staffRoute({
      method: 'GET',
      path: '/dossiers/:id/audit/:after',
      access: { verb: 'audit.dossier.read' },
      audit: 'read',
      input: one.extend({ after: z.uuid() }),
      run: (tx, actor, input) => readAudit(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/audit/readings',
      access: { verb: 'audit.colleague.read' },
      audit: 'read',
      input: about,
      run: (tx, _actor, input, call) => {
        call.concerns(input.account);
        return readReadings(tx, input, house);
      },
    }),
    staffRoute({
      method: 'POST',
      path: '/audit/searches',
      access: { verb: 'audit.search.open' },
      audit: 'read',
      input: about,
      run: (tx, actor, input, call) => {
        call.concerns(input.account);
        return readSearches(tx, actor, input);
      },
    }),
  ];
}
