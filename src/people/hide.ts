import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { canReceive, hideDossier, openJson, openKey, sealJson, unhideDossier } from '#vault/index.ts';
import { cardOf } from './card.ts';
import { today } from './days.ts';
import { sameRecords } from './same.ts';
import { deleteHidden, deleteSearchOff, hiddenOf, insertHidden, insertSearchOff, searchOffOf } from './store.ts';

/** Where the reason of a hiding is sealed: under the person's own key. */
export const hiddenAddress = (person: string, account: string) =>
  ({ dossier: person, kind: 'person', field: 'hidden', record: account }) as const;

type Hiding = { person: string; account: string; reason: string };

/**
 * Hides a person and her card from a colleague by name (kin, a conflict of interest), whatever that colleague's teams
 * hold; search says nothing to her either. Records said to be the same person are hidden with her. Refuses
 * `not-from-oneself`: then nobody could undo it.
 */
export async function hidePerson(
  tx: Tx,
  actor: StaffActor,
  { id, account, reason }: { id: string; account: string; reason: string },
): Promise<void> {
  if (account === actor.id) throw refuse('not-from-oneself', 409);
  await openKey(tx, actor.keys, id);
  if (!(await canReceive(tx, account))) throw notFound();
  for (const person of await sameRecords(tx, actor, id)) await hideRecord(tx, actor, { person, account, reason });
}

async function hideRecord(tx: Tx, actor: StaffActor, { person, account, reason }: Hiding): Promise<void> {
  const key = await openKey(tx, actor.keys, person);
  const card = await cardOf(tx, person);
  const sealed = sealJson(key, hiddenAddress(person, account), reason);
  await insertHidden(tx, { person, account, by: actor.id, day: await today(tx), sealed });
  for (const dossier of [person, card.id]) if (!(await hideDossier(tx, dossier, account))) throw notFound();
  await tell(tx, 'person.changed', person, { by: actor.id });
}

/** Shows a person to a colleague again, with the records said to be the same. */
export async function unhidePerson(tx: Tx, actor: StaffActor, input: { id: string; account: string }): Promise<void> {
  await openKey(tx, actor.keys, input.id);
  const hidden: string[] = [];
  for (const person of await sameRecords(tx, actor, input.id))
    if (await deleteHidden(tx, person, input.account)) hidden.push(person);
  if (!hidden.includes(input.id)) throw notFound();
  for (const person of hidden) {
    const card = await cardOf(tx, person);
    for (const dossier of [person, card.id]) await unhideDossier(tx, dossier, input.account);
    await tell(tx, 'person.changed', person, { by: actor.id });
  }
}

/** From now on nobody without a grant learns that this record, or one of the same person, exists (VAULT 4.4); and the way back. */
export async function switchSearch(tx: Tx, actor: StaffActor, input: { id: string; off: boolean }): Promise<void> {
  await openKey(tx, actor.keys, input.id);
  await cardOf(tx, input.id);
  for (const person of await sameRecords(tx, actor, input.id))
    if (input.off) await insertSearchOff(tx, person, actor.id, await today(tx));
    else await deleteSearchOff(tx, person);
}

/** Of records that have become one person: whoever one of them is hidden from reads none; one switched off, all are. */
export async function hideAlike(tx: Tx, actor: StaffActor, person: string): Promise<void> {
  const same = await sameRecords(tx, actor, person);
  for (const [from, { account, sealed }] of await hidings(tx, same)) {
    const reason = openJson<string>(await openKey(tx, actor.keys, from), hiddenAddress(from, account), sealed);
    for (const other of same) if (other !== from) await hideRecord(tx, actor, { person: other, account, reason });
  }
  if ((await searchOffOf(tx, same)).length === 0) return;
  for (const each of same) await insertSearchOff(tx, each, actor.id, await today(tx));
}

async function hidings(tx: Tx, persons: string[]) {
  const found: [string, Awaited<ReturnType<typeof hiddenOf>>[number]][] = [];
  for (const person of persons) for (const row of await hiddenOf(tx, person)) found.push([person, row]);
  return found;
}
