import type { Verdict } from './safe-contact.ts';

/** One rule that stands before a number: whose, whether the asker opens and has read it, what it says now. */
export type Standing = { person: string; opens: boolean; read: boolean; verdict: Verdict };

export type Asking = {
  rules: readonly Standing[];
  /** Whether it could be looked up who has this number. */
  searched: boolean;
  /** A reason was given for passing the rule. */
  reason: boolean;
};

/** What becomes of asking for a whole number. `against`: the rules passed with the reason; none: inside all of them. */
export type Showing =
  | { kind: 'shown'; against: readonly Standing[] }
  | { kind: 'kept' }
  | { kind: 'rule-first'; people: string[] }
  | { kind: 'not-now'; standing: Standing }
  | { kind: 'unsearched' };

/**
 * Whether a whole number is shown. Every rule that stands before it must be open to the asker, read, and say yes now; a
 * reason passes what they say, never the reading of them, and never somebody who is hidden from the asker. A number
 * nobody is known by is shown on asking; where that could not be looked up, with a reason.
 */
export function mayShow({ rules, searched, reason }: Asking): Showing {
  if (rules.some(({ opens }) => !opens)) return { kind: 'kept' };
  const unread = rules.filter(({ read }) => !read);
  if (unread.length > 0) return { kind: 'rule-first', people: unread.map(({ person }) => person) };
  const against = rules.filter(({ verdict }) => !verdict.allowed);
  const [standing] = against.toSorted(longestFirst);
  if (standing && !reason) return { kind: 'not-now', standing };
  if (rules.length === 0 && !searched && !reason) return { kind: 'unsearched' };
  return { kind: 'shown', against };
}

// Waiting for one of two does not help while the other still says no.
function longestFirst(one: Standing, other: Standing): number {
  const until = ({ verdict }: Standing) => verdict.next?.getTime() ?? Number.POSITIVE_INFINITY;
  return until(one) === until(other) ? 0 : until(other) - until(one);
}
