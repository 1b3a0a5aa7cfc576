import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#kernel/words-server.ts';
import { createWords } from '#kernel/words.ts';
import { homePage, openHours, type HomeView } from './index.ts';

const words = createWords(loadWords([import.meta.dirname]));
const ALWAYS = Array.from({ length: 7 }, () => [[0, 1440]] as const);
const line = { name: 'SOS linija', number: '011 000 0000', open: 'uvek' };
const page = async (view: Partial<HomeView>) =>
  String(await homePage(words, { locale: 'sr-Latn', organisation: 'Svetionik', lines: [line], demo: false, ...view }));

test('the public page is the telephone numbers, each to be rung by one touch, and nothing that runs or comes from elsewhere', async () => {
  const html = await page({});
  assert.match(html, /<a href="tel:0110000000"><span>SOS linija<\/span> <b>011 000 0000<\/b><\/a>/);
  assert.doesNotMatch(html, /<script|<form|<img|https?:/);
  assert.match(html, /<title>Svetionik<\/title>/);
});

test('before the first run it says that the numbers will stand here; of the demonstration, that nobody answers', async () => {
  assert.match(await page({ organisation: null, lines: [], locale: 'en' }), /The telephone numbers will stand here\./);
  assert.match(await page({ demo: true, locale: 'en' }), /The numbers are invented and nobody answers them\./);
  assert.doesNotMatch(await page({ locale: 'en' }), /invented/);
});

test('in Serbian in both scripts and in English, each offered from every other', async () => {
  for (const [locale, says] of [
    ['sr-Latn', 'Možeš da pozoveš'],
    ['sr-Cyrl', 'Можеш да позовеш'],
    ['en', 'You can call'],
  ] as const) {
    const html = await page({ locale });
    assert.ok(html.includes(`<html lang="${locale}">`) && html.includes(says), locale);
    for (const other of ['sr-Latn', 'sr-Cyrl', 'en']) assert.ok(html.includes(`href="/?j=${other}"`));
  }
});

test('text of people stands in the page as text', async () => {
  assert.doesNotMatch(await page({ lines: [{ ...line, name: '<img src=x>' }] }), /<img/);
});

const said = (hours: readonly (readonly (readonly [number, number])[])[]) => openHours(words, 'en', hours);

test('opening hours are one sentence: always, none, every day alike, and runs of days', () => {
  const day = [[480, 1320]] as const;
  const weekend = [[600, 1080]] as const;
  assert.equal(said(ALWAYS), 'Always, day and night.');
  assert.equal(said(ALWAYS.map(() => [])), 'Nobody answers at the moment.');
  assert.equal(said(ALWAYS.map(() => day)), 'Every day: 8.00–22.00');
  assert.equal(said([day, day, day, day, day, weekend, []]), 'Monday–Friday: 8.00–22.00; Saturday: 10.00–18.00');
});
