import type { TimelineLine } from '../../shared.ts';

/** The parts of a case that lines of its course can lead to. */
export type LeadsToPart = 'people' | 'tasks' | 'consents' | 'documents';
/** Where a line leads: to a contact, to a check with its working, to a part of the case, or nowhere. */
export type LeadsTo = { contact: string } | { run: string } | { part: LeadsToPart } | null;

const parts: Record<string, LeadsToPart> = {
  person: 'people',
  task: 'tasks',
  consent: 'consents',
  referral: 'consents',
  clock: 'consents',
  document: 'documents',
};

/** Where what a line tells of can be read in full; null where the line says all there is. */
export function leadsTo({ kind, ref }: Pick<TimelineLine, 'kind' | 'ref'>): LeadsTo {
  const first = kind.split('.')[0] ?? '';
  if (first === 'contact') return { contact: ref };
  if (first === 'screening') return { run: ref };
  const part = parts[first];
  return part ? { part } : null;
}
