import { PURPOSE, score, type Age, type Result, type Scoring } from './result.ts';
import type { Answers, Dimension, Given, Weighed } from './rule.ts';

/** One answer that alone would turn the result: which, to what, the dimension that turns with it, and the new result. */
export type Turn = {
  code: string;
  to: Extract<Given, 'present' | 'absent'>;
  dimension: Dimension | null;
  result: Result;
};

/**
 * Every single answer that would turn the result, those that would take it away first. What is present is tried as
 * absent; what is not known as present and as absent; what is absent as present.
 */
export function whatWouldChange(list: readonly Weighed[], answers: Answers, age: Age): Turn[] {
  const now = score(list, answers, age);
  const codes = [...list.map(({ code }) => code), PURPOSE];
  const turns = codes.flatMap((code) =>
    (['absent', 'present'] as const).flatMap((to): Turn[] => {
      if (answers[code] === to) return [];
      const then = score(list, { ...answers, [code]: to }, age);
      return then.result === now.result ? [] : [{ code, to, dimension: turned(now, then), result: then.result }];
    }),
  );
  const takesAway = ({ code }: Turn) => (answers[code] === 'present' ? 0 : 1);
  return turns.toSorted((one, other) => takesAway(one) - takesAway(other));
}

function turned(now: Scoring, then: Scoring): Dimension | null {
  return then.dimensions.find(({ met }, at) => met !== now.dimensions[at]?.met)?.dimension ?? null;
}
