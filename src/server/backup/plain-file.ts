import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { newId } from '#kernel/ids.ts';

// Files in a folder in which somebody else may write as well, on the disk of an archive: a link laid there would lead to
// what is ours, a pipe would keep the whole program waiting. Only plain files are read and written here.

const { O_RDONLY, O_WRONLY, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;

/** What stands in a file; null where there is none, or something else than a plain file. */
export function readPlain(file: string): string | null {
  return isPlain(file) ? inFile(file, O_RDONLY, (handle) => readFileSync(handle, 'utf8')) : null;
}

/** Writes a file whole, in the place of whatever has its name: who is ended half way leaves the one before. */
export function writePlain(file: string, text: string): void {
  const draft = `${file}.${newId()}.draft`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true, flag: 'wx' });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Adds to a file that is there. */
export function addToPlain(file: string, text: string): void {
  inFile(file, O_WRONLY | O_APPEND, (handle) => writeFileSync(handle, text, { flush: true }));
}

/** How a plain file is, and when it was last touched in whatever way, which nobody can set back; null where it is none. */
export function plainStat(file: string): { size: number; ctimeMs: number } | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat : null;
}

const isPlain = (file: string) => plainStat(file) !== null;

/** Looked at once more when it is open: it may have become a link meanwhile. */
function inFile<T>(file: string, how: number, work: (handle: number) => T): T {
  const handle = openSync(file, how | O_NOFOLLOW | O_NONBLOCK);
  try {
    if (!fstatSync(handle).isFile()) throw new Error('no plain file');
    return work(handle);
  } finally {
    closeSync(handle);
  }
}
