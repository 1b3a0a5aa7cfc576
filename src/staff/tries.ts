import { triesToBeMe, type TriesRow } from '#audit/index.ts';
import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { Me, Tries } from './shared.ts';
import { organisationZone } from './gate.ts';

/** For so long many tries are spoken of. */
const LATELY_MS = 3 * 24 * 3_600_000;
/** Fewer are what a person mistypes herself. */
const MANY = 10;

/** Refused tries to sign in as whoever asks, day by day of the last thirty, the newest first; her own are among them. */
export async function triesAtMe(tx: Tx): Promise<Tries[]> {
  return (await readTries(tx)).map(({ day, tries, last }) => ({ day, tries, last: last.toISOString() }));
}

/** What she is told of on every page: that somebody tries often. */
export async function triedLately(tx: Tx): Promise<Me['tried']> {
  const from = now().getTime() - LATELY_MS;
  const lately = (await readTries(tx)).filter(({ last }) => last.getTime() > from);
  const times = lately.reduce((sum, { tries }) => sum + tries, 0);
  const [newest] = lately;
  return newest && times >= MANY ? { times, last: newest.last.toISOString() } : null;
}

async function readTries(tx: Tx): Promise<TriesRow[]> {
  return triesToBeMe(tx, await organisationZone(tx));
}
