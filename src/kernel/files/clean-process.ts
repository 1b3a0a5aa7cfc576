import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../errors.ts';
import { cleanHere } from './clean-here.ts';
import type { Head } from './clean.ts';

// A file comes in, one line and the clean file go out, and whatever the file did to its reader ends with this process.
async function answer(): Promise<[Head, Uint8Array]> {
  try {
    const { bytes, ...head } = await cleanHere(new Uint8Array(await buffer(process.stdin)));
    return [head, bytes];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, status, details } = error;
    return [{ refused: code, status, details }, new Uint8Array()];
  }
}

const [head, bytes] = await answer();
process.stdout.write(`${JSON.stringify(head)}\n`);
process.stdout.end(bytes);
await once(process.stdout, 'finish');
