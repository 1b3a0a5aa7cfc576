import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openPromises, type OpenPromise } from '#tasks/index.ts';
import { dutyEnds } from '#vault/index.ts';
import { dangersNow } from './dangers.ts';
import { listedContacts, type Listed } from './list-rows.ts';
import type { WaitingAnswer, WaitingPromise, WaitingRow } from './shared.ts';
import { openContacts, withdrawnLater } from './store.ts';
import { inOrder } from './waiting-order.ts';

type Item = { contact: string; opened: Date; promise: OpenPromise | null };

/**
 * What waits, for whoever asks and her teams: what is in danger now, then open promises, the oldest first, then
 * contacts left open without one, the longest open first. Starts from what is open and granted, never from all there is.
 */
export async function listWaiting(tx: Tx, actor: StaffActor): Promise<WaitingAnswer> {
  const promises = await openPromises(tx, null);
  const promised = new Set(promises.map((promise) => promise.dossier));
  const open = await openContacts(tx, null);
  const bare = open.filter((contact) => !promised.has(contact.id));
  const known = new Set([...promised, ...open.map((contact) => contact.id)]);
  const dangers = await dangersNow(tx, [...known]);
  const closed = dangers.unheard.filter(({ contact }) => !known.has(contact));
  const waiting: Item[] = [
    ...promises.map((promise) => ({ contact: promise.dossier, opened: promise.opened, promise })),
    ...bare.map(({ id, opened }) => ({ contact: id, opened, promise: null })),
    ...closed.map(({ contact, raised }) => ({ contact, opened: raised, promise: null })),
  ];
  const { shown, left, said } = inOrder(waiting, {
    inDanger: ({ contact }) => dangers.of.has(contact),
    onlySaid: ({ contact }) => dangers.onlySaid.has(contact),
    due: ({ promise }) => promise?.due !== null && promise?.due !== undefined && promise.due <= now(),
  });
  const ids = [...new Set(shown.map((item) => item.contact))];
  const takenBack = await withdrawnLater(tx, ids);
  const contacts = await listedContacts(tx, actor, ids);
  const withdrawn = await takenBack();
  const ends = await dutyEnds(tx, ids);
  const rows = shown.flatMap((item) => {
    const contact = contacts.get(item.contact);
    const danger = dangers.of.get(item.contact) ?? null;
    const leaves = item.promise || contact?.row.outcome ? null : (ends.get(item.contact) ?? null);
    if (!contact) return [];
    const stands = { danger, withdrawn: withdrawn.has(item.contact), leavesAt: leaves?.toISOString() ?? null };
    return [{ ...waitingRow(contact, item), ...stands }];
  });
  return { rows, left, said };
}

function waitingRow(
  { row, who }: Listed,
  { opened, promise }: Item,
): Omit<WaitingRow, 'danger' | 'withdrawn' | 'leavesAt'> {
  return {
    contact: row.id,
    number: row.number,
    line: row.line,
    written: row.channel === 'web_message',
    callType: row.call_type,
    risk: row.risk,
    who,
    openedAt: opened.toISOString(),
    promise: promise && waitingPromise(promise),
  };
}

/** A promise as lists show it, without its words. */
export function waitingPromise({ id, version, kind, due, made, owner }: OpenPromise): WaitingPromise {
  return { id, version, kind, due: due?.toISOString() ?? null, made: made.toISOString(), owner };
}
