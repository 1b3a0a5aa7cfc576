import type { PoolClient } from 'pg';

/** Before a statement that goes on its way with the next one: nobody waits for it. */
export const AHEAD = '/* with the next */ ';
/** The same of one whose rows are asked for afterwards. */
export const LATER = '/* answered later */ ';

/** In the place of the rows of a statement sent `LATER`: asking sends it, if nothing came after it yet. */
export type LaterRows = { rows(): Promise<unknown[]> };

type Result = { rows: unknown[] };
type Ask = (...given: unknown[]) => Promise<Result>;
type Held = { given: unknown[]; answer: Promise<Result> | null };

const NOTHING = { rowCount: null, rows: [] };

/**
 * Sends what nobody waits for (`begin`, and statements marked `AHEAD` or `LATER` inside a transaction) together with the
 * statement that comes next, so that each way to the database and back carries what it can. The order stays. What goes
 * wrong with one of them is thrown by the next: the transaction has failed by then, and nothing of it can be committed.
 */
export function sendTogether(client: PoolClient): void {
  const ask = client.query.bind(client) as unknown as Ask;
  let open = false;
  let held: Held[] = [];
  let failed: { error: unknown } | null = null;

  const noteFailed = (error: unknown) => {
    failed ??= { error };
  };
  const sendHeld = () => {
    for (const each of held) {
      each.answer = ask(...each.given);
      each.answer.catch(noteFailed);
    }
    held = [];
  };
  const hold = (given: unknown[], text: string) => {
    const each: Held = { given, answer: null };
    held.push(each);
    if (!text.startsWith(LATER)) return Promise.resolve(NOTHING);
    const rows = async () => {
      if (!each.answer) inOneWrite(client, sendHeld);
      try {
        return (await each.answer)?.rows ?? [];
      } catch (error) {
        // What was sent ahead of it may be why.
        throw failed?.error ?? error;
      }
    };
    return Promise.resolve({ ...NOTHING, rows: [{ rows }] });
  };
  const takeFailed = () => {
    const taken = failed;
    failed = null;
    return taken;
  };
  const send = async (given: unknown[], text: string) => {
    try {
      const result = await inOneWrite(client, () => {
        sendHeld();
        return ask(...given);
      });
      const before = takeFailed();
      // The server answers the end of a failed transaction with "rolled back", and that as a success; and what never
      // left the driver fails nothing there.
      if (before && !text.startsWith('rollback')) throw before.error;
      return result;
    } catch (error) {
      throw takeFailed()?.error ?? error;
    }
  };

  // The driver's own type has nine forms; whatever is not a text in a transaction goes through unchanged.
  client.query = ((...given: unknown[]) => {
    const text = typeof given[0] === 'string' ? given[0] : '';
    if (text === 'begin') {
      open = true;
      held = [];
      failed = null;
    }
    if (open && (text === 'begin' || text.startsWith(AHEAD) || text.startsWith(LATER))) return hold(given, text);
    if (text === 'commit' || text === 'rollback') open = false;
    return held.length === 0 && !failed ? ask(...given) : send(given, text);
  }) as never;
}

/** Several statements in one write to the socket. */
function inOneWrite<T>(client: PoolClient, work: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  try {
    return work();
  } finally {
    stream.uncork();
  }
}
