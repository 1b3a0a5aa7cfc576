/** What can honestly be said of a passphrase while it is typed. */
export type PassphraseAdvice = 'empty' | 'short' | 'repeats' | 'personal' | 'one-word' | 'long-enough';

const SHORTEST = 12;
const FEWEST_DIFFERENT = 5;
const LONG_WORD = 20;

/** How many characters are still missing. */
export function missingCharacters(passphrase: string): number {
  return Math.max(0, SHORTEST - [...passphrase.trim()].length);
}

/**
 * The first thing that is surely wrong with a passphrase, or that it is long enough: whether it is good nobody can
 * tell from here. `personal`: names and addresses that anybody would try first. The server has the last word.
 */
export function passphraseAdvice(passphrase: string, personal: readonly string[]): PassphraseAdvice {
  const text = passphrase.trim().toLowerCase();
  if (text === '') return 'empty';
  if (holdsPersonal(text, personal)) return 'personal';
  if (missingCharacters(text) > 0) return 'short';
  if (new Set(text).size < FEWEST_DIFFERENT || /^(.+?)\1+.{0,3}$/su.test(text)) return 'repeats';
  const words = text.split(/[\s.,_-]+/).filter((word) => /\p{L}/u.test(word));
  return words.length < 2 && [...text].length < LONG_WORD ? 'one-word' : 'long-enough';
}

function holdsPersonal(text: string, personal: readonly string[]): boolean {
  const parts = personal.flatMap((each) => each.toLowerCase().split(/[^\p{L}\d]+/u));
  return parts.some((part) => [...part].length > 3 && text.includes(part));
}
