import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openOf, type PromiseHouse } from '#tasks/index.ts';
import { answerAbout } from './answer-alert.ts';
import { holdDutyGrant } from './duty-grant.ts';
import { mayOwn } from './duty.ts';
import { alertsOfContact } from './store.ts';

/** What the promises of contacts need of the hotline: who is on duty, and what follows when one ends. */
export const promiseHouse: PromiseHouse = {
  mayOwn,
  changed: async (tx, actor, dossier) => {
    await holdDutyGrant(tx, dossier);
    await answerNoLongerLate(tx, actor, dossier);
  },
};

async function answerNoLongerLate(tx: Tx, actor: StaffActor, contact: string): Promise<void> {
  const open = await openOf(tx, contact);
  const late = new Set(open.filter(({ due }) => due !== null && due <= now()).map(({ id }) => id));
  const raised = await alertsOfContact(tx, 'promise_late', contact);
  const settled = raised.filter((alert) => alert.answered === null && !late.has(alert.about));
  await answerAbout(
    tx,
    actor,
    'promise_late',
    settled.map((alert) => alert.about),
  );
}
