import type { ContactSummary } from '../../shared.ts';

type Practice = Pick<ContactSummary, 'practiceUntil' | 'outcome' | 'recordedBy'>;

/** Of contacts those that were practice, have ended and are somebody else's: one's own is no other's to look at with her. */
export function practiceToRead<C extends Practice>(contacts: readonly C[], me: string | undefined): C[] {
  return contacts.filter((one) => one.practiceUntil !== null && one.outcome !== null && one.recordedBy !== me);
}
