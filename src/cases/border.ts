import type { Answer } from '#kernel/forms.ts';

const WITHOUT = new Set(['unknown', 'refused']);

/**
 * Whether somebody was trafficked within one country or over a border: derived from where she comes from and where she
 * was taken through and to. Null while either end is not known: nothing is guessed.
 */
export function borderOf(route: {
  origin: Answer;
  transit: Answer;
  destination: Answer;
}): 'internal' | 'cross_border' | null {
  const known = (answer: Answer) => [answer ?? []].flat().filter((code) => !WITHOUT.has(code));
  const [origin] = known(route.origin);
  const ends = known(route.destination);
  if (origin === undefined || ends.length === 0) return null;
  return [...ends, ...known(route.transit)].every((country) => country === origin) ? 'internal' : 'cross_border';
}
