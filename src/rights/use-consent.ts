import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { today } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { openSaid } from './consent.ts';
import { openAsked } from './exception.ts';
import { isSameRecipient, mayDisclose, type Disclosure } from './may-disclose.ts';
import type { DataKind } from './shared.ts';
import { exceptionAge, findException, insertUse, lockConsentsFor, useUp, type ExceptionRow } from './store.ts';

/** Something about to leave; `exception` names what a lead approved in place of a consent. */
export type ConsentUse = Omit<Disclosure, 'data'> & { dossier: string; data: DataKind[]; exception?: string | null };
/** Under what it left. */
export type UsedConsent = { consent: string | null; exception: string | null };

/**
 * Must be called inside the transaction of everything that leaves the house; what it used stays locked until that
 * transaction ends, so that a withdrawal at the same moment either comes first and is seen, or waits. Refuses
 * `consent-missing` (naming the data no consent covers), `consent-over`, `consent-withdrawn`; with an exception
 * `exception-unfit` unless a lead approved this very thing in the last three days and it was not used yet.
 */
export async function useConsent(tx: Tx, actor: StaffActor, use: ConsentUse): Promise<UsedConsent> {
  const key = await openKey(tx, actor.keys, use.dossier);
  const day = await today(tx);
  const used = use.exception ? await useException(tx, key, use, use.exception, day) : await useGiven(tx, key, use, day);
  const { dossier, purpose, data } = use;
  await insertUse(tx, { id: newId(), dossier, ...used, purpose, data, by: actor.id, day });
  await tell(tx, 'consent.changed', dossier, { state: 'used' });
  return used;
}

async function useGiven(tx: Tx, key: DossierKey, use: ConsentUse, day: string): Promise<UsedConsent> {
  const consents = (await lockConsentsFor(tx, use.dossier, use.purpose)).map((row) => ({
    ...row,
    recipient: openSaid(key, row.id, row.version, row.sealed).recipient,
  }));
  const verdict = mayDisclose(consents, use, day);
  if (!verdict.may) throw refuse(verdict.why, 409, { lacking: verdict.lacking });
  return { consent: verdict.consent, exception: null };
}

const GOOD_DAYS = 3;

async function useException(tx: Tx, key: DossierKey, use: ConsentUse, id: string, day: string): Promise<UsedConsent> {
  const row = await findException(tx, id);
  if (!row || row.dossier !== use.dossier) throw notFound();
  const fits = serves(key, row, use) && (await exceptionAge(tx, id, day)) <= GOOD_DAYS;
  if (!fits || !(await useUp(tx, id, day))) throw refuse('exception-unfit', 409);
  return { consent: null, exception: id };
}

function serves(key: DossierKey, row: ExceptionRow, use: ConsentUse): boolean {
  const covers = use.data.every((kind) => row.data.includes(kind));
  return row.purpose === use.purpose && covers && isSameRecipient(openAsked(key, row).recipient, use.recipient);
}
