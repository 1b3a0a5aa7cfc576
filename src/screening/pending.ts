/** The organisation's own assessment and the state's identification: two histories, never one field (domain.md 4.2). */
export const assessments = ['enquiry', 'presumed', 'assessed_victim', 'assessed_not_victim', 'insufficient'] as const;
export const identifications = [
  'not_referred',
  'referred',
  'pending',
  'recognised',
  'refused',
  'withdrawn_by_person',
  'recognised_abroad',
  'child_recognised_by_csw',
] as const;

/** What only the state, or another state, can have decided; the organisation refers, or does not (domain.md 4.2). */
const byState = new Set<string>(['pending', 'recognised', 'refused', 'recognised_abroad', 'child_recognised_by_csw']);

/** Whether somebody may be named as having decided a step of the state's history: the organisation only for what it does itself. */
export function mayHaveDecided(decider: string, status: string | null): boolean {
  return decider !== 'ngo' || status === null || !byState.has(status);
}

/**
 * Since which day the state has had a referral without deciding; null where it decided or was not asked. `history` newest
 * first: days count from the first entry of the stretch that is still open.
 */
export function pendingSince(history: readonly { status: string; day: string }[]): string | null {
  const decided = history.findIndex(({ status }) => status !== 'referred' && status !== 'pending');
  const open = decided === -1 ? history : history.slice(0, decided);
  return open.map(({ day }) => day).toSorted()[0] ?? null;
}

/** Whole days from one calendar day to another. */
export function daysFromTo(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
