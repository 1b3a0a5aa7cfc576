import { ahead, one, rows, run, sql, type Pool, type Tx } from './db.ts';
import { newId } from './ids.ts';

/** Something others ought to know: ids and codes only, never a name, number or word (VAULT 1.1). */
export type Fact = { id: string; kind: string; subject: string; codes: Record<string, string | number | boolean> };

export type Listener = { kind: string; hear(tx: Tx, fact: Fact): Promise<void> };

const told = new WeakSet<Tx>();

/** Whether anything was told in this transaction: after its commit the outbox is asked, and else it is left alone. */
export const toldIn = (tx: Tx): boolean => told.has(tx);

/** Writes a fact into the outbox in the caller's transaction; it is delivered after commit, at least once. */
export async function tell(tx: Tx, kind: string, subject: string, codes: Fact['codes'] = {}): Promise<void> {
  told.add(tx);
  await ahead(
    tx,
    sql`insert into kernel.facts (id, kind, subject, codes) values (${newId()}, ${kind}, ${subject}, ${JSON.stringify(codes)})`,
  );
}

type Heard = { facts: Fact[]; failed: { id: string; error: unknown }[] };

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

/** So many are taken at once: what is told first waits behind no more than these. */
const AT_ONCE = 20;

/**
 * Takes waiting facts but those passed over, of the kinds in `first` before all others; lets the listeners hear each in the same transaction, and returns them for the notification. One
 * that a listener fails on stays, with nothing of what he did for it, and takes no other along.
 */
async function takeFacts(
  worker: Pool,
  listeners: Listener[],
  { node = null, first = [] }: Telling,
  over: string[],
): Promise<Heard> {
  return worker.transaction().execute(async (tx) => {
    const waiting = await rows(
      tx,
      sql<Fact>`select id, kind, subject, codes from kernel.facts where id <> all(${over}::uuid[])
        order by kind = any(${[...first]}::text[]) desc, at limit ${AT_ONCE} for update skip locked`,
    );
    const heard: Heard = { facts: [], failed: [] };
    for (const fact of waiting) {
      const hears = listeners.filter(({ kind }) => kind === fact.kind);
      const failure = await hearApart(tx, fact, hears);
      if (failure === undefined) heard.facts.push(fact);
      else heard.failed.push({ id: fact.id, ...failure });
    }
    const ids = heard.facts.map(({ id }) => id);
    if (ids.length > 0) await ahead(tx, sql`delete from kernel.facts where id = any(${ids}::uuid[])`);
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

/** `node`: this node's own name where there are several: the others hear of every fact too. `first`: kinds nobody may wait for. */
export type Telling = { node?: string | null; first?: readonly string[] };

/**
 * Delivers every waiting fact, and those its listeners tell in turn: first to the listeners, in the transaction that
 * takes it off the outbox, then, once that has committed, to `notify`. Where a listener failed, the fact waits for the
 * next time, and the first failure is thrown when all others are delivered, however many have failed before them.
 */
export async function hearFacts(
  worker: Pool,
  listeners: Listener[],
  notify: (fact: Fact) => Promise<void>,
  telling: Telling = {},
): Promise<void> {
  const over: Heard['failed'] = [];
  for (;;) {
    const passed = over.map(({ id }) => id);
    const { facts, failed } = await takeFacts(worker, listeners, telling, passed);
    for (const fact of facts) await notify(fact);
    over.push(...failed);
    // Whoever writes another one says so after her commit; what a listener told of these, nobody says.
    const heard = facts.some(({ kind }) => listeners.some((listener) => listener.kind === kind));
    if (heard || failed.length > 0 || facts.length === AT_ONCE) continue;
    if (over[0]) throw over[0].error;
    return;
  }
}

/** How many facts wait to be told. */
export async function countFacts(worker: Pool): Promise<number> {
  return (await one(worker, sql<{ count: number }>`select count(*) as count from kernel.facts`)).count;
}
