import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { today } from '#people/index.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { openSaid, sealSaid } from './consent.ts';
import { faultOf, type Fault } from './fault.ts';
import { isSameRecipient } from './may-disclose.ts';
import type { AnswerConsent, ConsentSaid, ConsentState, NewConsent, Purpose, Recipient } from './shared.ts';
import {
  insertConsent,
  insertConsentVersion,
  lockConsent,
  lockConsents,
  lockConsentsFor,
  setConsent,
  versionsOf,
} from './store.ts';

/**
 * Writes down what the person of a dossier said to one purpose and one recipient. Refuses `consent-exists` where they
 * have been asked about already, `consent-not-informed`, `guardian-first`, and a consent without data or last day.
 */
export async function askConsent(
  tx: Tx,
  actor: StaffActor,
  input: NewConsent,
  house: Pick<RecordHouse, 'happened'>,
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  const day = await today(tx);
  mustFit(faultOf(input.purpose, input, day));
  await lockConsents(tx, input.id);
  for (const row of await lockConsentsFor(tx, input.id, input.purpose))
    if (isSameRecipient(openSaid(key, row.id, row.version, row.sealed).recipient, input.recipient))
      throw refuse('consent-exists', 409, { consent: row.id });
  const id = newId();
  const { purpose, recipient, state, data, until } = input;
  await insertConsent(tx, { id, dossier: input.id, purpose, state, data, until });
  await keepVersion(tx, actor, key, { consent: id, version: 1, day, recipient, said: input });
  await noteAnswer(tx, actor, { id, dossier: input.id, purpose, recipient, state }, house);
  return { id };
}

/**
 * Writes down what she says now to what she was asked before, as its next version. Refuses `consent-changed` with the
 * newest version when somebody was quicker, and what `askConsent` refuses.
 */
export async function answerConsent(
  tx: Tx,
  actor: StaffActor,
  input: AnswerConsent,
  house: RecordHouse,
): Promise<{ version: number }> {
  const key = await openKey(tx, actor.keys, input.id);
  const row = await lockConsent(tx, input.id, input.consent);
  if (!row) throw notFound();
  if (row.version !== input.basedOn) throw refuse('consent-changed', 409, { version: row.version });
  const day = await today(tx);
  mustFit(faultOf(row.purpose, input, day));
  const version = row.version + 1;
  const recipient = await recipientOf(tx, key, row);
  const { state, data, until } = input;
  await setConsent(tx, { id: row.id, state, data, until, version });
  await keepVersion(tx, actor, key, { consent: row.id, version, day, recipient, said: input });
  await noteAnswer(tx, actor, { id: row.id, dossier: input.id, purpose: row.purpose, recipient, state }, house);
  return { version };
}

function mustFit(fault: Fault | null): void {
  if (!fault) return;
  if (fault.code === 'bad-input') throw refuse('bad-input', 400, { fields: [fault.field] });
  throw refuse(fault.code, 409);
}

// To whom a consent is, by its newest version.
async function recipientOf(tx: Tx, key: DossierKey, row: { id: string; version: number }): Promise<Recipient | null> {
  const newest = (await versionsOf(tx, [row.id])).find(({ version }) => version === row.version);
  return newest ? openSaid(key, row.id, row.version, newest.sealed).recipient : null;
}

type NextVersion = { consent: string; version: number; day: string; recipient: Recipient | null; said: ConsentSaid };

async function keepVersion(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { consent, version, day, recipient, said }: NextVersion,
): Promise<void> {
  const { state, data, until, points, way, language, child, words } = said;
  const sealed = sealSaid(key, { consent, version }, { recipient, words });
  const [assent, guardian] = [child?.assent ?? null, child?.guardian ?? null];
  const coded = { state, data, until, points, way, language, assent, guardian };
  await insertConsentVersion(tx, { consent, version, ...coded, by: actor.id, day, sealed });
}

type Answered = { id: string; dossier: string; purpose: Purpose; recipient: Recipient | null; state: ConsentState };

const kinds: Record<ConsentState, string | null> = {
  given: 'consent.given',
  refused: 'consent.refused',
  thinking: 'consent.asked',
  withdrawn: 'consent.withdrawn',
  not_asked: null,
};

/** Tells open screens, and the record itself where something was said. */
export async function noteAnswer(
  tx: Tx,
  actor: StaffActor,
  { id, dossier, purpose, recipient, state }: Answered,
  house: Pick<RecordHouse, 'happened'>,
): Promise<void> {
  const kind = kinds[state];
  const said = { purpose, recipient: recipient?.name ?? '' };
  if (kind) await house.happened(tx, actor, dossier, { kind, ref: id, said });
  await tell(tx, 'consent.changed', dossier, { state });
}
