import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { takeBackConsents } from '#rights/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { takeBackTasks } from '#tasks/index.ts';
import { openKey } from '#vault/index.ts';
import { restoreCards } from './set-risk.ts';
import { contactsOf, holdCase, takeBackCase } from './store.ts';

/** The screen offers it for ten seconds; what was pressed in the last of them may be on its way a while. */
const UNDO_MS = 60_000;

/**
 * Takes the opening of a case back, for whoever opened it, within a minute: nothing of it stays but its lines in the
 * audit and its number, which is not given again. Refuses `opening-stands` afterwards and once anybody else has
 * written in it or was given it.
 */
export async function undoOpening(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const key = await openKey(tx, actor.keys, id);
  const row = await holdCase(tx, id, 'undo');
  if (!row) throw notFound();
  const age = now().getTime() - row.opened.getTime();
  const contacts = await contactsOf(tx, id);
  if (age <= UNDO_MS && row.opened_by === actor.id) await restoreCards(tx, actor, key);
  if (age > UNDO_MS || !(await takeBackAll(tx, id))) throw refuse('opening-stands', 409);
  for (const contact of contacts) await tell(tx, 'case.undone', contact);
}

const takeBackAll = async (tx: Tx, id: string) =>
  (await takeBackTasks(tx, id)) && (await takeBackConsents(tx, id)) && (await takeBackCase(tx, id));
