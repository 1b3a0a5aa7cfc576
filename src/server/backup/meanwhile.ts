import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 10_000;

/**
 * Waits for long work and does something else again and again until it is over; what comes of the work. Where the other
 * fails, it is left: the work says for itself how it ended.
 */
export async function meanwhile<T>(work: Promise<T>, again: () => Promise<void>, everyMs = EVERY_MS): Promise<T> {
  const over = new AbortController();
  const going = (async () => {
    for (;;) {
      await pause(everyMs, undefined, { signal: over.signal });
      await again();
    }
  })().catch(() => undefined);
  try {
    return await work;
  } finally {
    over.abort();
    await going;
  }
}
