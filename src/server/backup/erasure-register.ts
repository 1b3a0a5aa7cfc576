import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asideIn, CHECKPOINT_FILE, registerEndIn } from '#audit/index.ts';
import {
  equalBytes,
  erasureIn,
  erasureLine,
  readErasureLine,
  toBase64,
  type ErasureRow,
  type Keyring,
} from '#vault/index.ts';
import { addToPlain, plainStat, readPlain, writePlain } from './plain-file.ts';

/** The register of erasures outside the database: beside the keyring, and beside the archive where one is kept. */
export const REGISTER_FILE = 'erasures.jsonl';

/** How a file was left when it was last kept, and up to which entry: as long as it is so, nobody need read it again. */
type Kept = { size: number; changed: number; number: number; hash: Uint8Array };
const kept = new Map<string, Kept>();

/**
 * Keeps the register in a folder up to its last entry; `after` answers the entries behind a number. New ones are added at
 * the end. Where the file is not what was left there, it is read, and what is missing in it put back. A folder that is
 * away is passed by, and gets it when it is back; one that holds another installation's archive is left alone.
 */
export async function keepRegister(
  folder: string,
  keyring: Keyring,
  last: ErasureRow,
  after: (number: number) => Promise<ErasureRow[]>,
): Promise<void> {
  if (!isOurs(folder, keyring.id)) return;
  const file = join(folder, REGISTER_FILE);
  const before = leftAt(file);
  if (before && equalBytes(before.hash, last.hash)) return;
  const added = before ? await after(before.number) : [];
  const [next] = added;
  if (before && next && equalBytes(next.previous, before.hash)) addToPlain(file, textOf(linesFor(keyring, added)));
  else putBack(keyring, file, await after(0));
  const now = plainStat(file);
  if (now) kept.set(file, { size: now.size, changed: now.ctimeMs, number: last.number, hash: last.hash });
}

/** What was left in a file, where nobody has written into it since. */
function leftAt(file: string): Kept | null {
  const before = kept.get(file);
  const now = before && plainStat(file);
  return before && now && now.size === before.size && now.ctimeMs === before.changed ? before : null;
}

/**
 * Writes the register whole where something is missing in it: who is ended half way leaves the one before. Entries of
 * another history stay in front of it, sealed as all are; of a line that was cut off in the midst nothing can be read.
 */
function putBack(keyring: Keyring, file: string, register: ErasureRow[]): void {
  const known = new Set(register.map(({ hash }) => toBase64(hash)));
  const others = linesOf(file).flatMap((line) => {
    const row = erasureIn(keyring, line);
    if (row) return known.has(toBase64(row.hash)) ? [] : [erasureLine(keyring, row)];
    return isWhole(line) ? [line] : [];
  });
  const wanted = textOf([...others, ...linesFor(keyring, register)]);
  if (readPlain(file) !== wanted) writePlain(file, wanted);
}

const linesFor = (keyring: Keyring, register: ErasureRow[]) => register.map((row) => erasureLine(keyring, row));

function isWhole(line: string): boolean {
  try {
    return JSON.parse(line) !== null;
  } catch {
    return false;
  }
}

/** A disk that is away leaves an empty folder behind: there it is not written. */
function isOurs(folder: string, id: string): boolean {
  const sign = join(folder, 'installation');
  return existsSync(join(folder, 'keyring.json')) || readPlain(sign)?.trim() === id;
}

/**
 * What the registers of some folders say: `entries` what was erased, each record once, as the newest entry says;
 * `all` every entry; and how many lines there are that the keyring does not vouch for, which count for nothing. `end`: the
 * number of the last entry that a checkpoint in these folders knew, 0 where none knew any.
 */
export type Register = { entries: ErasureRow[]; all: ErasureRow[]; unread: number; end: number };

/** Reads the registers in these folders. */
export function readRegisters(keyring: Keyring, folders: string[]): Register {
  const lines = new Set([...new Set(folders)].flatMap((folder) => linesOf(join(folder, REGISTER_FILE))));
  const read = [...lines].map((line) => readErasureLine(keyring, line)).filter((row) => row !== null);
  const all = eachOnce(read).toSorted((a, b) => a.number - b.number);
  const found = new Map<string, ErasureRow>();
  for (const row of all.toSorted((a, b) => erasedAt(a) - erasedAt(b))) found.set(row.record, row);
  const entries = [...found.values()].toSorted((a, b) => a.number - b.number);
  return { entries, all, unread: lines.size - read.length, end: endIn(keyring, folders) };
}

/** An entry that lies in one folder in clear, as an earlier release wrote it, and in another sealed is one. */
const eachOnce = (rows: ErasureRow[]) => [...new Map(rows.map((row) => [toBase64(row.hash), row])).values()];

/** The furthest end that a checkpoint in one of these folders vouches for; one that a restore put aside counts as well. */
function endIn(keyring: Keyring, folders: string[]): number {
  const files = folders.filter((folder) => existsSync(folder)).flatMap(checkpointsIn);
  return Math.max(0, ...files.map((file) => registerEndIn(keyring, readPlain(file) ?? '')?.number ?? 0));
}

const checkpointsIn = (folder: string) =>
  [CHECKPOINT_FILE, ...asideIn(folder)].map((name) => join(folder, name)).filter((file) => existsSync(file));

/** The moment of an entry; of one that has its day alone, the end of that day wherever it was. */
export function erasedAt({ at, day }: Pick<ErasureRow, 'at' | 'day'>): number {
  return at?.getTime() ?? Date.parse(`${day}T00:00:00Z`) + 36 * 3_600_000;
}

/** Puts what the registers in these folders say into one of them. */
export function joinRegisters(keyring: Keyring, folders: string[], into: string): void {
  const { all } = readRegisters(keyring, [...folders, into]);
  if (all.length > 0) putBack(keyring, join(into, REGISTER_FILE), all);
}

const textOf = (lines: string[]) => lines.map((line) => `${line}\n`).join('');

function linesOf(file: string): string[] {
  return (readPlain(file) ?? '').split('\n').filter((line) => line !== '');
}
