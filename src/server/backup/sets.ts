import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import type { Lsn } from './wal.ts';

/** What the log holds from one place to the next, as a file of the archive; `at`: when it was taken. */
export type Piece = { file: string; at: Date; from: Lsn; to: Lsn };
/** The backup that begins a set; `number`: which one of the archive it is. */
export type Base = { file: string; at: Date; to: Lsn; number: number };
/** A backup in a folder of its own, and all of the log that follows it. */
export type ArchiveSet = { folder: string; base: Base; pieces: Piece[] };

// Names in clear say when, and which stretch of the log: what somebody who cannot open a file must know to go on. What
// follows what is told by numbers and places, never by the time: a clock may have been set back.
const BASE = /^base-([0-9TZ-]+Z)-([0-9A-F]{16})(?:-(\d{6,}))?\.age$/;
const LOG = /^log-([0-9TZ-]+)-([0-9A-F]{16})-([0-9A-F]{16})\.age$/;

const place = (lsn: Lsn) => lsn.toString(16).toUpperCase().padStart(16, '0');
const readPlace = (text = '') => BigInt(`0x${text}`);

/** A moment as a name of a file, in order when sorted. */
export const stampOf = (at: Date) => at.toISOString().replaceAll(/[:.]/g, '-');
const readStamp = (text = '') => new Date(text.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d+)Z/, 'T$1:$2:$3.$4Z'));

const isMoment = (text = '') => !Number.isNaN(readStamp(text).getTime());

/** The name of a backup that begins a set. */
export const baseName = ({ at, to, number }: Omit<Base, 'file'>) =>
  `base-${stampOf(at)}-${place(to)}-${String(number).padStart(6, '0')}.age`;
/** The name of a stretch of the log. */
export const pieceName = ({ at, from, to }: Omit<Piece, 'file'>) =>
  `log-${stampOf(at)}-${place(from)}-${place(to)}.age`;

/** The sets of an archive, in the order they were begun; a folder without a whole backup is none. A set by itself is an archive too. */
export function readSets(archive: string): ArchiveSet[] {
  if (!statSync(archive, { throwIfNoEntry: false })?.isDirectory()) return [];
  const folders = [
    archive,
    ...readdirSync(archive)
      .toSorted()
      .map((name) => join(archive, name)),
  ];
  // A link that leads nowhere is no set.
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const sets = folders.flatMap((folder) => (isFolder(folder) ? readSet(folder) : []));
  return sets.toSorted((one, other) => one.base.number - other.base.number);
}

/** Whether a folder is named as those are in which the program begins its sets. */
export const isSetName = (name: string) => /^\d{4}-\d\d-\d\dT[\d-]+Z$/.test(name);

/**
 * What lies in a folder. One that is not named as ours are and that may not be read, as `lost+found` in the root of a
 * disk, has nothing of ours in it.
 */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    const closed = error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
    if (closed && !isSetName(basename(folder))) return [];
    throw error;
  }
}

function readSet(folder: string): ArchiveSet[] {
  const names = namesIn(folder);
  const base = baseAmong(folder, names);
  if (!base) return [];
  const pieces = names.flatMap((each) => {
    const match = LOG.exec(each);
    if (!match || !isMoment(match[1])) return [];
    return [{ file: join(folder, each), at: readStamp(match[1]), from: readPlace(match[2]), to: readPlace(match[3]) }];
  });
  return [{ folder, base, pieces: pieces.toSorted(byPlace) }];
}

function baseAmong(folder: string, names: string[]): Base | null {
  const [name, at, to, number = '0'] = names.flatMap((each) => (each.startsWith('base-') && BASE.exec(each)) || []);
  if (!name || !isMoment(at)) return null;
  return { file: join(folder, name), at: readStamp(at), to: readPlace(to), number: Number(number) };
}

/** One set of an archive; null where its folder holds no whole backup, or is not there. */
export function readOne(folder: string): ArchiveSet | null {
  return existsSync(folder) ? (readSet(folder)[0] ?? null) : null;
}

/** The backups that begin the sets of an archive, in the order they were begun; of the log between them nothing is read. */
export function readBases(archive: string): { folder: string; base: Base }[] {
  const folders = readdirSync(archive, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = folders.flatMap(({ name }) => {
    const folder = join(archive, name);
    const base = baseAmong(folder, namesIn(folder));
    return base ? [{ folder, base }] : [];
  });
  return found.toSorted((one, other) => one.base.number - other.base.number);
}

const byPlace = (one: Piece, other: Piece) => Number(one.from - other.from) || Number(one.to - other.to);

/** Up to where a set reaches. */
export function endOf({ base, pieces }: ArchiveSet): { at: Date; to: Lsn } {
  return pieces.reduce<{ at: Date; to: Lsn }>((end, piece) => (piece.to > end.to ? piece : end), base);
}

/** The latest moment a set knows of; with a clock that was set back not the one at its end. */
function latestOf({ base, pieces }: ArchiveSet): Date {
  return pieces.reduce((latest, { at }) => (at > latest ? at : latest), base.at);
}

export type Chosen = { file: string; pieces: Piece[]; at: Date };

/**
 * What of an archive is needed to come back to `until`, or to its end: the last backup before, and the log behind it
 * without a gap, in its order. Refuses `archive-unreadable`, `until-too-early`, `until-too-late` (details: the last moment) and
 * `archive-gap`.
 */
export function chooseFrom(archive: string, until: Date | null): Chosen {
  const sets = readSets(archive);
  if (sets.length === 0) throw refuse('archive-unreadable', 400, { file: archive });
  const set = sets.findLast(({ base }) => until === null || base.at <= until);
  if (!set) throw refuse('until-too-early', 400, { first: sets[0]?.base.at.toISOString() ?? '' });
  const latest = latestOf(set);
  if (until !== null && until > latest) throw refuse('until-too-late', 400, { last: latest.toISOString() });
  const last = set.pieces.findIndex(({ at }) => until !== null && at > until);
  const pieces = last === -1 ? set.pieces : set.pieces.slice(0, last + 1);
  let reached = set.base.to;
  for (const piece of pieces) {
    if (piece.from > reached) throw refuse('archive-gap', 400, { file: piece.file });
    reached = piece.to > reached ? piece.to : reached;
  }
  return { file: set.base.file, pieces, at: until ?? endOf(set).at };
}

/** Whether something named on the command line is a folder of backups, not one of them. */
export const isArchiveFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();
