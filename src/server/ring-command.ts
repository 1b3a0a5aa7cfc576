import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { signPost } from '#vault/index.ts';
import { z } from 'zod';
import { say } from './sentences.ts';

const fileSchema = z.object({ address: z.url(), id: z.uuid(), secret: z.string().min(40).max(100) });
/** What a telephone system needs to announce calls: where, as whom, signed with what. */
export type TelephoneFile = z.infer<typeof fileSchema>;

type Said = { event: 'ringing' | 'answered' | 'ended'; call: string; number: string | null };

/** Stands for a withheld number. */
const WITHHELD = '-';
/** Nobody lets it ring longer. */
const RINGS_MS = 60_000;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * `astra ring FILE NUMBER`: what a telephone system does, for trying it and as an example: announces a call, that it
 * was answered (Enter) and that it is over (Enter again, Ctrl+C, or a minute of ringing). `-` withholds the number.
 * Refuses a file that others may read, one that is none, and an address in clear beyond this computer.
 */
export async function ringCommand([path, number]: string[]): Promise<void> {
  if (!path || !number) throw refuse('ring-how', 400);
  const file = readTelephoneFile(path);
  const call = { call: newId(), number: number === WITHHELD ? null : number };
  await post(file, { ...call, event: 'ringing' });
  // Listens before it says so: who presses Ctrl+C at once leaves no call ringing on the desk.
  const hand = listenToHand();
  console.log(say('server.ring.rings'));
  const patience = new AbortController();
  const given = wait(RINGS_MS, 'end' as const, { signal: patience.signal }).catch(() => 'end' as const);
  const first = await Promise.race([hand.next(), given]);
  patience.abort();
  if (first === 'enter') {
    await post(file, { ...call, event: 'answered' });
    console.log(say('server.ring.answered'));
    await hand.next();
  }
  await post(file, { ...call, event: 'ended' });
  hand.close();
  console.log(say('server.ring.ended'));
}

/** Reads a telephone's file. Refuses `telephone-file`, `telephone-file-open` and `telephone-not-safe`. */
export function readTelephoneFile(path: string): TelephoneFile {
  const file = parsed(path);
  if ((statSync(path).mode & 0o077) !== 0) throw refuse('telephone-file-open', 400, { file: path });
  const { protocol, hostname } = new URL(file.address);
  if (protocol !== 'https:' && !LOOPBACK.has(hostname)) throw refuse('telephone-not-safe', 400);
  return file;
}

function parsed(path: string): TelephoneFile {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw refuse('telephone-file', 400, { file: path });
  }
}

async function post({ address, id, secret }: TelephoneFile, said: Said): Promise<void> {
  const body = JSON.stringify(said);
  const part = { time: String(Math.floor(now().getTime() / 1000)), nonce: newId() };
  const headers = {
    'content-type': 'application/json',
    'astra-sender': id,
    'astra-time': part.time,
    'astra-nonce': part.nonce,
    'astra-signature': signPost(secret, { ...part, body: Buffer.from(body) }),
  };
  const response = await fetch(address, { method: 'POST', headers, body, redirect: 'error' }).catch(() => null);
  if (!response) throw refuse('telephone-no-answer', 503, { address });
  if (!response.ok) throw refuse(await codeOf(response), 400, { status: response.status });
}

/** The refusal's own code where it is one that needs no more words, else that it was refused. */
async function codeOf(response: Response): Promise<string> {
  const { error } = (await response.json().catch(() => ({}))) as { error?: { code?: string } };
  const known = ['post-not-known', 'post-stale', 'no-duty-team'];
  return known.find((code) => code === error?.code) ?? 'telephone-refused';
}

type Hand = { next(): Promise<'enter' | 'end'>; close(): void };

/** Enter, or the end: Ctrl+C, or no more to read after an Enter. Where there is no hand at all, it rings its time. */
function listenToHand(): Hand {
  const lines = createInterface({ input: process.stdin });
  const heard: ((what: 'enter' | 'end') => void)[] = [];
  let over = false;
  const tell = (what: 'enter' | 'end') => {
    over ||= what === 'end';
    heard.shift()?.(what);
  };
  lines.on('line', () => {
    lines.once('close', () => tell('end'));
    tell('enter');
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tell('end'));
  return {
    next: async () => {
      if (over) return 'end';
      const { promise, resolve } = Promise.withResolvers<'enter' | 'end'>();
      heard.push(resolve);
      return promise;
    },
    close: () => lines.close(),
  };
}
