import { randomKey } from './bytes.ts';
import { purposeKey } from './derive.ts';
import type { DossierKey } from './seal.ts';

/** Letters that are not mistaken for each other by hand or voice (Crockford's base 32, lower case). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** A code to be read from a screen and typed by hand: 16 letters, 80 random bits. */
export function newHandCode(): string {
  return Array.from(randomKey(LENGTH), (byte) => LETTERS[byte % 32]).join('');
}

/** A hand-typed code in its one form: case, spaces and dashes do not matter, nor do the letters people mix up. */
export function plainHandCode(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
    .replaceAll('u', 'v');
}

/** The key a hand code opens something with; 80 random bits need no slow hash. */
export function codeKey(code: string, about: string): DossierKey {
  return { dossier: about, key: purposeKey(Buffer.from(plainHandCode(code)), `hand-code/${about}`) };
}
