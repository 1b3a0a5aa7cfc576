import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { debriefAfter } from '#tasks/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey } from '#vault/index.ts';
import { raiseAlert } from './alert.ts';
import { saveContact } from './save-contact.ts';
import type { Change, DangerAnswer, Saved } from './shared.ts';
import { alertsOfContact, findContact, newestOf, stepsOf } from './store.ts';

/**
 * Danger now: sets the contact's risk to critical, keeps the moment it was first pressed, and puts an alert to the
 * lead on call; whoever took the call is reminded of a talk afterwards. While that alert is unanswered a second press
 * raises no other. In practice nobody is woken. Closes nothing.
 */
export async function raiseDanger(tx: Tx, actor: StaffActor, { id }: { id: string }): Promise<DangerAnswer> {
  await openKey(tx, actor.keys, id);
  const contact = await findContact(tx, id);
  if (!contact) throw notFound();
  const saved = [await setField(tx, actor, id, 'risk', 'critical')];
  if ((await newestOf(tx, [id], ['danger_at'])).length === 0)
    saved.push(await setField(tx, actor, id, 'danger_at', now().toISOString()));
  if (contact.practice) return { saved, alert: null };
  const alert = await standingAlert(tx, actor, id, contact.line);
  await debriefAfter(tx, {
    dossier: id,
    account: contact.handled_by ?? contact.recorded_by ?? actor.id,
    why: 'danger',
  });
  await tell(tx, 'contact.danger', id);
  return { saved, alert };
}

/** Writes the next version of a field whatever it was; somebody else's version stays in the history. */
async function setField(tx: Tx, actor: StaffActor, id: string, field: string, value: Change['value']): Promise<Saved> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const [newest] = await newestOf(tx, [id], [field]);
    const { saved } = await saveContact(tx, actor, {
      id,
      changes: [{ field, basedOn: newest?.version ?? 0, value }],
    });
    if (saved[0]) return saved[0];
  }
  throw new Error('a field could not be set');
}

async function standingAlert(
  tx: Tx,
  actor: StaffActor,
  contact: string,
  line: string,
): Promise<NonNullable<DangerAnswer['alert']>> {
  const before = await alertsOfContact(tx, 'danger', contact);
  const standing = before.find((alert) => alert.answered === null);
  if (!standing) {
    const raise = { kind: 'danger', line, about: contact, contact, by: actor.id } as const;
    const fresh = await raiseAlert(tx, { ...raise, occasion: String(before.length) });
    // Somebody else pressed in the same moment: hers stands.
    return fresh ? { ...fresh, raised: fresh.raised.toISOString() } : standingAlert(tx, actor, contact, line);
  }
  const to = (await stepsOf(tx, [standing.id])).at(-1)?.account ?? null;
  return { id: standing.id, to, raised: standing.raised.toISOString() };
}
