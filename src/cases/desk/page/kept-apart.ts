import type { CaseAnswer, CasePerson } from '../../shared.ts';

/** Those with a part in a case, and the alleged offenders among them, who stand apart wherever people are shown. */
export function keptApart({ people }: CaseAnswer): { others: CasePerson[]; apart: CasePerson[] } {
  const others = people.filter(({ role }) => role !== 'alleged_offender');
  return { others, apart: people.filter(({ role }) => role === 'alleged_offender') };
}
