import type { BlockList } from 'node:net';
import { timingSafeText } from '#vault/index.ts';
import { recordLine } from '#audit/index.ts';
import { withActor } from '#kernel/actor.ts';
import { namedWhatIsGone } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { Plugs } from '#kernel/http.ts';
import type { RoleMatrix } from '#kernel/permissions.ts';
import { authenticate, type StaffActor } from '#staff/index.ts';
import type { Pools } from './database.ts';
import type { Log } from './log.ts';
import { toldBy, whereFrom } from './where.ts';

export const SETUP_COOKIE = 'astra-setup';

export type PlugOptions = {
  pools: Pools;
  matrix: RoleMatrix;
  /** The code printed in the terminal, while the first run is not done. */
  setupCode(): string | null;
  afterCommit(): void;
  log: Log;
  /** Proxies whose word on where a request came from is believed. */
  proxies: BlockList;
};

/** What the kernel needs from the modules, wired. */
export function plugsFor({ pools, matrix, setupCode, afterCommit, log, proxies }: PlugOptions): Plugs<StaffActor> {
  // What somebody wrote about is erased at this moment: she is told that it is not there, and nothing of hers is lost unsaid.
  const transaction: Plugs<StaffActor>['transaction'] = (actor, work) =>
    withActor(pools.app, actor, work).catch((error: unknown) => {
      if (!namedWhatIsGone(error)) throw error;
      log.defect(error, 'gone meanwhile');
      throw notFound();
    });
  return {
    base: '/desk/api',
    transaction,
    authenticate: (call, touch) => authenticate(pools.app, call, touch, matrix),
    setupAllowed: (call) => timingSafeText(call.cookie(SETUP_COOKIE), setupCode()),
    audit: (tx, line) => recordLine(tx, { ...line, other: line.other ?? null, outcome: 'done' }),
    auditRefusal: (line) =>
      transaction(line.actor, (tx) =>
        recordLine(tx, {
          actor: line.actor,
          verb: line.verb,
          kind: 'refusal',
          outcome: line.code,
          dossiers: line.dossier ? [line.dossier] : [],
          detail: null,
          other: line.other ?? null,
        }),
      ),
    afterCommit,
    where: (c) => whereFrom(toldBy(c), proxies),
    defect: (error, path) => log.defect(error, path),
  };
}
