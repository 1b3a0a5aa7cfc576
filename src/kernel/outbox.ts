import { one, rows, run, sql, type Pool, type Tx } from './db.ts';
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

/** Where the nodes of one installation tell each other what changed: kind and id, as their screens are told. */
export const FACTS_CHANNEL = 'astra_facts';

/** A fact as another node hears of it; `node` is the one that told its own screens already. */
export type Announced = Pick<Fact, 'kind' | 'subject'> & { node: string };

/**
 * Announces facts to the other nodes in the transaction that takes them off the outbox, so that no crash comes between
 * the two. The dispatcher alone notifies: transactions that write do not (VAULT 6.3).
 */
async function announce(tx: Tx, facts: Fact[], node: string): Promise<void> {
  for (const { kind, subject } of facts) {
    const announced: Announced = { node, kind, subject };
    await run(tx, sql`select pg_notify(${FACTS_CHANNEL}, ${JSON.stringify(announced)})`);
  }
}

/**
 * Takes waiting facts, lets the listeners hear each in the same transaction, and returns them for the notification. One
 * that a listener fails on stays, with nothing of what he did for it, and takes no other along.
 */
async function takeFacts(worker: Pool, listeners: Listener[], node: string | null): Promise<Heard> {
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
    if (node) await announce(tx, heard.facts, node);
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
 * @param node this node's own name where there are several: the others hear of every fact too.
 */
export async function hearFacts(
  worker: Pool,
  listeners: Listener[],
  notify: (fact: Fact) => Promise<void>,
  node: string | null = null,
): Promise<void> {
  for (;;) {
    const { facts, failed } = await takeFacts(worker, listeners, node);
    for (const fact of facts) await notify(fact);
    if (facts.length > 0) continue;
    if (failed.length > 0) throw failed[0];
    return;
  }
}

/** How many facts wait to be told. */
export async function countFacts(worker: Pool): Promise<number> {
  return (await one(worker, sql<{ count: number }>`select count(*) as count from kernel.facts`)).count;
}
