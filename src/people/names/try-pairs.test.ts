import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileText, spoilt } from '#testing/hostile-text.ts';
import { readPairs, tryPairs } from './try-pairs.ts';

const WHOLE = 'a\tb\tsame\tnote\nĐorđe Petrović\tDjordje Petrovic\t1\t\nAna\tHana\t0\thard\n';

test('whatever a file of pairs holds, each line is a pair, refused by its number, or the file has no such columns', () => {
  fc.assert(
    fc.property(fc.oneof(spoilt(WHOLE), hostileText), (text) => {
      const read = readPairs(text);
      if (!read) return;
      const lines = text.split(/\r?\n/).slice(1);
      assert.equal(read.pairs.length + read.bad.length, lines.filter((line) => line.trim() !== '').length);
      const report = tryPairs(read.pairs, () => undefined);
      assert.ok(report.f1 >= 0 && report.f1 <= 1);
    }),
    { numRuns: 150 },
  );
});
