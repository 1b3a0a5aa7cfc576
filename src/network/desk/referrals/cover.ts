import { now } from '#kernel/clock.ts';
import {
  isSameRecipient,
  mayDisclose,
  type ConsentAnswer,
  type ConsentsAnswer,
  type DataKind,
} from '#rights/shared.ts';
import type { OrganisationAnswer, ReferralPurpose } from '../../shared.ts';

/** Whether what is about to leave is covered, as the server will judge it again when it is sent. */
export type Cover = {
  agreed: readonly DataKind[];
  /** What she last said about this very purpose and organisation, whatever it was. */
  about: ConsentAnswer | null;
} & ({ may: true; consent: ConsentAnswer | null; exception: string | null } | { may: false; why: string });

type About = { organisation: Pick<OrganisationAnswer, 'id' | 'name'>; purpose: ReferralPurpose; data: DataKind[] };

/** The consent that covers this, else what a lead approved in its place, else why it is refused. */
export function coverOf({ consents, exceptions }: ConsentsAnswer, { organisation, purpose, data }: About): Cover {
  const recipient = { organisation: organisation.id, name: organisation.name };
  const today = now().toISOString().slice(0, 10);
  const about = consents.find((each) => each.purpose === purpose && isSameRecipient(each.recipient, recipient)) ?? null;
  const agreed = about?.state === 'given' && !about.over ? about.data : [];
  const verdict = mayDisclose(consents, { purpose, recipient, data }, today);
  if (data.length === 0) return { agreed, about, may: false, why: verdict.may ? 'consent-missing' : verdict.why };
  if (verdict.may) return { agreed, about, may: true, consent: about, exception: null };
  const approved = exceptions.find(
    (each) =>
      each.state === 'approved' &&
      each.usedOn === null &&
      each.purpose === purpose &&
      isSameRecipient(each.recipient, recipient) &&
      data.every((kind) => each.data.includes(kind)),
  );
  if (approved) return { agreed, about, may: true, consent: null, exception: approved.id };
  return { agreed, about, may: false, why: verdict.why };
}

/** How a consent that once was, or was asked for, came to cover nothing, and when; null where it stands or was never asked. */
export function endOf(about: ConsentAnswer | null): { how: 'withdrawn' | 'refused' | 'over'; on: string } | null {
  if (about?.state === 'withdrawn' || about?.state === 'refused') return { how: about.state, on: about.at };
  return about?.state === 'given' && about.over && about.until ? { how: 'over', on: about.until } : null;
}
