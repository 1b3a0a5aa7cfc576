import { withActor } from '#kernel/actor.ts';
import type { Pool, Tx } from '#kernel/db.ts';
import { abilitiesOf, type RoleMatrix } from '#kernel/permissions.ts';
import type { Call } from '#kernel/route.ts';
import { keyholder, openUnderSession, sessionId } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { SESSION_COOKIE, sessionKey } from './session.ts';
import { findSession, noteSeen, sessionDossiers, type SessionRow } from './store.ts';

/**
 * Who holds this cookie; null for nobody, for a session that has ended, and for a passphrase still waiting for its
 * code. A locked screen is somebody, but holds no key except those of contacts begun while it was locked. One question
 * to the database, asked as nobody: a transaction around it would cost every request three more.
 */
export async function authenticate(
  pool: Pool,
  call: Call,
  touch: (dossier: string) => void,
  matrix: RoleMatrix,
): Promise<StaffActor | null> {
  const secret = call.cookie(SESSION_COOKIE);
  if (!secret) return null;
  const row = await findSession(pool, sessionId(secret));
  if (!row || row.stage === 'code') return null;
  if (row.unseen) await noteSeen(pool, row.id);
  const privateKey = sessionKey(secret, row);
  const actor: StaffActor = {
    id: row.account,
    abilities: abilitiesOf(matrix, row.roles),
    locked: row.stage === 'locked',
    proved: row.proved,
    roles: row.roles,
    session: row.id,
    keys: keyholder({
      id: row.account,
      version: privateKey ? row.key_version : 0,
      privateKey: privateKey ?? new Uint8Array(),
      touch,
    }),
  };
  if (actor.locked) await withActor(pool, row.account, (tx) => holdSingleKeys(tx, secret, row, actor));
  return actor;
}

async function holdSingleKeys(tx: Tx, secret: string, row: SessionRow, actor: StaffActor): Promise<void> {
  for (const { dossier, sealed_key } of await sessionDossiers(tx, row.id))
    actor.keys.opened.set(dossier, { dossier, key: openUnderSession(secret, sealed_key, dossier) });
}
