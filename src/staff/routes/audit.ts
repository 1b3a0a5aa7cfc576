import { linesAbout } from '#audit/index.ts';
import type { Route } from '#kernel/route.ts';
import { openKey } from '#vault/index.ts';
import { z } from 'zod';
import { staffRoute, type StaffActor } from '../actor.ts';
import type { AuditEntry } from '../shared.ts';

const NEWEST = 200;

/** Who read and did what with one record: for those who hold it and whose role may ask. */
export const auditRoutes: Route<StaffActor>[] = [
  staffRoute({
    method: 'GET',
    path: '/dossiers/:id/audit',
    access: { verb: 'audit.dossier.read' },
    audit: 'read',
    input: z.object({ id: z.uuid() }),
    run: async (tx, actor, { id }) => {
      await openKey(tx, actor.keys, id);
      const lines = await linesAbout(tx, id, NEWEST);
      const entries: AuditEntry[] = lines.map(({ at, actor: by, verb, kind, outcome }) => ({
        ...{ by, verb, kind, outcome },
        at: at.toISOString(),
      }));
      return { entries };
    },
  }),
];
