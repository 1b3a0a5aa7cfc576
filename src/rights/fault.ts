import { hasRecipient, neededPoints, type ConsentSaid, type Purpose } from './shared.ts';

/** What keeps an answer from being a consent. */
export type Fault =
  | { code: 'bad-input'; field: 'data' | 'until' }
  | { code: 'consent-not-informed' | 'guardian-first' };

const MOST_DAYS = 366;

/**
 * Why an answer cannot be kept as a given consent, or null. It names data and a last day within a year where somebody
 * receives something; she was told what HTCDS calls informed; a child agrees and her guardian consents, unless he is
 * suspected (domain.md 7.4.3). Any other answer is kept as it is.
 */
export function faultOf(purpose: Purpose, said: ConsentSaid, today: string): Fault | null {
  if (said.state !== 'given') return null;
  const leaves = hasRecipient(purpose);
  if (leaves && said.data.length === 0) return { code: 'bad-input', field: 'data' };
  if (leaves && said.until === null) return { code: 'bad-input', field: 'until' };
  if (said.until !== null && !isWithin(said.until, today)) return { code: 'bad-input', field: 'until' };
  if (said.way === null || !neededPoints.every((point) => said.points.includes(point)))
    return { code: 'consent-not-informed' };
  if (said.child && !(said.child.assent && ['given', 'suspected'].includes(said.child.guardian)))
    return { code: 'guardian-first' };
  return null;
}

function isWithin(until: string, today: string): boolean {
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  return days >= 0 && days <= MOST_DAYS;
}
