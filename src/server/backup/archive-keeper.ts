import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { loadKeyring } from '#vault/index.ts';
import { GO_AT_ONCE, isDue, olderThanKept } from './ages.ts';
import { isOfDisk } from './archive.ts';
import { backUp, readCheckpointText, type Source } from './base.ts';
import { writePiece } from './log-pieces.ts';
import { readPlain } from './plain-file.ts';
import { goesOn, noteOf, readNote, writeNote, type Noted } from './same-history.ts';
import { meanwhile } from './meanwhile.ts';
import { baseName, endOf, isSetName, readBases, readOne, stampOf, type ArchiveSet } from './sets.ts';
import {
  archiveSlot,
  flushedTo,
  keepLog,
  markTime,
  openSession,
  releaseLog,
  walShape,
  writersNow,
  type Session,
} from './store.ts';

/** Where the archive is kept, and to whom it is sealed. */
export type Archive = { folder: string; recipients: string[] };

/** Told what was done: a new backup with its size, or older ones removed; and how far the archive reaches. */
export type Told = {
  done: (what: 'base' | 'removed', facts: Record<string, number>) => void;
  reached: (archive: { backup: Date; written: Date }) => void;
};

/** Keeps an archive: `beat` writes what is new, and once a day a backup; `finish` writes what is new and no more. */
export type Keeper = { beat(): Promise<void>; finish(): Promise<void> };

/**
 * What a keeper has seen. `quiet`: what is said of transactions as long as nothing was written since our last mark;
 * `sign`: that the folder is ours; `newest`: where the newest set lies.
 */
type Seen = { quiet: string | null; sign: boolean; newest: string };

/**
 * Keeps an archive of a running server: a backup a day, and between them the log, piece by piece, each sealed before
 * it leaves. What is not written yet the server keeps back, so nothing is missed however long the folder is away. A
 * backup that is being made when `stopping` says so is given up; pieces are written to their end, and go on while a
 * backup is made.
 */
export function keepArchive(source: Source, archive: Archive, told: Told, stopping: AbortSignal): Keeper {
  const seen: Seen = { quiet: null, sign: false, newest: '' };
  const inSession = async (work: (session: Session) => Promise<void>) => {
    const session = await openSession(source.address);
    try {
      await mustBeOurs(archive.folder, source.keysDir, seen.sign);
      seen.sign = true;
      await work(session);
    } catch (error) {
      throw isOfDisk(error) ? refuse('archive-not-written', 503, { file: archive.folder }) : error;
    } finally {
      await session.close();
    }
  };
  const tell = (set: ArchiveSet) => told.reached({ backup: set.base.at, written: endOf(set).at });
  const writeNew = async (session: Session, set: ArchiveSet) => {
    if ((await writersNow(session)) === seen.quiet) return set;
    const { piece, quiet } = await writeOn(session, source, archive, set);
    seen.quiet = quiet;
    const longer = { ...set, pieces: [...set.pieces, piece] };
    tell(longer);
    return longer;
  };
  const write = async (session: Session) => {
    const set = await current(session, source, archive.folder, seen);
    if (!set) return null;
    tell(set);
    const longer = await writeNew(session, set);
    await releaseLog(session, endOf(longer).to);
    return longer;
  };
  return {
    finish: () => inSession(async (session) => void (await write(session))),
    beat: () =>
      inSession(async (session) => {
        const set = await write(session);
        if (set && !isDue(set, now())) return;
        if (stopping.aborted) return;
        const goOn = (longer: ArchiveSet) => writeNew(session, longer);
        const begun = await beginSet(session, source, archive, { before: set, goOn, stopping });
        if (!begun) return;
        told.done('base', { bytes: begun.bytes });
        told.reached({ backup: begun.at, written: begun.at });
        removeOld(archive.folder, told);
      }),
  };
}

/**
 * Two installations in one folder would take each other's backups for their own. A folder that was ours a moment ago
 * and is empty now is the place of a disk that is away. Neither is a folder made: the keeper makes it, on the right disk.
 */
async function mustBeOurs(folder: string, keysDir: string, known: boolean): Promise<void> {
  const { id } = await loadKeyring(keysDir);
  const sign = join(folder, 'installation');
  if (!existsSync(folder) || (known && !existsSync(sign))) throw refuse('archive-not-written', 503, { file: folder });
  if (!existsSync(sign)) writeFileSync(sign, `${id}\n`, { mode: 0o600, flush: true, flag: 'wx' });
  else if (readPlain(sign)?.trim() !== id) throw refuse('archive-of-another', 503, { folder });
}

/** The set that can be gone on with, if there is one. */
async function current(session: Session, { cluster }: Source, folder: string, seen: Seen): Promise<ArchiveSet | null> {
  const noted = readNote(dirname(cluster));
  const newest = readNewest(folder, seen, noted);
  if (!newest) return null;
  const { timeline } = await walShape(session);
  const server = { slot: await archiveSlot(session), flushed: await flushedTo(session), timeline };
  return goesOn(newest, server, noted) ? newest : null;
}

/** The newest set of an archive; where it is the one seen last, the others are not looked through again. */
function readNewest(archive: string, seen: Seen, noted: Noted | null): ArchiveSet | null {
  const last = seen.newest === '' ? null : readOne(seen.newest);
  if (last && basename(last.base.file) === noted?.base) return last;
  seen.newest = readBases(archive).at(-1)?.folder ?? '';
  return seen.newest === '' ? null : readOne(seen.newest);
}

/** Writes what the log holds behind the end of a set; up to where it reaches then. */
async function writeOn(session: Session, source: Source, archive: Archive, set: ArchiveSet) {
  // Read before the moment and the place: what it signs then lies before both.
  const checkpoint = readCheckpointText(source.keysDir);
  const at = now();
  const { to, quiet } = await markTime(session);
  const from = endOf(set).to;
  const into = { folder: set.folder, recipients: archive.recipients };
  const shape = await walShape(session);
  writeNote(dirname(source.cluster), noteOf(set, shape.timeline, [from, to]));
  const piece = await writePiece(source, shape, into, { at, from, to, checkpoint });
  return { piece, quiet };
}

/** The set before, if there is one, and how what is new is written behind it. */
type Beginning = {
  before: ArchiveSet | null;
  goOn: (set: ArchiveSet) => Promise<ArchiveSet>;
  stopping: AbortSignal;
};

/**
 * A new backup; the one before it goes on until behind where the new one begins, so that no moment is between them. Null
 * where it was given up: its empty folder goes when the next one is begun.
 */
async function beginSet(
  session: Session,
  source: Source,
  archive: Archive,
  { before, goOn, stopping }: Beginning,
): Promise<{ bytes: number; at: Date } | null> {
  if (!before) await keepLog(session);
  for (const half of halfMade(archive.folder)) rmSync(half, { recursive: true });
  const folder = join(archive.folder, stampOf(now()));
  mkdirSync(folder, { mode: 0o700 });
  const draft = join(folder, 'base.age');
  // The log is not let go of meanwhile: the new set begins before the end of what is written now.
  const longer = { set: before };
  const made = await meanwhile(
    unlessStopped(
      stopping,
      backUp(source, draft, archive.recipients, () => undefined, stopping),
    ),
    async () => {
      if (longer.set) longer.set = await goOn(longer.set);
    },
  );
  if (!made) return null;
  const { moment, bytes, shape } = made;
  if (longer.set) await writeOn(session, source, archive, longer.set);
  const number = (readBases(archive.folder).at(-1)?.base.number ?? 0) + 1;
  const begun = { at: new Date(moment.at), to: moment.lsn, number };
  const file = join(folder, baseName(begun));
  renameSync(draft, file);
  writeNote(dirname(source.cluster), noteOf({ base: { ...begun, file } }, shape.timeline, [moment.lsn]));
  await releaseLog(session, moment.lsn);
  return { bytes, at: begun.at };
}

/** What comes of `work`; null where it failed because it was stopped. */
async function unlessStopped<T>(stopping: AbortSignal, work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (stopping.aborted) return null;
    throw error;
  });
}

/** Folders of backups that were cut off. */
function halfMade(archive: string): string[] {
  const whole = new Set(readBases(archive).map(({ folder }) => folder));
  const named = readdirSync(archive).filter(isSetName);
  return named.map((name) => join(archive, name)).filter((folder) => !whole.has(folder));
}

function removeOld(archive: string, told: Told): void {
  // The oldest alone can go; the one behind them says until when they were needed.
  const oldest = readBases(archive).slice(0, GO_AT_ONCE + 1);
  const sets = oldest.flatMap(({ folder }) => readOne(folder) ?? []);
  const gone = olderThanKept(sets, now());
  for (const { folder } of gone) rmSync(folder, { recursive: true });
  if (gone.length > 0) told.done('removed', { backups: gone.length });
}
