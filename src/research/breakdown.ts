import type { Breakdown, Question } from './shared.ts';

/** What an answer column holds: one code, several, or nothing where it was not asked. */
export type Answered = string | readonly string[] | null;

/** Codes that say why there is no answer. They are answers of their own and never part of a share. */
const WITHOUT = new Set(['unknown', 'refused']);

/**
 * One question over many records: how often each code was given, and of how many anything is known. A share is of
 * those with any information (CTDC, domain.md 3.2); whoever gave several answers counts once in each and once in
 * `known`.
 */
export function breakDown(question: Question, answers: readonly Answered[]): Breakdown {
  const counts = new Map<string, number>();
  const kinds = { known: 0, unknown: 0, refused: 0, notAsked: 0 };
  for (const answer of answers) {
    const codes = typeof answer === 'string' ? [answer] : [...new Set(answer)];
    const told = codes.filter((code) => !WITHOUT.has(code));
    for (const code of told) counts.set(code, (counts.get(code) ?? 0) + 1);
    kinds[kindOf(codes, told)]++;
  }
  return { question, counts: sorted(question, counts), of: answers.length, ...kinds };
}

function kindOf(codes: readonly string[], told: readonly string[]): 'known' | 'unknown' | 'refused' | 'notAsked' {
  if (told.length > 0) return 'known';
  if (codes.includes('refused')) return 'refused';
  return codes.includes('unknown') ? 'unknown' : 'notAsked';
}

/** Hours in their order, all else the most frequent first. */
function sorted(question: Question, counts: Map<string, number>): Breakdown['counts'] {
  const all = [...counts].map(([code, count]) => ({ code, count }));
  if (question === 'hour') return all.toSorted((a, b) => Number(a.code) - Number(b.code));
  return all.toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}

/** A share of those with any information, 0 to 1; null where nothing is known. */
export function shareOf(count: number, { known }: Pick<Breakdown, 'known'>): number | null {
  return known === 0 ? null : count / known;
}
