import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutByMarks } from './cut.ts';

test('a title is cut where something was found', () => {
  assert.deepEqual(
    cutByMarks('Anđelija Ćurđin', [
      [9, 15],
      [0, 5],
    ]),
    [
      { text: 'Anđel', marked: true },
      { text: 'ija ', marked: false },
      { text: 'Ćurđin', marked: true },
    ],
  );
  assert.deepEqual(cutByMarks('Novi kontakt', []), [{ text: 'Novi kontakt', marked: false }]);
});
