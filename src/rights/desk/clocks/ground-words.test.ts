import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundWords } from './ground-words.ts';

test('an article that is not confirmed says so on paper; a confirmed one stands as it is', () => {
  const sources = [
    { source: 'foreigners_law', article: '62', verified: false },
    { source: 'coe_convention', article: '13', verified: true },
  ];
  const say = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');
  assert.equal(
    groundWords(sources, say),
    'rights.source.foreigners_law 62 (rights.clock.print.unverified); rights.source.coe_convention 13',
  );
});
