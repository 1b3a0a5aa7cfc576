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

/** Takes waiting facts, lets `deliver` hear each in the same transaction, and returns them for the notification. */
async function takeFacts(worker: Pool, deliver: (tx: Tx, fact: Fact) => Promise<void>): Promise<Fact[]> {
  return worker.transaction().execute(async (tx) => {
    const facts = await rows(
      tx,
      sql<Fact>`delete from kernel.facts where id in
        (select id from kernel.facts order by at limit 200 for update skip locked) returning id, kind, subject, codes`,
    );
    for (const fact of facts) await deliver(tx, fact);
    return facts;
  });
}

/**
 * Delivers every waiting fact, and those its listeners tell in turn: first to the listeners, in the transaction that
 * takes it off the outbox, then, once that has committed, to `notify`.
 */
export async function hearFacts(
  worker: Pool,
  listeners: Listener[],
  notify: (fact: Fact) => Promise<void>,
): Promise<void> {
  const deliver = async (tx: Tx, fact: Fact) => {
    for (const listener of listeners) if (listener.kind === fact.kind) await listener.hear(tx, fact);
  };
  for (let facts = await takeFacts(worker, deliver); facts.length > 0; facts = await takeFacts(worker, deliver))
    for (const fact of facts) await notify(fact);
}
