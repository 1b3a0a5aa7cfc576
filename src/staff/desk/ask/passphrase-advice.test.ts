import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingCharacters, passphraseAdvice } from './passphrase-advice.ts';

const hers = ['Ljubinka Žarin', 'ljubinka@svetionik.example', 'Svetionik'];

test('four unrelated words are long enough, and nothing more is promised', () => {
  assert.equal(passphraseAdvice('jutro lampa reka orah', hers), 'long-enough');
  assert.equal(passphraseAdvice('јутро лампа река орах', hers), 'long-enough');
});

test('what is missing is said by the first thing that is surely wrong', () => {
  assert.equal(passphraseAdvice('  ', hers), 'empty');
  assert.equal(passphraseAdvice('reka orah', hers), 'short');
  assert.equal(passphraseAdvice('rekarekareka', hers), 'repeats');
  assert.equal(passphraseAdvice('Poljoprivreda7', hers), 'one-word');
});

test('her own name, address and organisation are what anybody tries first', () => {
  assert.equal(passphraseAdvice('ljubinka voli reke i mora', hers), 'personal');
  assert.equal(passphraseAdvice('svetionik na kraju grada', hers), 'personal');
});

test('the missing characters are counted as people count them', () => {
  assert.equal(missingCharacters('šđčćž'), 7);
  assert.equal(missingCharacters('   reka   '), 8);
  assert.equal(missingCharacters('jutro lampa reka'), 0);
});
