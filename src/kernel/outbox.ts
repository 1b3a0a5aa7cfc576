import { rows, run, sql, type Pool, type Tx } from './db.ts';
import { newId } from './ids.ts';

/** Something others ought to know: ids and codes only, never a name, number or word (VAULT 1.1). */
export type Fact = { id: string; kind: string; subject: string; codes: Record<string, string | number | boolean> };

export type Listener = { kind: string; hear(tx: Tx, fact: Fact): Promise<void> };

/** Writes a fact into the outbox in the caller's transaction; it is delivered after commit, at least once. */
export async function tell(tx: Tx, kind: string, subject: string, codes: Fact['codes'] = {}): Promise<void> {
  await run(
    tx,
    sql`insert into kernel.facts (id, kind, subject, codes) values (${newId()}, ${kind}, ${subject}, ${JSON.stringify(codes)})`,
  );
}

type Heard = { facts: Fact[]; failed: unknown[] };

/**
 * Takes waiting facts, lets the listeners hear each in the same transaction, and returns them for the notification. One
 * that a listener fails on stays, with nothing of what he did for it, and takes no other along.
 */
async function takeFacts(worker: Pool, listeners: Listener[]): Promise<Heard> {
  return worker.transaction().execute(async (tx) => {
    const waiting = await rows(
      tx,
      sql<Fact>`select id, kind, subject, codes from kernel.facts order by at limit 200 for update skip locked`,
    );
    const heard: Heard = { facts: [], failed: [] };
    for (const fact of waiting) {
      const hears = listeners.filter(({ kind }) => kind === fact.kind);
      const failure = await hearApart(tx, fact, hears);
      if (failure === undefined) heard.facts.push(fact);
      else heard.failed.push(failure.error);
    }
    const ids = heard.facts.map(({ id }) => id);
    await run(tx, sql`delete from kernel.facts where id = any(${ids}::uuid[])`);
    return heard;
  });
}

async function hearApart(tx: Tx, fact: Fact, listeners: Listener[]): Promise<{ error: unknown } | undefined> {
  if (listeners.length === 0) return undefined;
  await run(tx, sql`savepoint heard`);
  try {
    for (const listener of listeners) await listener.hear(tx, fact);
    await run(tx, sql`release savepoint heard`);
    return undefined;
  } catch (error) {
    await run(tx, sql`rollback to savepoint heard`);
    return { error };
  }
}

/**
 * Delivers every waiting fact, and those its listeners tell in turn: first to the listeners, in the transaction that
 * takes it off the outbox, then, once that has committed, to `notify`. Where a listener failed, the fact waits for the
 * next time, and the first failure is thrown when all others are delivered.
 */
export async function hearFacts(
  worker: Pool,
  listeners: Listener[],
  notify: (fact: Fact) => Promise<void>,
): Promise<void> {
  for (;;) {
    const { facts, failed } = await takeFacts(worker, listeners);
    for (const fact of facts) await notify(fact);
    if (facts.length > 0) continue;
    if (failed.length > 0) throw failed[0];
    return;
  }
}
