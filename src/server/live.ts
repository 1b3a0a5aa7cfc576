import type { Fact } from '#kernel/outbox.ts';
import { hearsLine } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import type { Pool, Tx } from '#kernel/db.ts';
import { whoMay } from '#staff/index.ts';
import { canOpen } from '#vault/index.ts';

/** A screen that is listening: whose it is, whether it is locked, how to tell it something, and how to let it go. */
export type Listening = {
  actor: string;
  locked?: boolean;
  send(event: { kind: string; id: string }): void;
  /** It comes again by itself, and asks everything anew. */
  end?(): void;
};

export type Hub = {
  join(listening: Listening): () => void;
  /** Where it cannot be asked who may hear of it, every screen is let go: nobody goes on without knowing. Rejects then. */
  tell(app: Pool, fact: Fact): Promise<void>;
  /** Lets every screen go, because something may have been missed. */
  letGo(): void;
  size(): number;
};

/** Facts about no dossier at all, which everybody who works here may hear. */
const FOR_ALL = new Set(['line.changed', 'duty.changed', 'staff.changed']);

/** Facts about no dossier, of lists that only a role with this verb reads. */
const OF_A_VERB = new Map([
  ['alert.raised', 'hotline.alert.read'],
  ['alert.answered', 'hotline.alert.read'],
  ['mail.unsent', 'hotline.alert.read'],
  ['standby.opened', 'vault.standby.review'],
  ['exception.changed', 'rights.exception.decide'],
  ['retention.changed', 'hotline.retention.read'],
]);

/** Facts about a line: who may hear them is asked of the hotline. */
const OF_A_LINE = new Set(['ring.changed']);

/** Facts about one colleague, which only her own screens hear. */
const OF_ONESELF = new Set(['session.ended']);

/** What a locked screen hears too: that something rings, and that it may be over. */
const WHILE_LOCKED = new Set(['ring.changed', 'session.ended']);

/** What somebody waits for at the telephone, or must know at once: told before whatever else there is to tell. */
export const FIRST = ['ring.changed', 'contact.danger', 'alert.raised', 'session.ended'];

/**
 * Tells screens that something changed: a kind and an id, nothing else, and only to those who may open what it is
 * about. The screen then asks for it the ordinary way.
 */
export function makeHub(): Hub {
  const screens = new Set<Listening>();
  const letGo = () => {
    for (const screen of screens) screen.end?.();
  };
  return {
    letGo,
    size: () => screens.size,
    join: (listening) => {
      screens.add(listening);
      return () => void screens.delete(listening);
    },
    tell: async (app, fact) => {
      const open = [...screens].filter((screen) => !screen.locked || WHILE_LOCKED.has(fact.kind));
      const asked = actorsWhoMayHear(app, fact, new Set(open.map((screen) => screen.actor)));
      const allowed = await asked.catch((error: unknown) => {
        letGo();
        throw error;
      });
      for (const screen of open) if (allowed.has(screen.actor)) screen.send({ kind: fact.kind, id: fact.subject });
    },
  };
}

async function actorsWhoMayHear(app: Pool, fact: Fact, actors: Set<string>): Promise<Set<string>> {
  if (FOR_ALL.has(fact.kind)) return actors;
  if (OF_ONESELF.has(fact.kind)) return new Set([fact.subject]);
  const [somebody] = actors;
  const verb = OF_A_VERB.get(fact.kind);
  if (verb && somebody) return withActor(app, somebody, (tx) => whoMay(tx, verb));
  const allowed = new Set<string>();
  for (const actor of actors) if (await withActor(app, actor, (tx) => mayHear(tx, actor, fact))) allowed.add(actor);
  return allowed;
}

async function mayHear(tx: Tx, actor: string, { kind, subject }: Fact): Promise<boolean> {
  return OF_A_LINE.has(kind) ? hearsLine(tx, actor, subject) : canOpen(tx, subject);
}
