import type { Connection } from '#kernel/db.ts';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, refuse } from '#kernel/errors.ts';
import { startPostgres, type RunningPostgres } from '#kernel/postgres.ts';
import { keyring as ringInUse } from '#vault/index.ts';
import { openPools } from '../database.ts';
import { eraseAgain, type ErasedAgain } from './erase-again.ts';
import type { Piece } from './sets.ts';
import { endEverySession, isPaused, openSession, takePasskeysAway } from './store.ts';
import type { Unpacked } from './unpack.ts';
import { verifyCopy, type Verified } from './verify.ts';
import { sourceOf } from './with-server.ts';

/**
 * What lies behind the backup: pieces of the log, up to when it is wanted, the last checkpoint in that time; and the
 * folders in which a register of erasures may lie.
 */
export type Behind = { pieces: Piece[]; until: Date | null; checkpoint: string | null; registers: string[] };
/** What was done to a copy so that nothing lives again in it that had been taken away: erasures, and how many passkeys. */
type Fit = { erased: ErasedAgain; passkeys: number };
/** Compared, and made fit. */
export type Alive = Verified & Fit;

/**
 * Has PostgreSQL read the log that lies unpacked, and compares what comes of it: with what was counted at the moment
 * of the backup, and, where more of the log follows, the audit again at the end. Ends every sign-in, takes every passkey away, and
 * erases again what the registers name. Refuses
 * `restore-not-recovered` (log), and as `verifyCopy` does.
 */
export async function bringToLife(
  draft: string,
  { manifest, keyring, checkpoint }: Unpacked,
  behind: Behind,
  tell: (step: 'recover' | 'verify') => void,
): Promise<Alive> {
  writeFileSync(join(draft, 'postgres', 'recovery.signal'), '', { mode: 0o600 });
  const { counts } = manifest;
  const target = { ...ALL_THE_LOG, recovery_target_name: manifest.mark };
  if (behind.pieces.length === 0)
    return recover(draft, { ...target, ...AND_OPEN }, tell, async (address) => {
      const verified = await verify(address, keyring, counts, checkpoint);
      return { ...verified, ...(await makeFit(address, behind.registers)) };
    });
  await recover(draft, { ...target, recovery_target_action: 'pause', hot_standby: 'on' }, tell, async (address) => {
    await untilPaused(address);
    await verify(address, keyring, counts, checkpoint);
  });
  const until = behind.until && { recovery_target_time: asPostgresReads(behind.until) };
  return recover(draft, { ...ALL_THE_LOG, ...AND_OPEN, ...until }, tell, async (address) => {
    const verified = await verify(address, keyring, null, behind.checkpoint);
    return { ...verified, ...(await makeFit(address, behind.registers)) };
  });
}

async function verify(
  owner: Connection,
  ...expected: Parameters<typeof verifyCopy> extends [unknown, ...infer R] ? R : never
) {
  const pools = openPools(owner);
  return verifyCopy({ owner, pools }, ...expected).finally(() => pools.close());
}

/** At that early a moment PostgreSQL knows no names of zones, the Z for UTC neither. */
const asPostgresReads = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '+00');

/** All the log there is lies in the folder already. */
const ALL_THE_LOG = { restore_command: 'false', recovery_target_timeline: 'current' };
/** A new timeline begins, so that what is written from now on never has the name of something written before. */
const AND_OPEN = { recovery_target_action: 'promote', hot_standby: 'off' };

async function recover<T>(
  draft: string,
  settings: Record<string, string>,
  tell: (step: 'recover' | 'verify') => void,
  work: (address: Connection) => Promise<T>,
): Promise<T> {
  tell('recover');
  const postgres = await recovered(draft, settings);
  try {
    tell('verify');
    return await work(sourceOf(draft, draft, postgres).address);
  } finally {
    await postgres.stop();
  }
}

async function recovered(draft: string, settings: Record<string, string>): Promise<RunningPostgres> {
  try {
    const recovery = { settings, reads: settings['hot_standby'] === 'on' };
    return await startPostgres({ dataDir: draft, log: () => undefined, recovery });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'postgres-did-not-start') throw error;
    const log = join(draft, '..', 'log', 'restore.log');
    mkdirSync(dirname(log), { recursive: true, mode: 0o700 });
    appendFileSync(log, readFileSync(join(draft, 'log', 'postgres.log')), { mode: 0o600 });
    throw refuse('restore-not-recovered', 503, { log });
  }
}

async function untilPaused(address: Connection): Promise<void> {
  const session = await openSession(address);
  try {
    while (!(await isPaused(session))) await pause(50);
  } finally {
    await session.close();
  }
}

/** Nobody is signed in in it and no passkey opens it, what was erased is not in it, and the clock of retention begins anew. */
async function makeFit(address: Connection, registers: string[]): Promise<Fit> {
  const session = await openSession(address);
  const passkeys = await endEverySession(session)
    .then(() => takePasskeysAway(session))
    .finally(() => session.close());
  const erased = await eraseAgain({ ...address, user: 'astra_owner' }, registers, ringInUse(), 'copy');
  return { erased, passkeys };
}
