import { createHash } from 'node:crypto';
import { toLatin } from '#kernel/words.ts';
import { toCyrillic } from '#kernel/words-server.ts';
import { foldLetters } from '../vault/fold.ts';
import type { Needle } from './scan.ts';

/** Something planted that must never be found again outside the screen. */
export type Canary =
  | { kind: 'name' | 'words' | 'number' | 'address' | 'secret'; text: string }
  /** A printed page: its single words are anybody's, two side by side are not. */
  | { kind: 'page'; words: string[] }
  | { kind: 'bytes'; name: string; bytes: Uint8Array };

const HASHES = ['sha256', 'sha1', 'md5'];
/** Nothing shorter is looked for as text: it would be found by chance. */
const SHORTEST = 5;

/** Every form in which a canary might lie about: scripts, cases, marks, encodings, and plain hashes of each. */
export function formsOf(canary: Canary): Needle[] {
  switch (canary.kind) {
    case 'bytes':
      return [...encodings(canary.bytes, canary.name), ...hashes(Buffer.from(canary.bytes), canary.name)];
    case 'page':
      return [...textForms(canary.words.join(' '), 'page'), ...pairs(canary.words)];
    case 'number':
      return [...new Set([canary.text, ...digitForms(canary.text)])].flatMap((form) => asTextAndHash(form, canary));
    case 'name':
    case 'words':
    case 'address':
    case 'secret':
      return textForms(canary.text, canary.kind);
  }
}

function textForms(text: string, kind: string): Needle[] {
  const latin = toLatin(text);
  const plain = foldLetters(latin.toLowerCase());
  const written = [text, latin, toCyrillic(latin), plain, plain.replaceAll('dj', 'd')];
  const forms = written.flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()]);
  const all = new Set(forms.flatMap((form) => [form, form.normalize('NFD'), form.trim().replaceAll(/\s+/g, '')]));
  return [...all].flatMap((form) => asTextAndHash(form, { kind, text }));
}

/** As typed, as digits, and without the country's code or the leading zero. */
function digitForms(text: string): string[] {
  const digits = text.replaceAll(/\D/g, '');
  return [digits, digits.replace(/^(381|0)/, '')];
}

function asTextAndHash(form: string, { kind, text }: { kind: string; text: string }): Needle[] {
  if (form.length < SHORTEST) return [];
  const name = `${kind} "${text}"`;
  const little = Buffer.from(form, 'utf16le');
  const wide = [little, Buffer.from(little).swap16()].map((bytes) => ({ bytes, name }));
  return [...encodings(Buffer.from(form), name), ...wide, ...hashes(Buffer.from(form), name)];
}

function hashes(bytes: Buffer, name: string): Needle[] {
  return HASHES.flatMap((kind) => encodings(createHash(kind).update(bytes).digest(), `${kind} of ${name}`));
}

function encodings(bytes: Uint8Array, name: string): Needle[] {
  const raw = Buffer.from(bytes);
  const hex = raw.toString('hex');
  const base64 = raw.toString('base64').replaceAll('=', '');
  const texts = [hex, hex.toUpperCase(), base64, raw.toString('base64url')];
  return [{ bytes: raw, name }, ...texts.map((text) => ({ bytes: Buffer.from(text), name }))];
}

const BETWEEN = [' ', ', ', ',', '","', '", "', '\n'];

function pairs(words: string[]): Needle[] {
  return words.slice(1).flatMap((word, at) => {
    const pair = BETWEEN.map((between) => `${words[at]}${between}${word}`);
    return pair.map((text) => ({ bytes: Buffer.from(text), name: `page, words ${at + 1} and ${at + 2}` }));
  });
}
