import { nameModel } from '../names/model.ts';
import type { Token } from './fold.ts';

const LATIN = /^\p{Script=Latin}/u;

/** Whether a word is in the letters of Latin once Cyrillic is: then letters tell how it begins, else only sounds. */
export function isInLatin({ plain }: Token): boolean {
  return LATIN.test(plain);
}

/**
 * Whether a word begins with a letter: marks left out, Latin or Cyrillic; where one of them is in another script, whether
 * it begins with the same sound.
 */
export function beginsWith(letter: Token, word: Token): boolean {
  if (isInLatin(letter) === isInLatin(word)) return word.plain.startsWith(letter.plain);
  const [one, other] = [letter, word].map(({ written }) => nameModel().word(written).begins);
  return one !== undefined && one === other;
}
