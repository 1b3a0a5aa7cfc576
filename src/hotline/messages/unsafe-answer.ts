import type { Answer } from '#kernel/forms.ts';
import type { UnsafeReason } from './answers.ts';

/** What there is to go by: what she answered, how the organisation is called, how she wants to be called. */
export type AnswerContext = { answers: Readonly<Record<string, Answer>>; names: readonly string[] };

/** Letters and digits alone, so that a mark or a capital hides no name. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Shorter names would be found inside other words. */
const SHORTEST_NAME = 3;

/**
 * Why an answer that she reads on this page may be unsafe: she wants none, others see her device, or it names her, us, a
 * number or an address on the web. Advice: whoever answers reads it and decides. Pure.
 */
export function unsafeAnswer(text: string, { answers, names }: AnswerContext): UnsafeReason[] {
  const said = ` ${plain(text)} `;
  const called = typeof answers['called'] === 'string' ? [answers['called']] : [];
  const isNamed = (all: readonly string[]) =>
    all.some((name) => plain(name).length >= SHORTEST_NAME && said.includes(` ${plain(name)}`));
  const checks: [UnsafeReason, boolean][] = [
    ['not_wanted', answers['answer'] === 'none'],
    ['seen', answers['seen'] === 'others' || answers['seen'] === 'sometimes'],
    ['names_her', isNamed(called)],
    ['names_us', isNamed(names)],
    ['number', /\d(?:[ /()-]?\d){5,}/.test(text)],
    ['link', /https?:|www\.|[a-z0-9-]+\.(?:rs|com|org|net)\b/i.test(text)],
  ];
  return checks.flatMap(([reason, is]) => (is ? [reason] : []));
}
