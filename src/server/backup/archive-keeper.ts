import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { loadKeyring } from '#vault/index.ts';
import { isDue, olderThanKept } from './ages.ts';
import { isOfDisk } from './archive.ts';
import { backUp, readCheckpointText, type Source } from './base.ts';
import { writePiece } from './log-pieces.ts';
import { goesOn, noteOf, readNote, writeNote } from './same-history.ts';
import { baseName, endOf, readSets, stampOf, type ArchiveSet } from './sets.ts';
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
 * Keeps an archive of a running server: a backup a day, and between them the log, piece by piece, each sealed before
 * it leaves. What is not written yet the server keeps back, so nothing is missed however long the folder is away. A
 * backup that is being made when `stopping` says so is given up; pieces are written to their end.
 */
export function keepArchive(source: Source, archive: Archive, told: Told, stopping: AbortSignal): Keeper {
  // What is said of transactions as long as nothing was written since our last mark.
  const seen: { quiet: string | null; sign: boolean } = { quiet: null, sign: false };
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
  const write = async (session: Session) => {
    const set = await current(session, source, archive.folder);
    if (set) tell(set);
    if (!set || (await writersNow(session)) === seen.quiet) return set;
    const { piece, quiet } = await writeOn(session, source, archive, set);
    await releaseLog(session, piece.to);
    seen.quiet = quiet;
    const longer = { ...set, pieces: [...set.pieces, piece] };
    tell(longer);
    return longer;
  };
  return {
    finish: () => inSession(async (session) => void (await write(session))),
    beat: () =>
      inSession(async (session) => {
        const set = await write(session);
        if (set && !isDue(set, now())) return;
        if (stopping.aborted) return;
        const begun = await beginSet(session, source, archive, set, stopping);
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
  if (!existsSync(sign)) writeFileSync(sign, `${id}\n`, { mode: 0o600, flush: true });
  else if (readFileSync(sign, 'utf8').trim() !== id) throw refuse('archive-of-another', 503, { folder });
}

/** The set that can be gone on with, if there is one. */
async function current(session: Session, { cluster }: Source, folder: string): Promise<ArchiveSet | null> {
  const set = readSets(folder).at(-1);
  if (!set) return null;
  const { timeline } = await walShape(session);
  const server = { slot: await archiveSlot(session), flushed: await flushedTo(session), timeline };
  return goesOn(set, server, readNote(dirname(cluster))) ? set : null;
}

/** Writes what the log holds behind the end of a set; up to where it reaches then. */
async function writeOn(session: Session, source: Source, archive: Archive, set: ArchiveSet) {
  const at = now();
  // Read before the place is looked up: what it signs then lies before that place.
  const checkpoint = readCheckpointText(source.keysDir);
  const { to, quiet } = await markTime(session);
  const from = endOf(set).to;
  const into = { folder: set.folder, recipients: archive.recipients };
  const shape = await walShape(session);
  writeNote(dirname(source.cluster), noteOf(set, shape.timeline, [from, to]));
  const piece = await writePiece(source, shape, into, { at, from, to, checkpoint });
  return { piece, quiet };
}

/**
 * A new backup; the one before it goes on until behind where the new one begins, so that no moment is between them. Null
 * where it was given up: its empty folder goes when the next one is begun.
 */
async function beginSet(
  session: Session,
  source: Source,
  archive: Archive,
  before: ArchiveSet | null,
  stopping: AbortSignal,
): Promise<{ bytes: number; at: Date } | null> {
  if (!before) await keepLog(session);
  for (const half of halfMade(archive.folder)) rmSync(half, { recursive: true });
  const folder = join(archive.folder, stampOf(now()));
  mkdirSync(folder, { mode: 0o700 });
  const draft = join(folder, 'base.age');
  const made = await unlessStopped(
    stopping,
    backUp(source, draft, archive.recipients, () => undefined, stopping),
  );
  if (!made) return null;
  const { moment, bytes, shape } = made;
  if (before) await writeOn(session, source, archive, before);
  const number = (readSets(archive.folder).at(-1)?.base.number ?? 0) + 1;
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
  const whole = new Set(readSets(archive).map(({ folder }) => folder));
  const named = readdirSync(archive).filter((name) => /^\d{4}-\d\d-\d\dT[\d-]+Z$/.test(name));
  return named.map((name) => join(archive, name)).filter((folder) => !whole.has(folder));
}

function removeOld(archive: string, told: Told): void {
  const gone = olderThanKept(readSets(archive), now());
  for (const { folder } of gone) rmSync(folder, { recursive: true });
  if (gone.length > 0) told.done('removed', { backups: gone.length });
}
