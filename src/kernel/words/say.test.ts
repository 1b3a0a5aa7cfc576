import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWords } from './say.ts';

const words = createWords({
  'sr-Latn': {
    'tasks.late': '{n, plural, one {# obećanje kasni} few {# obećanja kasne} other {# obećanja kasni}}',
    'contact.read': '{sex, select, female {Pročitala sam} male {Pročitao sam} other {Pročitano je}}',
    'messages.withdrawn': 'Povučeno {date}. Obrisano je.',
    'receipt.take': 'Zapiši <b>ovih {n} reči</b>.',
  },
  'sr-Cyrl': { 'tasks.late': '{n, plural, one {# обећање касни} few {# обећања касне} other {# обећања касни}}' },
  en: { 'tasks.late': '{n, plural, one {# promise is late} other {# promises are late}}' },
});

test('Serbian counts in one, few and other', () => {
  const say = (n: number) => words.say('sr-Latn', 'tasks.late', { n });
  assert.equal(say(1), '1 obećanje kasni');
  assert.equal(say(3), '3 obećanja kasne');
  assert.equal(say(5), '5 obećanja kasni');
  assert.equal(say(11), '11 obećanja kasni');
  assert.equal(say(21), '21 obećanje kasni');
  assert.equal(say(1200), '1.200 obećanja kasni');
});

test('Cyrillic counts like Latin, English in its own way', () => {
  assert.equal(words.say('sr-Cyrl', 'tasks.late', { n: 22 }), '22 обећања касне');
  assert.equal(words.say('sr-Cyrl', 'tasks.late', { n: 1200 }), '1.200 обећања касни');
  assert.equal(words.say('en', 'tasks.late', { n: 21 }), '21 promises are late');
});

test('the sex of a person chooses the word, and an unknown one gets the neutral', () => {
  assert.equal(words.say('sr-Latn', 'contact.read', { sex: 'female' }), 'Pročitala sam');
  assert.equal(words.say('sr-Latn', 'contact.read', { sex: 'unknown' }), 'Pročitano je');
});

test('a date that ends in a full stop ends its sentence too', () => {
  const say = (date: string) => words.say('sr-Latn', 'messages.withdrawn', { date });
  assert.equal(say('27. 11. 2026.'), 'Povučeno 27. 11. 2026. Obrisano je.');
  assert.equal(say('27 November 2026'), 'Povučeno 27 November 2026. Obrisano je.');
  assert.equal(say('čekaj...'), 'Povučeno čekaj.... Obrisano je.');
  assert.equal(say('../2026/'), 'Povučeno ../2026/. Obrisano je.');
});

test('tags become what the page is made of', () => {
  const pieces = words.rich('sr-Latn', 'receipt.take', { n: 8 }, { b: (inside) => ({ strong: inside }) });
  assert.deepEqual(pieces, ['Zapiši ', { strong: ['ovih 8 reči'] }, '.']);
});

test('words that do not exist are named, not shown as their key', () => {
  assert.throws(() => words.say('sr-Latn', 'tasks.lat'), /"tasks\.lat" in sr-Latn/);
  assert.throws(() => words.say('sr-Latn', 'toString'), /"toString"/);
  assert.throws(() => createWords({ en: {} }).say('sr-Latn', 'tasks.late'), /"tasks\.late" in sr-Latn/);
});

test('an argument nobody gave, and a tag nobody made, are named', () => {
  assert.throws(() => words.say('en', 'tasks.late'), /"tasks\.late" cannot be said/);
  assert.throws(() => words.say('sr-Latn', 'receipt.take', { n: 8 }), /"receipt\.take" cannot be said/);
});

test('has asks whether every language given has the key', () => {
  assert.equal(words.has('tasks.late'), true);
  assert.equal(words.has('receipt.take'), false);
});
