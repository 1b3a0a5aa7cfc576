import type { Answers } from './rule.ts';
import type { About, Answered, RunValue } from './shared.ts';

/** Whether a value is an answer, not what the check is about. */
export function isAnswered(value: RunValue): value is Answered {
  return value !== null && 'given' in value;
}

/** Whether a value says whom and which form a check is about. */
export function isAbout(value: RunValue): value is About {
  return value !== null && 'age' in value;
}

/** An answer as it is kept: what was not asked has nobody's words; everything else has somebody's. */
export function kept(value: RunValue): RunValue {
  if (!isAnswered(value)) return value;
  return value.given === 'not_asked' ? { given: value.given, whose: null, day: null } : value;
}

/** Whether two values say the same, so that two people answering alike is no conflict. */
export function sameValue(one: RunValue, other: RunValue): boolean {
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

function parts(value: RunValue): unknown {
  if (value === null) return null;
  return isAnswered(value) ? [value.given, value.whose, value.day] : [value.age, value.kind];
}

/** What was answered, by the indicator's code. */
export function answersOf(values: Readonly<Record<string, RunValue>>): Answers {
  return Object.fromEntries(
    Object.entries(values).flatMap(([code, value]) => (isAnswered(value) ? [[code, value.given]] : [])),
  );
}
