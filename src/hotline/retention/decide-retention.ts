import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import { liftLegalHold, setLegalHold } from '#rights/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { practiceUntil } from '#vault/index.ts';
import { today } from '../open-contact.ts';
import { findContact, holdByNumber, insertRule, insertRun, newestRules, readyOn, stopOpenRun } from '../store.ts';
import type { OrderedHoldInput } from '../shared.ts';
import type { RetentionRuleInput } from './answers.ts';

/** Decides how long a kind is kept from now on. Refuses `retention-rule-changed` where somebody was quicker. */
export async function setRetentionRule(tx: Tx, actor: StaffActor, input: RetentionRuleInput): Promise<void> {
  const { kind, months, basedOn } = input;
  const version = (await newestRules(tx)).find((rule) => rule.kind === kind)?.version ?? 0;
  const { day } = await today(tx);
  const fresh = version === basedOn;
  if (!fresh || !(await insertRule(tx, { kind, version: version + 1, months, by: actor.id, day })))
    throw refuse('retention-rule-changed', 409);
  await tell(tx, 'retention.changed', newId());
}

/**
 * Confirms a run: what is due today and has been in the preview long enough goes, some at a time, as soon as the house
 * comes to it. Nobody chooses what. Refuses `retention-changed` where that is not as many as were read, and
 * `retention-running` while another is under way.
 */
export async function confirmRun(tx: Tx, actor: StaffActor, { ready }: { ready: number }): Promise<void> {
  const { day } = await today(tx);
  if ((await readyOn(tx, day)).contacts !== ready) throw refuse('retention-changed', 409);
  const id = newId();
  if (!(await insertRun(tx, { id, by: actor.id, day, at: now() }))) throw refuse('retention-running', 409);
  await tell(tx, 'retention.changed', id);
}

/** Stops the run that is under way: what it has not taken stays. Refuses `retention-not-running` where none is. */
export async function stopRun(tx: Tx): Promise<void> {
  if (!(await stopOpenRun(tx, now()))) throw refuse('retention-not-running', 409);
  await tell(tx, 'retention.changed', newId());
}

type Reasoned = { id: string; reason: string };

/** Keeps a contact whatever its rule says. Refuses `already-held`, and practice, which is invented. */
export async function holdContact(tx: Tx, actor: StaffActor, input: Reasoned): Promise<void> {
  if (!(await findContact(tx, input.id))) throw notFound();
  if (await practiceUntil(tx, input.id)) throw refuse('practice-apart', 409);
  await setLegalHold(tx, actor, input);
  await tell(tx, 'contact.changed', input.id, { by: actor.id });
}

/**
 * Keeps a contact by its number, for whom a court's letter reaches and who does not read it; the audit names it. 404
 * where there is none, `already-held` where somebody was quicker.
 */
export async function holdNumber(tx: Tx, actor: StaffActor, input: OrderedHoldInput, call: Call): Promise<void> {
  const { day } = await today(tx);
  const done = await holdByNumber(tx, { id: newId(), number: input.number.toUpperCase(), basis: input.basis, day });
  if (!done) throw notFound();
  call.touch(done.contact);
  if (!done.held) throw refuse('already-held', 409);
  await tell(tx, 'contact.changed', done.contact, { by: actor.id });
}

/** Lets a contact's clock go on. Refuses `not-held`. */
export async function releaseContact(tx: Tx, actor: StaffActor, input: Reasoned): Promise<void> {
  if (!(await findContact(tx, input.id))) throw notFound();
  await liftLegalHold(tx, actor, input);
  await tell(tx, 'contact.changed', input.id, { by: actor.id });
}
