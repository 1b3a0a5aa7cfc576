import { matches } from '#kernel/fold.ts';
import type { OrganisationAnswer, Service } from '../shared.ts';

/** What is looked for: words in either script, what it is for, and whether those no longer there are shown too. */
export type Sought = { query: string; service: Service | null; retired: boolean };

/**
 * Organisations that fit, in memory: every word begins some word of the name, the place, a number, the note, or of what
 * it is for (`say` names that).
 */
export function organisationsLike(
  organisations: readonly OrganisationAnswer[],
  { query, service, retired }: Sought,
  say: (organisation: OrganisationAnswer) => string,
): OrganisationAnswer[] {
  return organisations.filter((each) => {
    if (each.retiredOn !== null && !retired) return false;
    if (service !== null && !each.services.includes(service)) return false;
    const { name, where, numbers, note } = each;
    return matches(query, [name, where, ...numbers, note, say(each)].join(' '));
  });
}

/** An organisation as one line of the talk: its name, the first number, when somebody answers. */
export function lineOf({ name, numbers, hours }: OrganisationAnswer): string {
  return [name, numbers[0], hours].filter(Boolean).join(', ');
}
