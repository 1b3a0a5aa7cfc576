import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, orRefused, spoilt } from '#testing/hostile-text.ts';
import { newIdentity, readIdentities, readRecipients } from './age.ts';

test('a file of recipients or identities is read whole or refused: no word of it is passed over', async () => {
  const { identity, recipient } = await newIdentity();
  const words = (text: string) =>
    text
      .split('\n')
      .flatMap((line) => line.replace(/#.*/, '').split(','))
      .filter((word) => word.trim() !== '');
  for (const [whole, read] of [
    [`# Sef u kancelariji\n${recipient}\n`, readRecipients],
    [`# ${recipient}\n${identity}\n`, readIdentities],
  ] as const)
    fc.assert(
      fc.property(fc.oneof(spoilt(whole), hostileText), (text) => {
        const found = orRefused(() => read(text));
        if (found) assert.equal(found.length, words(text).length);
      }),
      { numRuns: 150 },
    );
});
