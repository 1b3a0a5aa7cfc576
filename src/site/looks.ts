import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A file as it is served; `tag` says whether a copy is still the same. */
export type Look = { type: string; body: Uint8Array<ArrayBuffer>; tag: string };

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  js: 'text/javascript; charset=utf-8',
};
const FILES = ['hem.svg', 'art.svg', 'latin.woff2', 'cyrillic.woff2', 'x.js', 'work.js'];

/** What pages look with, by address: one sheet, two pictures, two small fonts, two scripts. */
export function looks(): Map<string, Look> {
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'looks', name));
  const tokens = readFileSync(join(import.meta.dirname, '..', 'desk', 'tokens.css'), 'utf8');
  const sheet = `${followSystem(tokens)}\n${read('site.css').toString('utf8')}`;
  return new Map([
    ['/site.css', lookOf('site.css', Buffer.from(plain(sheet)))],
    ...FILES.map((name): [string, Look] => [`/${name}`, lookOf(name, read(name))]),
  ]);
}

function lookOf(name: string, bytes: Buffer): Look {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { type, body: new Uint8Array(bytes), tag: `"${crc32(bytes).toString(16)}-${bytes.length}"` };
}

/** The tokens' dark block, which the desk switches by a class, follows the system here; paper stays light. */
function followSystem(tokens: string): string {
  const dark = /\[data-mantine-color-scheme="dark"\], \.dark \{([^}]*)\}/.exec(tokens);
  if (!dark) throw new Error('the tokens have no dark block');
  return tokens.replace(dark[0], `@media screen and (prefers-color-scheme: dark) { :root {${dark[1]}} }`);
}

/** Without comments and indentation: a first page is counted in kilobytes. */
function plain(sheet: string): string {
  return sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s*\n\s*/g, '\n');
}
