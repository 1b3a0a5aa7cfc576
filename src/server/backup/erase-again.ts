import { recordLine } from '#audit/index.ts';
import type { Connection } from '#kernel/db.ts';
import {
  beginErasing,
  erasedAlready,
  erasuresAfter,
  holesIn,
  noteErasures,
  recordsThere,
  type Erased,
  type ErasureRow,
  type Keyring,
} from '#vault/index.ts';
import type { Pools } from '../database.ts';
import { forgetGoing, knowsErasing, knownBesides, newestLine, waitTurn } from '../store.ts';
import { erasedAt, readRegisters } from './erasure-register.ts';
import { beginRetentionAnew, inOwnersHands, type OwnersHands } from './store.ts';

/**
 * How many the registers name, the day of the newest, and how many of them were there again and are gone now; null where
 * the copy is of a release that could not erase, and they go at its first start. How many entries are kept apart, because
 * the database has been worked with since; before how many entries one is missing, how many lines nobody vouches for, and
 * how many entries are cut off the end, by what a checkpoint beside the register or the audit itself knows.
 */
export type ErasedAgain = {
  known: number;
  newest: string | null;
  again: number | null;
  apart: number;
  holes: number;
  unread: number;
  cut: number;
};

const AT_A_TIME = 500;
/** A batch takes seconds, and clocks of two nodes differ: a database counts as older up to so long after an entry. */
const LEEWAY_MS = 15 * 60_000;

/**
 * Erases again what the registers in these folders say was erased and this database does not know of, where it is older
 * than that (VAULT 3.8). Before anybody can sign in, and as the owner. What the house has worked with since it does not
 * touch: there a hold or a case may have come, and the preview asks. A copy, and a database in which something came back,
 * begins its fourteen days anew. A copy of a release that could not erase is brought up to date at its first start, and
 * this with it.
 */
export async function eraseAgain(
  owner: Connection,
  folders: string[],
  keyring: Keyring,
  of: 'copy' | 'house',
): Promise<ErasedAgain> {
  const { entries, all, unread, end } = readRegisters(keyring, folders);
  return inOwnersHands(owner, async (hands) => {
    if (of === 'copy') await beginRetentionAnew(hands);
    const knows = await knowsErasing(hands);
    const own = knows ? await erasuresAfter(hands, 0) : [];
    const told = {
      ...{ known: entries.length, newest: entries.at(-1)?.day ?? null, holes: holesIn(all, own), unread },
      cut: cutOff(end, all, own),
    };
    if (!knows) return { ...told, again: entries.length === 0 ? 0 : null, apart: 0 };
    const { missing, apart } = compared(entries, own, await newestLine(hands));
    let again = 0;
    for (let from = 0; from < missing.length; from += AT_A_TIME)
      again += await eraseThese(hands, keyring, missing.slice(from, from + AT_A_TIME), missing);
    return { ...told, again, apart: apart.length };
  });
}

/**
 * Whether this database is older than what the registers in these folders say was erased, and how many entries are cut off
 * the end of all of them, by what the checkpoint knows.
 */
export async function howFarBehind(
  pools: Pools,
  folders: string[],
  keyring: Keyring,
): Promise<{ behind: boolean; cut: number }> {
  const { entries, all, end } = readRegisters(keyring, folders);
  if (entries.length === 0 && end === 0) return { behind: false, cut: 0 };
  const own = await erasuresAfter(pools.worker, 0);
  const { missing } = compared(entries, own, await newestLine(pools.sequencer));
  return { behind: missing.length > 0, cut: cutOff(end, all, own) };
}

const cutOff = (end: number, ...registers: ErasureRow[][]) =>
  Math.max(0, end - Math.max(0, ...registers.map((register) => register.at(-1)?.number ?? 0)));

/** The entries a database does not know: those it is older than, and those after which it was worked with. */
function compared(entries: ErasureRow[], own: ErasureRow[], newest: Date | null) {
  const known = new Set(own.map(({ record }) => record));
  const unknown = entries.filter(({ record }) => !known.has(record));
  const workedSince = (row: ErasureRow) => newest !== null && newest.getTime() > erasedAt(row) + LEEWAY_MS;
  return { missing: unknown.filter((row) => !workedSince(row)), apart: unknown.filter(workedSince) };
}

/** One node at a time: the second finds it done. Whoever something else knows stays, with her card. */
async function eraseThese(hands: OwnersHands, keyring: Keyring, some: ErasureRow[], all: ErasureRow[]) {
  return hands.transaction().execute(async (tx) => {
    await waitTurn(tx, 'retention');
    const done = await erasedAlready(tx, recordsOf(some));
    const rows = some.filter(({ record }) => !done.has(record));
    const there = await recordsThere(tx, recordsOf(rows));
    const along = rows.flatMap(({ gone }) => gone);
    const known = await knownBesides(tx, recordsOf(all), along);
    const erased = rows.map((row) => ({ ...saidOf(row), gone: row.gone.filter((id) => !known.has(id)) }));
    await beginErasing(
      tx,
      erased.flatMap(({ record, gone }) => [record, ...gone]),
    );
    await noteErasures(tx, keyring, erased);
    for (const { record, gone } of erased)
      await recordLine(tx, {
        ...{ actor: null, verb: 'hotline.retention.erase', kind: 'write', outcome: 'again' },
        ...{ dossiers: [record, ...gone], other: null, detail: null },
      });
    await forgetGoing(tx);
    if (there.length > 0) await beginRetentionAnew(tx);
    return there.length;
  });
}

const recordsOf = (rows: ErasureRow[]) => rows.map(({ record }) => record);

function saidOf({ record, gone, rule, day, run, by, at }: ErasureRow): Erased {
  return { record, gone, rule, day, run, by, at };
}
