import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { dueForReview, loadContent } from './content.ts';
import { dayIn, languagesIn, loadLanguages, sayIn } from './languages.ts';

const content = loadContent(null);
const further = loadLanguages(null, content);

test('in every further language there is its first page, how to get help, and what a telephone tells: the same as in Serbian', () => {
  assert.ok(further.length >= 5);
  const parts = (html: string) => [...html.matchAll(/<(h2|li|p)>/g)].map(([, tag]) => tag).join(' ');
  for (const { tag, first, texts } of further) {
    for (const name of ['help', 'safety'])
      assert.equal(
        parts(texts.get(name)?.body ?? ''),
        parts(content.get(name)?.['sr-Latn'].body ?? ''),
        `${tag}/${name}`,
      );
    for (const place of ['{numbers}', '{pages}']) assert.ok(first.body.includes(`<p>${place}</p>`), `${tag} ${place}`);
    assert.match(texts.get('help')?.body ?? '', /192/, tag);
  }
});

test('whom to call in danger is one touch away wherever a text names the number', () => {
  const own = [...content.values()].flatMap((text) => Object.values(text));
  const texts = [...own, ...further.flatMap(({ first, texts: those }) => [first, ...those.values()])];
  const links = texts.flatMap(({ body }) => body.match(/<a href="tel:(192|112)">\1<\/a>/g) ?? []);
  assert.ok(links.length > 2 * further.length, `${links.length} links`);
  for (const { body, heading } of texts)
    assert.doesNotMatch(body.replaceAll(/<a href="tel:[^>]*>[^<]*<\/a>/g, ''), /\b(192|112)\b/, heading);
});

test('what is only in letters of its own is in them: no sentence was left in another language', () => {
  const letters = { ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u, fa: /\p{Script=Arabic}/u };
  for (const { tag, first, texts, words } of further) {
    const own = letters[tag as keyof typeof letters];
    if (!own) continue;
    for (const text of [first, ...texts.values()])
      for (const [, line = ''] of text.body.matchAll(/<(?:li|h2|p)>([^{]*?)<\/(?:li|h2|p)>/gs))
        assert.match(line, own, tag);
    for (const [key, said] of Object.entries(words)) assert.match(said, own, `${tag} ${key}`);
  }
});

test('nobody of the organisation has read them through yet, and that is said', () => {
  const due = dueForReview(content, further, '2026-11-26');
  for (const { tag } of further)
    for (const name of ['language', 'help', 'safety']) assert.ok(due.includes(`${tag}/${name}`), `${tag}/${name}`);
});

test('what stands around a page is said in its language; days, dates and languages are called as there', () => {
  const turkish = further.find(({ tag }) => tag === 'tr');
  assert.ok(turkish);
  const say = sayIn(turkish, (key) => `instead: ${key}`);
  assert.equal(say('site.home.call-line', { number: '011 000 0000' }), 'Arayın: 011 000 0000');
  assert.equal(say('site.home.day-1'), 'Pazartesi');
  assert.equal(say('site.home.day-7'), 'Pazar');
  assert.equal(say('site.text.go-on'), 'instead: site.text.go-on');
  assert.equal(dayIn(turkish, '2026-11-26'), '26 Kasım 2026');
  assert.equal(languagesIn(turkish, ['sr', 'en']), 'Sırpça ve İngilizce');
});

const RUSSIAN = readFileSync(join(import.meta.dirname, 'content/ru/language.md'), 'utf8');
const HELP = readFileSync(join(import.meta.dirname, 'content/ru/help.md'), 'utf8');

function ownFolder(t: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'astra-languages-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('the keeper adds a language of her own, with the texts she has', (t) => {
  const own = ownFolder(t, {
    'uk/language.md': RUSSIAN.replace('name: Русский', 'name: Українська'),
    'uk/help.md': HELP,
  });
  const ukrainian = loadLanguages(own, content).find(({ tag }) => tag === 'uk');
  assert.equal(ukrainian?.name, 'Українська');
  assert.deepEqual([...(ukrainian?.texts.keys() ?? [])], ['help']);
});

const UNFIT: Record<string, [Record<string, string>, string, string]> = {
  'without what stands around its pages': [{ 'uk/help.md': HELP }, 'uk/language.md', 'missing'],
  'with a word left out': [{ 'uk/language.md': RUSSIAN.replace(/frame.exit.*\n/, '') }, 'uk/language.md', 'frame.exit'],
  'with a text at another address': [
    { 'uk/language.md': RUSSIAN, 'uk/help.md': HELP.replace('address: 2', 'address: 3') },
    'uk/help.md',
    'address',
  ],
  'with a text that is nowhere else': [{ 'uk/language.md': RUSSIAN, 'uk/news.md': HELP }, 'uk/news.md', 'name'],
};

for (const [how, [files, file, what]] of Object.entries(UNFIT))
  test(`a language ${how} is refused, naming the file`, (t) => {
    assert.throws(
      () => loadLanguages(ownFolder(t, files), content),
      (error: { code: string; details: object }) => {
        assert.deepEqual([error.code, error.details], ['content-unfit', { file, what }]);
        return true;
      },
    );
  });
