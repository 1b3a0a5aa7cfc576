import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#kernel/words-server.ts';
import { createWords } from '#kernel/words.ts';
import type { Context } from 'hono';
import {
  addressIn,
  framed,
  homePage as homePageOver,
  loadContent,
  openHours,
  type House,
  type Visit,
} from './index.ts';

const words = createWords(loadWords([import.meta.dirname]));
const ALWAYS = Array.from({ length: 7 }, () => [[0, 1440]] as const);
const LINES = [
  { kind: 'sos', name: 'SOS linija', number: '011 000 0000', open: 'uvek', languages: ['sr'] },
  { kind: 'missing', name: 'Nestala deca', number: '116 000', open: 'uvek', languages: ['sr'] },
];

const homePage = homePageOver(loadContent(null));

async function page(
  over: Partial<House> = {},
  locale: Visit['locale'] = 'sr-Latn',
  there: readonly string[] = [],
): Promise<string> {
  const visit: Visit = {
    locale,
    language: null,
    say: (key, values) => words.say(locale, key, values),
    house: { organisation: 'Svetionik', lines: LINES, demo: false, ...over },
    source: 'local',
    c: null as unknown as Context,
    freeDisk: async () => null,
    ask: () => Promise.reject(new Error('nothing is asked')),
    committed: () => undefined,
    to: (path) => addressIn(locale, path),
    has: (path) => there.includes(path),
    aside: async () => null,
  };
  const shown = await homePage.answer(visit);
  if ('goTo' in shown) throw new Error('the first page goes on to none');
  return String(await framed(visit, { ...shown, path: '/', exit: 'https://vreme.example/' }));
}

test('the first page: each number to be rung by one touch, no script but the one of the way out, nothing from elsewhere, a neutral title', async () => {
  const html = await page();
  assert.ok(html.includes('href="tel:0110000000"') && html.includes('href="tel:116000"'));
  for (const now of ['192', '112']) assert.ok(html.includes(`<a href="tel:${now}">${now}</a>`), now);
  assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), ['<script src="/x.js" defer>']);
  assert.doesNotMatch(html.replace('data-to="https://vreme.example/"', ''), /<img|<iframe|https?:\/\//);
  assert.match(html, /<title>Početna<\/title>/);
});

test('under a number its hours begin as a sentence does', async () => {
  const lines = [{ ...LINES[0], open: 'ponedeljak–petak: 8.00–22.00' }] as House['lines'];
  assert.match(
    await page({ lines }),
    /<span class="s">SOS linija\. Ponedeljak–petak: <span class="t">8\.00–22\.00<\/span>/,
  );
});

test('the way out is the first link that keys reach, and stands on the bar beside the telephone', async () => {
  const links = [...(await page()).matchAll(/<a\s+class="([a-z]*)[^"]*"\s+href="([^"]*)"/g)].map(([, kind, to]) => [
    kind,
    to,
  ]);
  assert.deepEqual(links.slice(0, 4), [
    ['skip', '/x'],
    ['skip', '#main'],
    ['tel', 'tel:0110000000'],
    ['exit', '/x'],
  ]);
});

test('writing is offered where it is there, past the page that says what the way out can do', async () => {
  assert.doesNotMatch(await page(), /Piši nam/);
  assert.match(await page({}, 'sr-Latn', ['/p', '/10']), /<a class="way" href="\/lat\/10"[\s\S]*Piši nam/);
});

test('whoever wrote finds the way back on the first page, where there is one', async () => {
  assert.doesNotMatch(await page(), /Imam osam reči/);
  assert.match(await page({}, 'sr-Latn', ['/p', '/o']), /href="\/lat\/o">Imam osam reči/);
});

test('before the first run it says that the numbers will stand here; of the demonstration, that nobody answers', async () => {
  assert.match(await page({ organisation: null, lines: [] }, 'en'), /The telephone numbers will stand here\./);
  assert.match(await page({ demo: true }, 'en'), /The numbers are invented and nobody answers them\./);
  assert.doesNotMatch(await page({}, 'en'), /invented/);
});

test('in Serbian in both scripts and in English, each offered from every other', async () => {
  for (const [locale, says] of [
    ['sr-Latn', 'Možemo da razgovaramo'],
    ['sr-Cyrl', 'Можемо да разговарамо'],
    ['en', 'We can talk'],
  ] as const) {
    const html = await page({}, locale);
    assert.ok(html.includes(`<html lang="${locale}" dir="ltr"`) && html.includes(says), locale);
    for (const other of ['/lat', '/cir', '/en']) assert.ok(html.includes(`href="${other}"`));
  }
});

test('text of people stands in the page as text', async () => {
  const [line] = LINES;
  assert.doesNotMatch(await page({ lines: line ? [{ ...line, name: '<img src=x>' }] : [] }), /<img/);
});

const said = (hours: readonly (readonly (readonly [number, number])[])[]) =>
  openHours((key, values) => words.say('en', key, values), hours);

test('opening hours are one sentence: always, none, every day alike, and runs of days', () => {
  const day = [[480, 1320]] as const;
  const weekend = [[600, 1080]] as const;
  assert.equal(said(ALWAYS), 'Always, day and night.');
  assert.equal(said(ALWAYS.map(() => [])), 'Nobody answers at the moment.');
  assert.equal(said(ALWAYS.map(() => day)), 'Every day: 8.00–22.00');
  assert.equal(said([day, day, day, day, day, weekend, []]), 'Monday–Friday: 8.00–22.00; Saturday: 10.00–18.00');
});
