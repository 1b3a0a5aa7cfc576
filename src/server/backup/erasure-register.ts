import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { erasureLine, readErasureLine, type ErasureRow, type Keyring } from '#vault/index.ts';

/** The register of erasures outside the database: beside the keyring, and beside the archive where one is kept. */
export const REGISTER_FILE = 'erasures.jsonl';

/**
 * Keeps the register in a folder, whole: who is ended half way leaves the one before. A folder that is away is passed by,
 * and gets it when it is back. Entries of another history, which the database does not know, stay in front of it.
 */
export function keepRegister(folder: string, register: ErasureRow[]): void {
  if (!isOurs(folder)) return;
  const file = join(folder, REGISTER_FILE);
  const there = linesOf(file);
  const lines = register.map(erasureLine);
  const known = new Set(lines);
  const text = [...there.filter((line) => !known.has(line)), ...lines].map((line) => `${line}\n`).join('');
  const draft = `${file}.draft`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/** Whether a folder has the register up to this entry; one that is away has none to keep. */
export function isKept(folder: string, last: ErasureRow): boolean {
  return !isOurs(folder) || linesOf(join(folder, REGISTER_FILE)).at(-1) === erasureLine(last);
}

/** A disk that is away leaves an empty folder behind: there it is not written. */
const isOurs = (folder: string) => ['keyring.json', 'installation'].some((name) => existsSync(join(folder, name)));

/** What the registers in these folders say was erased, each record once; lines the keyring does not vouch for count for nothing. */
export function readRegisters(keyring: Keyring, folders: string[]): ErasureRow[] {
  const found = new Map<string, ErasureRow>();
  for (const folder of new Set(folders))
    for (const line of linesOf(join(folder, REGISTER_FILE))) {
      const row = readErasureLine(keyring, line);
      if (row) found.set(row.record, row);
    }
  return [...found.values()].toSorted((a, b) => a.number - b.number);
}

function linesOf(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}
