import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { endOf, type ArchiveSet } from './sets.ts';
import { lsnText, readLsn, type Lsn } from './wal.ts';

const FILE = 'archive.json';
const shape = z.object({ base: z.string(), timeline: z.number(), ends: z.array(z.string()).min(1) });

/**
 * What a data folder knows of its archive: the backup its set begins with, and where that set may end; at two places
 * while a piece is written, because a power cut may leave it written or not.
 */
export type Noted = { base: string; timeline: number; ends: Lsn[] };

/** What is to be noted of a set that ends at one of these places. */
export const noteOf = ({ base }: Pick<ArchiveSet, 'base'>, timeline: number, ends: Lsn[]): Noted => ({
  base: basename(base.file),
  timeline,
  ends,
});

/** Notes it in the data folder, on the disk before it returns: it goes wherever that folder is copied to. */
export function writeNote(dataDir: string, { ends, ...noted }: Noted): void {
  const draft = join(dataDir, `${FILE}.part`);
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify({ ...noted, ends: ends.map(lsnText) }), { mode: 0o600, flush: true });
  renameSync(draft, join(dataDir, FILE));
  const folder = openSync(dataDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** What is noted; null where nothing is, or nothing that can be read. */
export function readNote(dataDir: string): Noted | null {
  const file = join(dataDir, FILE);
  if (!existsSync(file)) return null;
  try {
    const { ends, ...noted } = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...noted, ends: ends.map(readLsn) };
  } catch {
    return null;
  }
}

/** The server's own word: from where on it keeps the log, up to where it is on the disk, and its timeline. */
export type Server = { slot: { from: Lsn; lost: boolean } | null; flushed: Lsn; timeline: number };

/**
 * Whether a set can be gone on with. Not where the server no longer keeps what follows its end; nor where it holds more
 * than this data folder has written, or other things: then an older folder was put back, and the log of another history
 * behind that set would make it one that nobody can come back from.
 */
export function goesOn(set: ArchiveSet, { slot, flushed, timeline }: Server, noted: Noted | null): boolean {
  const { to } = endOf(set);
  if (!slot || slot.lost || to < slot.from || to > flushed || !noted) return false;
  return noted.base === basename(set.base.file) && noted.timeline === timeline && noted.ends.includes(to);
}
