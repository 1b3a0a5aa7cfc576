import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { codeLists } from './codes.ts';
import { savePerson } from './save-person.ts';
import { findCard, newestEntry } from './store.ts';

/**
 * Keeps the risk on a person's duty card as whoever works with her judges it. `only: 'up'` leaves a card alone that says
 * as much already. Gives what the card said before, or undefined where nothing was written.
 */
export async function keepRisk(
  tx: Tx,
  actor: StaffActor,
  person: string,
  to: { level: string | null; only?: 'up' },
): Promise<string | null | undefined> {
  const card = await findCard(tx, person);
  const order = codeLists['risk'] ?? [];
  const grave = (level: string | null) => (level === null ? -1 : order.indexOf(level));
  if (!card || card.risk === to.level) return undefined;
  if (to.only === 'up' && grave(to.level) < grave(card.risk)) return undefined;
  const entry = await newestEntry(tx, card.id, 'risk');
  const change = { field: 'risk', basedOn: entry?.version ?? 0, value: to.level };
  await savePerson(tx, actor, { id: person, changes: [change] });
  return card.risk;
}
