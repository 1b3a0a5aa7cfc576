import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBreached } from './breached.ts';
import { checkPassphrase } from './passphrase.ts';

test('a password known from thefts is refused, whatever its case, its marks and the digits around it', () => {
  for (const text of ['sonyericsson', 'SonyEricsson-2010!', '1qaz2wsx3edc', '99 leave me alone 99', 'gfhjkm gfhjkm'])
    assert.ok(isBreached(text), text);
});

test('two known passwords in a row are one guess', () => {
  for (const text of ['sunshinedragon', 'Monkey.Football.77', 'liverpool-chelsea']) assert.ok(isBreached(text), text);
});

test('words that nobody put together before are none, in either script', () => {
  for (const text of [
    'jutro lampa reka orah',
    'јутро лампа река орах',
    'sunshine lamp monkey river',
    'correct horse battery staple',
    'duga proba za nekoga',
  ])
    assert.ok(!isBreached(text), text);
});

test('it is refused where a passphrase is chosen, with a reason of its own', () => {
  assert.throws(() => checkPassphrase('SonyEricsson 2010'), { code: 'passphrase-breached' });
  checkPassphrase('jutro lampa reka orah');
});
