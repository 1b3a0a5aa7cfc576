import { dimensions, scoreDimension, type Answers, type Dimension, type DimensionScore, type Weighed } from './rule.ts';

/** What a full check can find. A result is advice; a person decides. */
export const results = [
  'strong_indication',
  'indication',
  'child_indication',
  'purpose_without_exploitation',
  'labour_rights_concern',
  'vulnerable_no_indication',
  'insufficient_information',
] as const;
export type Result = (typeof results)[number];

export const ages = ['adult', 'child', 'unclear'] as const;
export type Age = (typeof ages)[number];
export const kinds = ['labour', 'sexual'] as const;
export type Kind = (typeof kinds)[number];

/** The one question beside the six dimensions: whether exploitation was the purpose, said or plain. */
export const PURPOSE = 'purpose';

/** A check worked out: each dimension, which rule for age held, and the result. */
export type Scoring = { dimensions: DimensionScore[]; child: boolean; purpose: boolean; result: Result };

/** Whether the rule for a child holds: under 18, and wherever age is unclear or disputed (Palermo 3, CoE 10(3)). */
export function isChild(age: Age): boolean {
  return age !== 'adult';
}

/** Which of the four lists belongs to an age and a form. */
export function listFor({ age, kind }: { age: Age; kind: Kind }) {
  return `${isChild(age) ? 'child' : 'adult'}_${kind}` as const;
}

/** Works a check out. source: combinations of domain.md 2.2; of a child no means are required. */
export function score(list: readonly Weighed[], answers: Answers, age: Age): Scoring {
  const scored = dimensions.map((dimension) => scoreDimension(dimension, list, answers));
  const child = isChild(age);
  const purpose = answers[PURPOSE] === 'present';
  return { dimensions: scored, child, purpose, result: resultOf(scored, child, purpose) };
}

/** The result of six worked-out dimensions. */
export function resultOf(
  scored: readonly Pick<DimensionScore, 'dimension' | 'met' | 'tooLittle'>[],
  child: boolean,
  purpose: boolean,
): Result {
  const met = (...names: Dimension[]) => scored.some(({ dimension, met: is }) => is && names.includes(dimension));
  if (met('D4')) {
    if (child) return 'child_indication';
    if (met('D5') && met('D1', 'D2', 'D3')) return 'strong_indication';
    return met('D1', 'D2', 'D3', 'D5', 'D6') ? 'indication' : 'labour_rights_concern';
  }
  // Helped before exploitation began: trafficking in law all the same. Of a child the purpose alone suffices.
  if (purpose && (child || met('D1', 'D2', 'D3', 'D5', 'D6'))) return 'purpose_without_exploitation';
  return scored.some(({ tooLittle }) => tooLittle) ? 'insufficient_information' : 'vulnerable_no_indication';
}
