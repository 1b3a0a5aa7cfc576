import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { dueForReview, loadContent, parseText } from './content.ts';
import fc from 'fast-check';
import { hostileText, orRefused, spoilt } from '#testing/hostile-text.ts';

const content = loadContent(null);
const HEAD =
  'address: 1\ntitle: Posao\nheading: Da li?\nwritten: 2026-11-20\nreviewed: 2026-11-26\nreview-by: 2027-11-26\nsource: proba';
const file = (body: string, head = HEAD) => `---\n${head}\n---\n${body}`;

test('every text is there in Serbian and English, at the same address, with the same parts', () => {
  assert.ok(content.size >= 7);
  const parts = (html: string) => [...html.matchAll(/<(h2|li|p)>/g)].map(([, tag]) => tag).join(' ');
  for (const [name, { 'sr-Latn': latin, en }] of content) assert.equal(parts(en.body), parts(latin.body), name);
  const addresses = [...content.values()].map((text) => text.en.address);
  assert.equal(new Set(addresses).size, addresses.length);
});

test('the eleven indicators stand in the text about a job', () => {
  assert.equal(content.get('job')?.['sr-Latn'].body.match(/<li><strong>/g)?.length, 11);
});

test('Cyrillic is made from the Latin text: its words, not its links, entities and places to be filled', () => {
  const made = content.get('about')?.['sr-Cyrl'];
  assert.match(made?.body ?? '', /\{organisation\} ради против свих облика/);
  const places = (text: string) => text.match(/\{[^}]*\}/g) ?? [];
  for (const [name, { 'sr-Latn': latin, 'sr-Cyrl': cyrillic }] of content)
    assert.deepEqual(places(cyrillic.body), places(latin.body), name);
  for (const { 'sr-Cyrl': text } of content.values()) {
    const words = text.body.replaceAll(/<[^>]*>|&[a-z]+;|\{[a-z-]+\}/g, '');
    const left = words.match(/[a-zčćđšž]{3,}/gi) ?? [];
    assert.deepEqual(
      left.filter((word) => !['PDF', 'Shift', 'Tab'].includes(word)),
      [],
      text.heading,
    );
  }
});

test('titles and addresses are neutral: they say nothing of why somebody looks', () => {
  for (const texts of content.values())
    for (const { title } of Object.values(texts))
      assert.doesNotMatch(title, /trgov|trafick|трго|žrtv|victim|help|pomoć/i);
});

test('a text holds no HTML of its own and leads nowhere unsafe', () => {
  const { body } = parseText(file('<script>x</script> [a](javascript:x) [b](http://nigde.example) [c](/2)'), 'x.md');
  assert.ok(!body.includes('<script') && !body.includes('href="javascript') && !body.includes('href="http:'));
  assert.ok(body.includes('href="/2"'));
});

const UNFIT: Record<string, [string, string]> = {
  'no head': ['Tekst', '---'],
  'a head without the day it was written': [file('x', HEAD.replace(/written.*\n/, '')), 'written'],
  'a day of review without the next': [file('x', HEAD.replace(/review-by.*\n/, '')), 'review-by'],
  'a day that is none': [file('x', HEAD.replace('2027-11-26', '2027-13-26')), 'review-by'],
  'an address with words': [file('x', HEAD.replace('address: 1', 'address: pomoc')), 'address'],
  'a place to be filled that is misspelt': [file('x\n\n{numers}\n'), '{numers}'],
  'a place to be filled in the middle of a line': [file('Zovi {numbers} odmah.'), '{numbers}'],
  'something nobody knows': [file('x', `${HEAD}\nboja: crvena`), 'head'],
};

for (const [name, [text, what]] of Object.entries(UNFIT))
  test(`a file with ${name} is refused, naming it`, () => {
    assert.throws(
      () => parseText(text, 'sr-Latn/job.md'),
      (error: { code: string; details: object }) => {
        assert.deepEqual([error.code, error.details], ['content-unfit', { file: 'sr-Latn/job.md', what }]);
        return true;
      },
    );
  });

function ownFolder(t: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'astra-content-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('the keeper’s own file stands for the one of its name, and a new text must come in both languages', (t) => {
  const own = loadContent(ownFolder(t, { 'en/job.md': file('Our own words.', HEAD.replace('Da li?', 'Ours')) }));
  assert.match(own.get('job')?.en.body ?? '', /Our own words/);
  assert.equal(own.get('job')?.['sr-Latn'].body, content.get('job')?.['sr-Latn'].body);
  const half = ownFolder(t, { 'en/more.md': file('x', HEAD.replace('address: 1', 'address: 90')) });
  assert.throws(() => loadContent(half), { code: 'content-unfit' });
  assert.throws(() => loadContent(join(half, 'nowhere')), { code: 'content-missing' });
});

test('a link to a text that is not there is refused, naming it, and a list that only a further language has; a mark that an editor puts before everything is none', (t) => {
  const files = (body: string) => ({ 'sr-Latn/job.md': file('x'), 'en/job.md': `\uFEFF${file(body)}` });
  assert.throws(() => loadContent(ownFolder(t, files('[more](/77)'))), {
    code: 'content-unfit',
    details: { file: 'en/job.md', what: '/77' },
  });
  assert.throws(() => loadContent(ownFolder(t, files('x\n\n{pages}\n'))), {
    code: 'content-unfit',
    details: { file: 'en/job.md', what: '{pages}' },
  });
  assert.match(loadContent(ownFolder(t, files('[more](/2)'))).get('job')?.en.body ?? '', /href="\/2"/);
});

test('texts that come along say when they were written, and that nobody of the organisation has read them yet', () => {
  for (const texts of content.values()) for (const { reviewed } of Object.values(texts)) assert.equal(reviewed, null);
  assert.equal(dueForReview(content, [], '2026-11-26').length, content.size);
});

test('what somebody read through is due again on its day', (t) => {
  const files = { 'sr-Latn/job.md': file('x'), 'en/job.md': file('x') };
  const own = loadContent(ownFolder(t, files));
  assert.ok(!dueForReview(own, [], '2027-11-26').includes('job'));
  assert.ok(dueForReview(own, [], '2027-11-27').includes('job'));
});

test('whatever stands in a file of the site, it is a text with a heading and no HTML of its own, or refused by its name', () => {
  const whole =
    '---\naddress: 3\ntitle: Pomoć\nheading: Kako do pomoći\nwritten: 2026-11-26\nsource: x\n---\n# A\n\n[b](/3) {numbers}\n';
  fc.assert(
    fc.property(
      fc.oneof(
        spoilt(whole),
        hostileText.map((body) => whole + body),
      ),
      (text) => {
        const read = orRefused(() => parseText(text, 'sr-Latn/x.md'));
        if (read) assert.doesNotMatch(`${read.body}`, /<script/i);
      },
    ),
    { numRuns: 300 },
  );
});
