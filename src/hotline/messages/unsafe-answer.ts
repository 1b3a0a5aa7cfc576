import { toLatin } from '#kernel/words.ts';
import type { Answer } from '#kernel/forms.ts';
import type { UnsafeReason } from './answers.ts';

/** What there is to go by: what she answered, how the organisation is called, how she wants to be called. */
export type AnswerContext = { answers: Readonly<Record<string, Answer>>; names: readonly string[] };

/** Latin letters and digits alone, so that a script, a mark or a capital hides no name. */
const plain = (text: string) =>
  toLatin(text)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, (between) => (/^\p{M}+$/u.test(between) ? '' : ' '))
    .trim();

/** Shorter names would be found in half of all words. */
const SHORTEST_NAME = 3;
/** Names are declined: Dunja, Dunji, Dunjom. */
const ENDING = 2;

function isNamed(said: string, name: string): boolean {
  const words = plain(name)
    .split(' ')
    .filter((word) => word.length >= SHORTEST_NAME);
  return words.some((word) => {
    const stem = word.length > SHORTEST_NAME ? word.replace(/[aeiou]$/, '') : word;
    return said.split(' ').some((each) => each.startsWith(stem) && each.length <= word.length + ENDING);
  });
}

/**
 * Why an answer that she reads on this page may be unsafe: she wants none, others see her device, or it names her, us, a
 * number or an address on the web. Advice: whoever answers reads it and decides. Pure.
 */
export function unsafeAnswer(text: string, { answers, names }: AnswerContext): UnsafeReason[] {
  const said = plain(text);
  const called = answers['called'];
  const checks: [UnsafeReason, boolean][] = [
    ['not_wanted', answers['answer'] === 'none'],
    ['seen', answers['seen'] === 'others' || answers['seen'] === 'sometimes'],
    ['names_her', typeof called === 'string' && isNamed(said, called)],
    ['names_us', names.some((name) => ` ${said}`.includes(` ${plain(name)}`))],
    ['number', /\d(?:[ /()-]?\d){5,}/.test(text)],
    ['link', /https?:|www\.|[a-z0-9-]+\.(?:rs|com|org|net)\b/i.test(text)],
  ];
  return checks.flatMap(([reason, is]) => (is ? [reason] : []));
}
