import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadWords } from './load.ts';

const root = mkdtempSync(join(tmpdir(), 'astra-words-'));
after(() => rmSync(root, { recursive: true }));

let count = 0;
function moduleWith(latin?: object, english?: object): string {
  const dir = join(root, `module${++count}`);
  mkdirSync(join(dir, 'words'), { recursive: true });
  if (latin) writeFileSync(join(dir, 'words', 'sr-Latn.json'), JSON.stringify(latin));
  if (english) writeFileSync(join(dir, 'words', 'en.json'), JSON.stringify(english));
  return dir;
}

test('the words of all modules come together, in both scripts and English', () => {
  const words = loadWords([
    moduleWith({ 'a.name': 'Njen {what}' }, { 'a.name': 'Her {what}' }),
    moduleWith({ 'b.name': 'Slučaj' }, { 'b.name': 'Case' }),
    moduleWith(),
  ]);
  assert.deepEqual(words, {
    'sr-Latn': { 'a.name': 'Njen {what}', 'b.name': 'Slučaj' },
    'sr-Cyrl': { 'a.name': 'Њен {what}', 'b.name': 'Случај' },
    en: { 'a.name': 'Her {what}', 'b.name': 'Case' },
  });
});

test('the same key in two modules names both', () => {
  const [one, two] = [moduleWith({ k: 'a' }, { k: 'a' }), moduleWith({ k: 'b' }, { k: 'b' })];
  assert.throws(
    () => loadWords([one, two]),
    (error: Error) => error.message.includes(one) && error.message.includes(two),
  );
});

test('a module with one language only is refused', () => {
  assert.throws(() => loadWords([moduleWith({ k: 'a' })]), /missing in one language.*en\.json/);
});

test('words that are not text, or do not parse, are named', () => {
  assert.throws(() => loadWords([moduleWith({ 'k.deep': {} }, { 'k.deep': {} })]), /"k\.deep".*not text/);
  const open = loadWords([moduleWith({ 'k.open': '{n' }, { 'k.open': '{n}' })]);
  for (let time = 0; time < 2; time++) assert.throws(() => open['sr-Cyrl'], /"k\.open" do not parse/);
});
