import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refuse, type RefusalDetails, type RefusalStatus } from '../errors.ts';
import { MOST_BYTES } from '../file-kinds.ts';
import { makeTurns, type Turns } from '../turns.ts';
import type { CleanFile } from './clean-here.ts';

const PROCESS = fileURLToPath(new URL('clean-process.ts', import.meta.url));
/** How long one file may take, waiting for others and by its own work, and how much memory: of the language, and all in all. */
const MOST_SECONDS = 60;
const WORK_SECONDS = 30;
const HEAP_MEGABYTES = 512;
const DATA_MEGABYTES = 1536;
/** The shell sets the limits and is then replaced by Node: no core dumps, so much memory, so many seconds of work. */
const SHELL = `ulimit -c 0; ulimit -d ${DATA_MEGABYTES * 1024}; ulimit -t ${WORK_SECONDS}; exec "$0" "$@"`;
const FLAGS = ['--disable-sigusr1', `--max-old-space-size=${HEAP_MEGABYTES}`];
/** One may be at work and one more beside it; whoever sends many waits behind herself, and so few others wait long. */
const staffTurn = makeTurns({ atOnce: 2, longest: 20, busy: 'files-busy' });
/** Files of whoever writes to us have a line of their own: nobody at work waits behind a stranger's. */
const visitorsTurn = makeTurns({ atOnce: 1, longest: 20, busy: 'files-busy' });

/**
 * Looks at a file somebody wants to keep and makes it anew: pictures from their pixels, a PDF from its objects, text as
 * it is. A file is a small program to whatever reads it, so it is read in a process of its own, which holds no key and
 * no connection, has limits on memory and time, and ends with its answer. Nothing touches the disk. Refuses, each in
 * one sentence: `file-empty`, `file-too-large`, `files-busy`, and what `cleanHere` refuses.
 */
export function cleanFile(bytes: Uint8Array): Promise<CleanFile> {
  return cleanIn(staffTurn, bytes);
}

/** The same for whoever writes to us, one at a time. */
export function cleanVisitorsFile(bytes: Uint8Array): Promise<CleanFile> {
  return cleanIn(visitorsTurn, bytes);
}

async function cleanIn(inTurn: Turns, bytes: Uint8Array): Promise<CleanFile> {
  if (bytes.length === 0) throw refuse('file-empty', 400);
  if (bytes.length > MOST_BYTES) throw refuse('file-too-large', 413, { most: MOST_BYTES / (1024 * 1024) });
  const answer = await inTurn(() => inProcess(bytes));
  const end = answer.indexOf('\n');
  const head = end < 0 ? null : (JSON.parse(answer.subarray(0, end).toString()) as Head);
  // One that took too much memory or time, or fell, has read a broken file.
  if (!head) throw refuse('file-broken', 400);
  if ('refused' in head) throw refuse(head.refused, head.status, head.details);
  return { ...head, bytes: new Uint8Array(answer.subarray(end + 1)) };
}

/** The first line of an answer; the clean bytes follow it. */
export type Head = Omit<CleanFile, 'bytes'> | { refused: string; status: RefusalStatus; details: RefusalDetails };

function inProcess(bytes: Uint8Array): Promise<Buffer> {
  const child = spawn('/bin/sh', ['-c', SHELL, process.execPath, ...FLAGS, PROCESS], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), MOST_SECONDS * 1000);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  // It may end before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  return new Promise((resolve) => {
    const ended = (whole: boolean) => {
      clearTimeout(late);
      resolve(whole ? Buffer.concat(parts) : Buffer.alloc(0));
    };
    child.once('error', () => ended(false));
    child.once('close', (code) => ended(code === 0));
  });
}
