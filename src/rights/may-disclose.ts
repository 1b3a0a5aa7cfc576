import { foldText } from '#kernel/fold.ts';
import type { ConsentState, DataKind, Purpose, Recipient } from './shared.ts';

/** A consent as it stands, as far as the rule needs it. */
export type StandingConsent = {
  id: string;
  purpose: Purpose;
  recipient: Recipient | null;
  state: ConsentState;
  data: readonly DataKind[];
  until: string | null;
};

/** What is about to leave: for what, to whom, which data. */
export type Disclosure = { purpose: Purpose; recipient: Recipient | null; data: readonly DataKind[] };

type Refused = { may: false; why: 'consent-missing' | 'consent-over' | 'consent-withdrawn'; lacking: DataKind[] };
export type DisclosureRule = { may: true; consent: string } | Refused;

/**
 * Whether these consents let this leave on this day (`2026-11-23`, the last day counts). Only a consent for the very
 * purpose and recipient speaks, only while it is given, and only for the data it names (domain.md 7.4.3).
 */
export function mayDisclose(consents: readonly StandingConsent[], use: Disclosure, today: string): DisclosureRule {
  const consent = consents.find(
    (each) => each.purpose === use.purpose && isSameRecipient(each.recipient, use.recipient),
  );
  const no = (why: Refused['why'], lacking = use.data): Refused => ({ may: false, why, lacking: [...lacking] });
  if (!consent) return no('consent-missing');
  if (consent.state === 'withdrawn') return no('consent-withdrawn');
  if (consent.state !== 'given') return no('consent-missing');
  if (consent.until !== null && consent.until < today) return no('consent-over');
  const lacking = use.data.filter((kind) => !consent.data.includes(kind));
  return lacking.length > 0 ? no('consent-missing', lacking) : { may: true, consent: consent.id };
}

/** The same organisation of the directory; where one of the two is only a name, the same name in either script and any marks. */
export function isSameRecipient(one: Recipient | null, other: Recipient | null): boolean {
  if (!one || !other) return one === other;
  if (one.organisation && other.organisation) return one.organisation === other.organisation;
  return bare(one.name) === bare(other.name);
}

const bare = (name: string) => foldText(name.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' '));
