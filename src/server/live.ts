import type { Fact } from '#kernel/outbox.ts';
import { withActor } from '#kernel/actor.ts';
import type { Pool } from '#kernel/db.ts';
import { canOpen } from '#vault/index.ts';

/** A screen that is listening: whose it is, and how to tell it something. */
export type Listening = { actor: string; send(event: { kind: string; id: string }): void };

export type Hub = {
  join(listening: Listening): () => void;
  tell(app: Pool, fact: Fact): Promise<void>;
  size(): number;
};

/** Facts about no dossier at all, which everybody on duty may hear. */
const FOR_ALL = new Set([
  'line.changed',
  'duty.changed',
  'alert.raised',
  'alert.answered',
  'staff.changed',
  'standby.opened',
]);

/**
 * Tells screens that something changed: a kind and an id, nothing else, and only to those who may open what it is
 * about. The screen then asks for it the ordinary way.
 */
export function makeHub(): Hub {
  const screens = new Set<Listening>();
  return {
    size: () => screens.size,
    join: (listening) => {
      screens.add(listening);
      return () => void screens.delete(listening);
    },
    tell: async (app, fact) => {
      const allowed = await actorsWhoMayHear(app, fact, new Set([...screens].map((screen) => screen.actor)));
      for (const screen of screens) if (allowed.has(screen.actor)) screen.send({ kind: fact.kind, id: fact.subject });
    },
  };
}

async function actorsWhoMayHear(app: Pool, fact: Fact, actors: Set<string>): Promise<Set<string>> {
  if (FOR_ALL.has(fact.kind)) return actors;
  const allowed = new Set<string>();
  for (const actor of actors) if (await withActor(app, actor, (tx) => canOpen(tx, fact.subject))) allowed.add(actor);
  return allowed;
}
