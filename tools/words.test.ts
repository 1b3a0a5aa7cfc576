import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkWords } from './words.ts';

const root = mkdtempSync(join(tmpdir(), 'astra-check-words-'));
after(() => rmSync(root, { recursive: true }));

type Planted = { sr?: object; en?: object; files?: Record<string, string> };
let count = 0;

/** Builds a tree with one module `tea` (and `files` beside it) and says what is wrong with it. */
function problemsOf({ sr, en = sr, files = {} }: Planted): string[] {
  const src = join(root, String(++count), 'src');
  const all: Record<string, string> = { 'tea/nothing.ts': 'export {};', ...files };
  if (sr) all['tea/words/sr-Latn.json'] = JSON.stringify(sr, null, 2);
  if (en) all['tea/words/en.json'] = JSON.stringify(en, null, 2);
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(src, path)), { recursive: true });
    writeFileSync(join(src, path), text);
  }
  return checkWords(src).map(({ file, line, message }) => `${file}:${line ?? 0} ${message}`);
}

/** Code that says every key given, so that a test is about one thing. */
const said = (...keys: string[]) => ({ 'tea/say.ts': keys.map((key) => `t('${key}');`).join('\n') });

test('a tree in order has no problems', () => {
  const words = {
    'tea.n': '{n, plural, one {# čaj} few {# čaja} other {# čajeva}}',
    'tea.b': '<b>{who}</b>',
    'errors.cold': 'Hladno.',
  };
  const en = {
    'tea.n': '{n, plural, one {# tea} other {# teas}}',
    'tea.b': '<b>{who}</b>',
    'errors.cold': 'It is cold.',
  };
  const page = `const page = <p title={t('tea.b')} className="Wide" aria-label="tea.b">{t('tea.n', { n: 1 })} · Astra {n}&nbsp;</p>; refuse('cold');`;
  assert.deepEqual(problemsOf({ sr: words, en, files: { 'tea/page.tsx': page } }), []);
});

test('a key in one language only is named where it stands', () => {
  const found = problemsOf({
    sr: { 'tea.a': 'A', 'tea.b': 'B' },
    en: { 'tea.a': 'A', 'tea.c': 'C' },
    files: said('tea.a', 'tea.b'),
  });
  assert.deepEqual(found, [
    'src/tea/words/sr-Latn.json:3 "tea.b" is not in src/tea/words/en.json',
    'src/tea/words/en.json:3 "tea.c" is not in src/tea/words/sr-Latn.json',
  ]);
});

test('a module with one language is one problem, not one for each key', () => {
  const files = { 'tea/words/sr-Latn.json': '{\n"tea.a": "A",\n"tea.b": "B"\n}', ...said('tea.a', 'tea.b') };
  assert.deepEqual(problemsOf({ files }), ['src/tea/words/en.json:0 this language is missing']);
});

test('arguments and tags must be the same in both languages', () => {
  const one = (sr: string, en: string) =>
    problemsOf({ sr: { 'tea.a': sr }, en: { 'tea.a': en }, files: said('tea.a') });
  assert.deepEqual(one('{a} <b>x</b>', '{b} <b>x</b>'), [
    'src/tea/words/sr-Latn.json:2 "tea.a" has <b> {a} here and <b> {b} in English',
  ]);
  assert.equal(one('<b>x</b>', '<i>x</i>').length, 1);
  assert.equal(one('{a}', 'x').length, 1);
});

test('Serbian may choose by sex where English does not', () => {
  const sr = { 'tea.a': '{me, select, female {Popila si} other {Popijeno je}} {what}' };
  assert.deepEqual(problemsOf({ sr, en: { 'tea.a': 'You drank {what}' }, files: said('tea.a') }), []);
});

test('Serbian counts in one, few and other', () => {
  const found = problemsOf({ sr: { 'tea.n': '{n, plural, one {čaj} other {čajeva}}' }, files: said('tea.n') });
  assert.deepEqual(found, ['src/tea/words/sr-Latn.json:2 "tea.n" counts {n} without few']);
});

test('a message that does not parse is found in either language', () => {
  const found = problemsOf({ sr: { 'tea.a': '{a' }, en: { 'tea.a': '<b>{a}' }, files: said('tea.a') });
  assert.equal(found.length, 2);
  assert.match(found.join(), /sr-Latn\.json:2 "tea\.a" does not parse.*en\.json:2 "tea\.a" does not parse/);
});

test('a date in a message is not left to ICU, which would take the wrong zone', () => {
  const [found] = problemsOf({ sr: { 'tea.a': 'do {when, time, short}' }, files: said('tea.a') });
  assert.match(found ?? '', /formats \{when\} itself/);
});

test('words that are no text, empty, written twice or no JSON', () => {
  const of = (text: string) =>
    problemsOf({ files: { 'tea/words/sr-Latn.json': text, 'tea/words/en.json': text, ...said('tea.a') } }).join('\n');
  assert.match(of('{\n"tea.a": {"b": "c"}\n}'), /sr-Latn\.json:2 "tea\.a" is not text/);
  assert.match(of('{\n"tea.a": " "\n}'), /"tea\.a" says nothing/);
  assert.match(of('{\n"tea.a": "x",\n"tea.a": "y"\n}'), /sr-Latn\.json:3 "tea\.a" stands here twice/);
  assert.match(of('{\n"tea.a": "x",\n}'), /sr-Latn\.json:0 is not JSON/);
});

test('a key in two modules names both', () => {
  const files = {
    'cup/words/sr-Latn.json': '{\n"tea.a": "A"\n}',
    'cup/words/en.json': '{\n"tea.a": "A"\n}',
    ...said('tea.a'),
  };
  assert.deepEqual(problemsOf({ sr: { 'tea.a': 'A' }, files }), [
    'src/tea/words/sr-Latn.json:2 "tea.a" is in src/cup/words/sr-Latn.json too',
  ]);
});

test('a key nobody wrote is named where it is said', () => {
  const code = [
    "t('tea.cold');",
    "words.say('sr-Latn', hot ? 'tea.hot' : 'tea.warm');",
    "words.rich(locale, 'tea.rich', {}, {});",
    "throw refuse('no-tea', 404);",
    'refuse(`tea.${why}`);',
    't(`tea.kind.${kind}`);',
    "new Refusal('empty', 404);",
  ].join('\n');
  assert.deepEqual(problemsOf({ sr: { 'tea.hot': 'Vruć' }, files: { 'tea/a.ts': code } }), [
    'src/tea/a.ts:1 there are no words "tea.cold"',
    'src/tea/a.ts:2 there are no words "tea.warm"',
    'src/tea/a.ts:3 there are no words "tea.rich"',
    'src/tea/a.ts:4 there are no words "errors.no-tea"',
    'src/tea/a.ts:5 there are no words "errors.tea.*"',
    'src/tea/a.ts:6 there are no words "tea.kind.*"',
    'src/tea/a.ts:7 there are no words "errors.empty"',
  ]);
});

test('words nothing says are reported, and a test does not count as saying', () => {
  const files = { 'tea/a.test.ts': "t('tea.old');", 'testing/b.ts': "t('tea.old');" };
  assert.deepEqual(problemsOf({ sr: { 'tea.old': 'Staro' }, files }), [
    'src/tea/words/sr-Latn.json:2 nothing says "tea.old"',
  ]);
});

test('a key counts as said as a plain text, in a template, in a sum, and as a refusal kept in a constant', () => {
  const sr = { 'tea.form.name': 'Ime', 'tea.kind.black': 'Crni', 'tea.size.big': 'Veliki', 'errors.cold': 'Hladan.' };
  const code =
    "const label = 'tea.form.name'; t(`tea.kind.${kind}`); t('tea.size.' + size); const why = 'cold'; refuse(why);";
  assert.deepEqual(problemsOf({ sr, files: { 'tea/a.ts': code } }), []);
});

test('`errors.${code}` on a screen does not make every refusal used', () => {
  const [found] = problemsOf({ sr: { 'errors.gone': 'Nema.' }, files: { 'tea/a.ts': 't(`errors.${code}`);' } });
  assert.match(found ?? '', /nothing says "errors\.gone"/);
});

const inPage = (page: string) => problemsOf({ files: { 'tea/page.tsx': `const page = ${page};` } });

test('text for people in a page is found, in every place it can stand', () => {
  assert.deepEqual(inPage('<p>\n  Popij čaj\n</p>'), [
    'src/tea/page.tsx:2 text for people belongs in words/: Popij čaj',
  ]);
  for (const page of [
    "<p>{'Popij'}</p>",
    "<p>{hot ? 'Vruć' : cold}</p>",
    '<p>{`još ${n}`}</p>',
    "<>{hot && 'Vruć'}</>",
    '<input placeholder="Ime" />',
    "<input title={hot ? 'Vruć' : undefined} />",
    '<b aria-label={`Obriši ${x}`} />',
    '<Field label="Ime" />',
    '<img alt="Šolja" />',
  ]) {
    assert.equal(inPage(page).length, 1, page);
  }
});

test('signs, numbers, entities, class names, styles and our name are not text for people', () => {
  for (const page of [
    '<p> · 12 % {n}&nbsp;&rarr; {"…"}</p>',
    '<p className="wide" id="x" data-name="Ime" />',
    '<style>{`p { color: red }`}</style>',
    '<h1>Astra</h1>',
    "<p>{t('tea.a')}</p>",
  ]) {
    assert.deepEqual(
      inPage(page).filter((problem) => !problem.includes('there are no words')),
      [],
      page,
    );
  }
});

test('text for people in html`...` is found on its line', () => {
  const page =
    'html`<main class="wide">\n<p>${name} pije čaj</p><img alt="Šolja ${n}">\n${each}</main><style>p { color: red }</style>`';
  const found = problemsOf({ files: { 'tea/page.ts': `const page = ${page};` } });
  assert.deepEqual(found, [
    'src/tea/page.ts:2 text for people belongs in words/: Šolja',
    'src/tea/page.ts:2 text for people belongs in words/: pije čaj',
  ]);
});

test('Cyrillic is typed in lists, long texts and tests only', () => {
  const cyrillic = "const a = 1;\n// Чај\nconst b = 'ч';";
  const files = {
    'tea/a.ts': cyrillic,
    'tea/style.css': '/* чај */',
    'tea/a.test.ts': cyrillic,
    'tea/lists/kinds.json': '{"čaj": "чај"}',
    'tea/content/help.html': 'Чај',
  };
  assert.deepEqual(
    problemsOf({ sr: { 'tea.a': 'Чај' }, en: { 'tea.a': 'Tea' }, files: { ...files, ...said('tea.a') } }),
    [
      'src/tea/a.ts:2 Cyrillic is typed here: Чај',
      'src/tea/a.ts:3 Cyrillic is typed here: ч',
      'src/tea/style.css:1 Cyrillic is typed here: чај',
      'src/tea/words/sr-Latn.json:2 Cyrillic is typed here: Чај',
    ],
  );
});
