import { dictionary } from '@zxcvbn-ts/language-common';
import { foldLetters } from './fold.ts';

/** What stands before or behind a known password adds nothing: a year, a birthday, a few digits. */
const DIGITS_AROUND = /^\d{1,8}|\d{1,8}$/g;
const SHORTEST_PIECE = 4;

let known: ReadonlySet<string> | null = null;

/** The passwords most often found in thefts that became public; read when the first passphrase is chosen. */
function knownPasswords(): ReadonlySet<string> {
  known ??= new Set(dictionary['passwords-common'].map(bare).filter((text) => text.length >= SHORTEST_PIECE));
  return known;
}

/** As guessers try them: small letters of either script as Latin ones, without spaces and marks. */
const bare = (text: string) => foldLetters(text.toLowerCase()).replaceAll(/[\s\p{P}\p{S}]/gu, '');

/**
 * Whether a passphrase is one of those, or two of them in a row, with or without digits around. Several words that
 * nobody put together before are none, however common each is.
 */
export function isBreached(passphrase: string): boolean {
  const text = bare(passphrase);
  return [text, text.replaceAll(DIGITS_AROUND, '')].some((core) => isKnown(core) || isTwoKnown(core));
}

const isKnown = (text: string) => knownPasswords().has(text);

function isTwoKnown(text: string): boolean {
  for (let cut = SHORTEST_PIECE; cut <= text.length - SHORTEST_PIECE; cut++)
    if (isKnown(text.slice(0, cut)) && isKnown(text.slice(cut))) return true;
  return false;
}
