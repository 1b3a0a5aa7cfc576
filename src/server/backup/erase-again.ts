import { recordLine } from '#audit/index.ts';
import type { Connection } from '#kernel/db.ts';
import {
  beginErasing,
  erasuresAfter,
  noteErasures,
  recordsThere,
  type Erased,
  type ErasureRow,
  type Keyring,
} from '#vault/index.ts';
import { forgetGoing, knowsErasing } from '../store.ts';
import { readRegisters } from './erasure-register.ts';
import { inOwnersHands, type OwnersHands } from './store.ts';

/**
 * How many the registers name, the day of the newest, and how many of them were there again and are gone now; null where
 * the copy is of a release that could not erase, and they go at its first start.
 */
export type ErasedAgain = { known: number; newest: string | null; again: number | null };

const AT_A_TIME = 500;

/**
 * Erases again what the registers in these folders say was erased and this database does not know of: a copy that is
 * older than an erasure (VAULT 3.8). Before anybody can sign in, and as the owner. A copy of a release that could not
 * erase is brought up to date at its first start, and this with it.
 */
export async function eraseAgain(owner: Connection, folders: string[], keyring: Keyring): Promise<ErasedAgain> {
  const register = readRegisters(keyring, folders);
  const told = { known: register.length, newest: register.at(-1)?.day ?? null };
  if (register.length === 0) return { ...told, again: 0 };
  return inOwnersHands(owner, async (hands) => {
    if (!(await knowsErasing(hands))) return { ...told, again: null };
    const done = new Set((await erasuresAfter(hands, 0)).map(({ record }) => record));
    const missing = register.filter(({ record }) => !done.has(record));
    let again = 0;
    for (let from = 0; from < missing.length; from += AT_A_TIME)
      again += await eraseThese(hands, keyring, missing.slice(from, from + AT_A_TIME));
    return { ...told, again };
  });
}

async function eraseThese(hands: OwnersHands, keyring: Keyring, rows: ErasureRow[]): Promise<number> {
  return hands.transaction().execute(async (tx) => {
    const there = await recordsThere(
      tx,
      rows.map(({ record }) => record),
    );
    await beginErasing(
      tx,
      rows.flatMap(({ record, gone }) => [record, ...gone]),
    );
    await noteErasures(tx, keyring, rows.map(saidOf));
    for (const { record, gone } of rows)
      await recordLine(tx, {
        ...{ actor: null, verb: 'hotline.retention.erase', kind: 'write', outcome: 'again' },
        ...{ dossiers: [record, ...gone], other: null, detail: null },
      });
    await forgetGoing(tx);
    return there.length;
  });
}

function saidOf({ record, gone, rule, day, run, by }: ErasureRow): Erased {
  return { record, gone, rule, day, run, by };
}
