import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { may } from '#kernel/permissions.ts';
import { today } from '#people/index.ts';
import { useConsent } from '#rights/index.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import { openHalf } from './organisation.ts';
import {
  nextStates,
  type AnswerReferral,
  type MakeReferral,
  type ReferralAnswer,
  type ReferralsAnswer,
} from './shared.ts';
import {
  deleteReferral,
  findOrganisation,
  insertReferral,
  insertStep,
  lockReferral,
  referralsOf,
  setReferral,
  stepsOf,
  type ReferralRow,
  type StepRow,
} from './store.ts';

/** The sealed half of a referral: to whom, why, when exactly. */
type Sealed = { organisation: { id: string; name: string }; why: string; contactPerson: string; at: string };
type SealedStep = { words: string; at: string };

/** Within this long whoever gave a number may say that it was the wrong one. */
const UNDO_MS = 60_000;

const address = (key: DossierKey, referral: string, field: string) =>
  ({ dossier: key.dossier, kind: 'referral', field, record: referral }) as const;

const openSealed = (key: DossierKey, row: Pick<ReferralRow, 'id' | 'sealed'>) =>
  openJson<Sealed>(key, address(key, row.id, 'made'), row.sealed);

/**
 * Counts a referral of the person of a dossier. What leaves the house with it is covered by a consent to this very
 * organisation, or by an exception a lead approved; else it is refused and nothing is kept (`useConsent`). Where she
 * was only told a number nothing leaves. Refuses `organisation-retired`.
 */
export async function makeReferral(
  tx: Tx,
  actor: StaffActor,
  input: MakeReferral,
  house: RecordHouse,
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  const to = await organisationOf(tx, actor, input.organisation);
  const { way, purpose, service, data, urgency, needs, why, contactPerson, exception } = input;
  const recipient = { organisation: to.id, name: to.name };
  const under =
    way === 'sent'
      ? await useConsent(tx, actor, { dossier: input.id, purpose, recipient, data, exception })
      : { consent: null, exception: null };
  const id = newId();
  const day = await today(tx);
  const half: Sealed = { organisation: to, why, contactPerson, at: now().toISOString() };
  const coded = { way, purpose, service, data, urgency, needs, ...under };
  const sealed = sealJson(key, address(key, id, 'made'), half);
  await insertReferral(tx, { id, dossier: input.id, ...coded, by: actor.id, day, sealed });
  await keepStep(tx, actor, key, { referral: id, version: 1, state: 'in_progress', outcome: null, words: '', day });
  await note(
    tx,
    actor,
    { dossier: input.id, id, kind: 'referral.made', organisation: to.name, answer: '', outcome: '' },
    house,
  );
  return { id };
}

async function organisationOf(tx: Tx, actor: StaffActor, id: string): Promise<{ id: string; name: string }> {
  const row = await findOrganisation(tx, id);
  if (!row) throw notFound();
  const { name } = openHalf(await openKey(tx, actor.keys, row.dossier), row);
  if (row.retired !== null) throw refuse('organisation-retired', 409);
  return { id, name };
}

/**
 * What became of a referral, as its next step. Refuses `referral-changed` with the newest version when somebody was
 * quicker, and `referral-over` where it has ended.
 */
export async function answerReferral(
  tx: Tx,
  actor: StaffActor,
  input: AnswerReferral,
  house: RecordHouse,
): Promise<{ version: number }> {
  const key = await openKey(tx, actor.keys, input.id);
  const row = await lockReferral(tx, input.id, input.referral);
  if (!row) throw notFound();
  if (row.version !== input.basedOn) throw refuse('referral-changed', 409, { version: row.version });
  if (!nextStates(row.state).includes(input.state)) throw refuse('referral-over', 409);
  const version = row.version + 1;
  const { state, outcome, words } = input;
  await setReferral(tx, { id: row.id, state, outcome, version });
  await keepStep(tx, actor, key, { referral: row.id, version, state, outcome, words, day: await today(tx) });
  const kind = state === 'revoked' ? 'referral.withdrawn' : 'referral.answered';
  const organisation = openSealed(key, row).organisation.name;
  const answer = kind === 'referral.answered' ? state : '';
  await note(tx, actor, { dossier: input.id, id: row.id, kind, organisation, answer, outcome: outcome ?? '' }, house);
  return { version };
}

/**
 * Takes back a number that was given by a slip: by whoever gave it, within a minute; never what left the house. The
 * record keeps that it was taken back, as it keeps that it was given. Refuses `referral-left` and `referral-stands`.
 */
export async function undoReferral(
  tx: Tx,
  actor: StaffActor,
  { id, referral }: { id: string; referral: string },
  house: RecordHouse,
): Promise<void> {
  const key = await openKey(tx, actor.keys, id);
  const row = await lockReferral(tx, id, referral);
  if (!row) throw notFound();
  if (row.way === 'sent') throw refuse('referral-left', 409);
  const { at, organisation } = openSealed(key, row);
  const late = now().getTime() - Date.parse(at) > UNDO_MS;
  if (late || row.by !== actor.id || !(await deleteReferral(tx, referral))) throw refuse('referral-stands', 409);
  const gone = { dossier: id, id: referral, kind: 'referral.withdrawn', answer: '', outcome: '' };
  await note(tx, actor, { ...gone, organisation: organisation.name }, house);
}

/** The referrals of a dossier, newest first; 404 for somebody without a grant. */
export async function readReferrals(tx: Tx, actor: StaffActor, dossier: string): Promise<ReferralsAnswer> {
  const key = await openKey(tx, actor.keys, dossier);
  const found = await referralsOf(tx, dossier);
  const ids = found.map(({ id }) => id);
  const steps = Map.groupBy(await stepsOf(tx, ids), ({ referral }) => referral);
  const referrals = found.map((row) => referralAnswer(key, row, steps.get(row.id) ?? []));
  return {
    referrals: referrals.toSorted((a, b) => madeAt(b).localeCompare(madeAt(a))),
    can: { write: may(actor, 'network.referral.write', { granted: true }) },
  };
}

const madeAt = ({ steps }: ReferralAnswer) => steps.at(-1)?.at ?? '';

function referralAnswer(key: DossierKey, row: ReferralRow, steps: StepRow[]): ReferralAnswer {
  const { id, way, purpose, service, data, urgency, needs, consent, exception, state, outcome, version } = row;
  const { organisation, why, contactPerson } = openSealed(key, row);
  const coded = { way, purpose, service, data, urgency, needs, consent, exception, state, outcome, version };
  const said = steps.map(({ version: step, state: then, outcome: how, by, sealed }) => {
    const { words, at } = openJson<SealedStep>(key, address(key, id, `step/${step}`), sealed);
    return { version: step, state: then, outcome: how, words, by, at };
  });
  return { id, organisation, why, contactPerson, ...coded, steps: said };
}

async function keepStep(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { words, ...row }: Omit<StepRow, 'by' | 'sealed'> & { words: string },
): Promise<void> {
  const said: SealedStep = { words, at: now().toISOString() };
  const sealed = sealJson(key, address(key, row.referral, `step/${row.version}`), said);
  await insertStep(tx, { ...row, by: actor.id, sealed });
}

/** `answer`: what the house said (`accepted`, ...), where it said something. */
type Noted = { dossier: string; id: string; kind: string; organisation: string; answer: string; outcome: string };

async function note(
  tx: Tx,
  actor: StaffActor,
  { dossier, id, kind, organisation, answer, outcome }: Noted,
  house: RecordHouse,
): Promise<void> {
  await house.happened(tx, actor, dossier, { kind, ref: id, said: { organisation, answer, outcome } });
  await tell(tx, 'referral.changed', dossier);
}
