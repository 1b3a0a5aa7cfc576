import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { refuse } from './errors.ts';
import { newId } from './ids.ts';
import { startOf } from './postgres/processes.ts';

export type Lock = {
  /** Says where the holder is to be found, for whoever is refused. */
  tell(address: string): void;
  release(): void;
};

type Holder = { pid: number; started: string; address?: string };

/** What the sentence of the refusal understands, where the holder has not said where it is. */
const UNKNOWN = 'unknown';

/**
 * Takes the lock file at `path` for this process; its folder must exist. The file names the holder by number and start time,
 * so a lock left by a crash is known and taken over. Refuses `already-running` (details: pid, and the
 * address or `unknown`) while the holder lives.
 * Only processes of this machine (or container) are seen: a folder shared over a network is not protected.
 */
export function takeLock(path: string): Lock {
  const holder = { pid: process.pid, started: startOf(process.pid) };
  let mine = JSON.stringify(holder);
  const draft = writeDraft(path, mine);
  try {
    if (!tryLink(draft, path)) replace(path, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    tell(address) {
      mine = JSON.stringify({ ...holder, address });
      renameSync(writeDraft(path, mine), path);
    },
    release: () => removeIf(path, mine),
  };
}

// Written whole and synced under another name first: a lock is never seen half written, nor found empty after a power cut.
function writeDraft(path: string, text: string): string {
  const draft = `${path}.${newId()}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  return draft;
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

// Two that find the same dead lock must not both take it: a second lock, named after the dead one, lets one through,
// and who comes late finds a living lock under it.
function replace(path: string, draft: string): void {
  const dead = ensureDead(path);
  const claim = takeLock(`${path}.${dead.pid}`);
  try {
    if (ensureDead(path).text === dead.text) renameSync(draft, path);
    else throw refuse('already-running', 503, { address: UNKNOWN });
  } finally {
    claim.release();
  }
}

function ensureDead(path: string): { pid: number; text: string } {
  const text = read(path);
  const holder = parse(text);
  if (holder && startOf(holder.pid) === holder.started)
    throw refuse('already-running', 503, { pid: holder.pid, address: holder.address ?? UNKNOWN });
  return { pid: holder?.pid ?? 0, text };
}

function parse(text: string): Holder | null {
  try {
    const { pid, started, address } = JSON.parse(text) as Partial<Holder>;
    if (typeof pid !== 'number' || typeof started !== 'string') return null;
    return { pid, started, ...(typeof address === 'string' ? { address } : {}) };
  } catch {
    return null;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function removeIf(path: string, text: string): void {
  if (read(path) === text) rmSync(path, { force: true });
}
