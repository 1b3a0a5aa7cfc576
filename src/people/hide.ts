import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { canReceive, hideDossier, openKey, sealJson, unhideDossier } from '#vault/index.ts';
import { cardOf } from './card.ts';
import { today } from './days.ts';
import { deleteHidden, deleteSearchOff, insertHidden, insertSearchOff } from './store.ts';

/** Where the reason of a hiding is sealed: under the person's own key. */
export const hiddenAddress = (person: string, account: string) =>
  ({ dossier: person, kind: 'person', field: 'hidden', record: account }) as const;

/**
 * Hides a person and her card from a colleague by name (kin, a conflict of interest), whatever that colleague's teams
 * hold; search says nothing to her either. Refuses `not-from-oneself`: then nobody could undo it.
 */
export async function hidePerson(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; account: string; reason: string },
): Promise<void> {
  if (input.account === actor.id) throw refuse('not-from-oneself', 409);
  const key = await openKey(tx, actor.keys, input.id);
  if (!(await canReceive(tx, input.account))) throw notFound();
  const card = await cardOf(tx, input.id);
  const sealed = sealJson(key, hiddenAddress(input.id, input.account), input.reason);
  await insertHidden(tx, { person: input.id, account: input.account, by: actor.id, day: await today(tx), sealed });
  for (const dossier of [input.id, card.id]) if (!(await hideDossier(tx, dossier, input.account))) throw notFound();
  await tell(tx, 'person.changed', input.id, { by: actor.id });
}

/** Shows a person to a colleague again. */
export async function unhidePerson(tx: Tx, actor: StaffActor, input: { id: string; account: string }): Promise<void> {
  await openKey(tx, actor.keys, input.id);
  const card = await cardOf(tx, input.id);
  if (!(await deleteHidden(tx, input.id, input.account))) throw notFound();
  for (const dossier of [input.id, card.id]) await unhideDossier(tx, dossier, input.account);
  await tell(tx, 'person.changed', input.id, { by: actor.id });
}

/** From now on nobody without a grant learns that this record exists (VAULT 4.4); and the way back. */
export async function switchSearch(tx: Tx, actor: StaffActor, input: { id: string; off: boolean }): Promise<void> {
  await openKey(tx, actor.keys, input.id);
  await cardOf(tx, input.id);
  if (input.off) await insertSearchOff(tx, input.id, actor.id, await today(tx));
  else await deleteSearchOff(tx, input.id);
}
