import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodeLists, readTable } from '#kernel/lists.ts';
import { dataKinds, grounds, guardianAnswers, informedPoints, purposes } from './shared.ts';

const file = new URL('./lists/codes.tsv', import.meta.url);

test('every code the program knows stands in the list with its source, and no other does', () => {
  const known = {
    purpose: purposes,
    data: dataKinds,
    point: informedPoints,
    ground: grounds,
    guardian: guardianAnswers,
  };
  assert.deepEqual(
    readCodeLists(file),
    Object.fromEntries(Object.entries(known).map(([list, codes]) => [list, [...codes]])),
  );
  for (const row of readTable(file)) {
    assert.notEqual(row['source'], '', row['code']);
    assert.match(row['verified'] ?? '', /^(yes|no)$/, row['code']);
  }
});
