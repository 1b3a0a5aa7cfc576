import fc from 'fast-check';
import { Refusal } from '#kernel/errors.ts';

/** What readers stumble over: separators, quotes, ends of lines, names of JavaScript's own, signs that are no letters. */
const PIECES = [
  ...['"', '""', "'", ',', ';', '\t', '\n', '\r\n', '\r', ' ', ':', '---', '#', '\\', '/', '..', '{', '}', '[', ']'],
  ...['__proto__', 'constructor', 'toString', 'null', 'true', '-1', '1e999', '0x', '9'.repeat(40), 'NaN', '2026-02-30'],
  ...[
    '\0',
    '\uFEFF',
    '\u2028',
    '\u202E',
    '\uD800',
    '\u{1F469}',
    'ß',
    'İ',
    'Đ',
    'Љ',
    'ا',
    '<script>',
    '%',
    '%zz',
    '${x}',
  ],
  ...['age1', 'AGE-SECRET-KEY-1', 'a'.repeat(3000), '"'.repeat(500), '[['.repeat(300)],
];

/** A text of such pieces, with anything in between. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

/** A text that is in order, spoilt in up to four places: a piece put in, or letters taken out. */
export function spoilt(whole: string): fc.Arbitrary<string> {
  const place = fc.nat({ max: whole.length });
  const cut = fc.tuple(place, fc.nat({ max: 12 }), fc.constantFrom('', ...PIECES));
  return fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) => cuts.reduce((text, [at, out, put]) => text.slice(0, at) + put + text.slice(at + out), whole));
}

/** Reads; null where it was refused in a sentence. Whatever else is thrown is a defect, and goes on. */
export function orRefused<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
