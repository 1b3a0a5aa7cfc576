import pg from 'pg';
import { clientOptions, type Connection } from './db.ts';

export type Hearing = { stop(): Promise<void> };

/** What is heard on a channel; `gap`: it hears again, and may have missed something meanwhile. */
export type Ear = { heard(payload: string): void; gap(): void };

type Listening = { client: pg.Client; lost: Promise<void> };

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A connection that died without a word is noticed within this and the patience beside it. */
const PROBE_MS = 20_000;
const PATIENCE_MS = 10_000;

/**
 * Hears what is notified on a channel of the database, on a connection of its own that is made anew when it breaks.
 * Resolves when it hears for the first time, and fails where it cannot.
 */
export async function hearChannel(connection: Connection, channel: string, ear: Ear): Promise<Hearing> {
  const over = new AbortController();
  let now = await listen(connection, channel, ear);
  const keep = async () => {
    for (await now.lost; !over.signal.aborted; await now.lost) {
      const again = await listenAgain(connection, channel, ear, over.signal);
      if (!again) return;
      now = again;
      ear.gap();
    }
  };
  const kept = keep();
  return {
    stop: async () => {
      over.abort();
      await now.client.end().catch(() => undefined);
      await kept;
    },
  };
}

async function listen(connection: Connection, channel: string, { heard }: Ear): Promise<Listening> {
  const client = new pg.Client({ ...clientOptions(connection), keepAlive: true });
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  client.on('end', () => resolve());
  client.on('error', () => resolve());
  client.on('notification', ({ payload }) => heard(payload ?? ''));
  try {
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    probe(client, lost, resolve);
    return { client, lost };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Asks now and then whether somebody is there; who does not answer in time is given up. */
function probe(client: pg.Client, lost: Promise<void>, giveUp: () => void): void {
  const timer = setInterval(() => {
    const late = setTimeout(giveUp, PATIENCE_MS).unref();
    client.query('select 1').then(
      () => clearTimeout(late),
      () => giveUp(),
    );
  }, PROBE_MS).unref();
  void lost.finally(() => {
    clearInterval(timer);
    void client.end().catch(() => undefined);
  });
}

/** Tries until it hears, with growing pauses; null where it was told to stop meanwhile. */
async function listenAgain(
  ...[connection, channel, ear, over]: [Connection, string, Ear, AbortSignal]
): Promise<Listening | null> {
  for (let pause = FIRST_PAUSE_MS; !over.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const listening = await listen(connection, channel, ear).catch(() => null);
    if (listening && over.aborted) await listening.client.end();
    else if (listening) return listening;
    else await pauseFor(pause, over);
  }
  return null;
}

function pauseFor(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    over.addEventListener('abort', done);
  });
}
