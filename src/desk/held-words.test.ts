import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldWords } from './held-words.ts';

test('a day a browser shows as 12/03/2026 is said so that nobody takes it for March', () => {
  assert.equal(heldWords('2026-12-03', 'sr-Latn'), 'četvrtak, 3. 12. 2026.');
  assert.equal(heldWords('2026-12-03', 'sr-Cyrl'), 'четвртак, 3. 12. 2026.');
});

test('a time beside it stays what the field says, in every zone', () => {
  assert.equal(heldWords('2026-03-29T02:30', 'sr-Latn'), 'nedelja, 29. 3. 2026. 2.30');
});

test('an empty field says nothing', () => {
  assert.equal(heldWords('', 'sr-Latn'), undefined);
  assert.equal(heldWords(null, 'en'), undefined);
});
