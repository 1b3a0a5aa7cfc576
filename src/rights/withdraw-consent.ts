import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { now } from '#kernel/clock.ts';
import { today } from '#people/index.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { noteAnswer } from './ask-consent.ts';
import { openSaid, sealSaid } from './consent.ts';
import type { ConsentState } from './shared.ts';
import { insertConsentVersion, lockConsent, setConsent, versionsOf, type ConsentVersionRow } from './store.ts';

/** Within this long the one who withdrew may say that it was the wrong row. */
const UNDO_MS = 60_000;

type Which = { id: string; consent: string };

/** Withdraws a consent: no reason, no question; the next use is refused. Refuses `consent-not-given`. */
export async function withdrawConsent(
  tx: Tx,
  actor: StaffActor,
  { id, consent }: Which,
  house: RecordHouse,
): Promise<{ version: number }> {
  const key = await openKey(tx, actor.keys, id);
  const row = await lockConsent(tx, id, consent);
  if (!row) throw notFound();
  if (row.state !== 'given') throw refuse('consent-not-given', 409);
  const [newest] = await versionsOf(tx, [consent]);
  if (!newest) throw notFound();
  return nextFrom(tx, actor, key, { dossier: id, purpose: row.purpose, from: newest, state: 'withdrawn' }, house);
}

/**
 * Takes a withdrawal back that was a slip: only whoever withdrew, within a minute, while nothing came after it. The
 * consent stands as it was, the withdrawal in its history. Refuses `consent-not-withdrawn` and `too-late-to-undo`.
 */
export async function undoWithdrawal(
  tx: Tx,
  actor: StaffActor,
  { id, consent }: Which,
  house: RecordHouse,
): Promise<{ version: number }> {
  const key = await openKey(tx, actor.keys, id);
  const row = await lockConsent(tx, id, consent);
  if (!row) throw notFound();
  if (row.state !== 'withdrawn') throw refuse('consent-not-withdrawn', 409);
  const [withdrawal, before] = await versionsOf(tx, [consent]);
  if (!withdrawal || !before) throw notFound();
  const { at } = openSaid(key, consent, withdrawal.version, withdrawal.sealed);
  if (withdrawal.by !== actor.id || now().getTime() - Date.parse(at) > UNDO_MS) throw refuse('too-late-to-undo', 409);
  const from = { ...before, version: withdrawal.version };
  const said = openSaid(key, consent, before.version, before.sealed);
  return nextFrom(tx, actor, key, { dossier: id, purpose: row.purpose, from, state: 'given', said }, house);
}

type Next = {
  dossier: string;
  purpose: Parameters<typeof noteAnswer>[2]['purpose'];
  from: ConsentVersionRow;
  state: ConsentState;
  said?: ReturnType<typeof openSaid>;
};

async function nextFrom(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { dossier, purpose, from, state, said }: Next,
  house: RecordHouse,
): Promise<{ version: number }> {
  const version = from.version + 1;
  const { consent, data, until } = from;
  const { recipient, words } = said ?? openSaid(key, consent, from.version, from.sealed);
  const sealed = sealSaid(key, { consent, version }, { recipient, words });
  await setConsent(tx, { id: consent, state, data, until, version });
  await insertConsentVersion(tx, { ...from, state, version, by: actor.id, day: await today(tx), sealed });
  await noteAnswer(tx, actor, { id: consent, dossier, purpose, recipient, state }, house);
  return { version };
}
