import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import type { PresenceAnswer, PresenceState } from './shared.ts';
import { findContact } from './store.ts';

/** A screen says every few seconds that it is there; silent for so long, it is not. */
const SILENT_MS = 30_000;

type Here = { state: 'reading' | 'writing'; at: number };

/**
 * Who is in which contact, by contact and account. In this node's memory and nowhere else: it is worth nothing half
 * a minute later. Two nodes do not see each other's; the saving of fields does not depend on it.
 */
const present = new Map<string, Map<string, Here>>();

/** Says that the actor reads or writes in a contact, or has left it; others are told when that is new. */
export async function showPresence(
  tx: Tx,
  actor: StaffActor,
  { id, state }: { id: string; state: PresenceState },
): Promise<void> {
  if (!(await findContact(tx, id))) throw notFound();
  if (notePresence(id, actor.id, state, now())) await tell(tx, 'contact.presence', id);
}

/** Who else is in a contact now. 404 for somebody without a grant on it. */
export async function readPresence(tx: Tx, actor: StaffActor, id: string): Promise<PresenceAnswer> {
  if (!(await findContact(tx, id))) throw notFound();
  return { here: othersIn(id, actor.id, now()) };
}

/** Keeps what a screen said; true when it changes what others see. Pure but for the memory. */
export function notePresence(contact: string, account: string, state: PresenceState, at: Date): boolean {
  const here = livingIn(contact, at);
  const before = here.get(account)?.state ?? 'left';
  if (state === 'left') here.delete(account);
  else here.set(account, { state, at: at.getTime() });
  if (here.size > 0) present.set(contact, here);
  else present.delete(contact);
  return before !== state;
}

/** Everybody in a contact but one. */
export function othersIn(contact: string, but: string, at: Date): PresenceAnswer['here'] {
  return [...livingIn(contact, at)].flatMap(([account, { state }]) => (account === but ? [] : [{ account, state }]));
}

function livingIn(contact: string, at: Date): Map<string, Here> {
  const known = present.get(contact) ?? new Map<string, Here>();
  return new Map([...known].filter(([, here]) => at.getTime() - here.at < SILENT_MS));
}
