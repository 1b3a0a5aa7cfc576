import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from './actor.ts';
import type { PresenceAnswer, PresenceState } from './shared.ts';

/** A screen says every few seconds that it is there; silent for so long, it is not. */
const SILENT_MS = 30_000;

type Here = { state: 'reading' | 'writing'; at: number };

/**
 * Who is in which record, by record and account. In this node's memory and nowhere else: it is worth nothing half
 * a minute later. Two nodes do not see each other's; the saving of fields does not depend on it.
 */
const present = new Map<string, Map<string, Here>>();

/**
 * Says that the actor reads or writes in a record, or has left it; `fact` tells others when that is new. Whoever calls
 * this has made sure that she may open it.
 */
export async function showHere(
  tx: Tx,
  actor: StaffActor,
  { id, state, fact }: { id: string; state: PresenceState; fact: string },
): Promise<void> {
  if (notePresence(id, actor.id, state, now())) await tell(tx, fact, id);
}

/** Who else is in a record now. */
export function othersHere(actor: StaffActor, id: string): PresenceAnswer {
  return { here: othersIn(id, actor.id, now()) };
}

/** Keeps what a screen said; true when it changes what others see. Pure but for the memory. */
export function notePresence(record: string, account: string, state: PresenceState, at: Date): boolean {
  const here = livingIn(record, at);
  const before = here.get(account)?.state ?? 'left';
  if (state === 'left') here.delete(account);
  else here.set(account, { state, at: at.getTime() });
  if (here.size > 0) present.set(record, here);
  else present.delete(record);
  return before !== state;
}

/** Everybody in a record but one. */
export function othersIn(record: string, but: string, at: Date): PresenceAnswer['here'] {
  return [...livingIn(record, at)].flatMap(([account, { state }]) => (account === but ? [] : [{ account, state }]));
}

function livingIn(record: string, at: Date): Map<string, Here> {
  const known = present.get(record) ?? new Map<string, Here>();
  return new Map([...known].filter(([, here]) => at.getTime() - here.at < SILENT_MS));
}
