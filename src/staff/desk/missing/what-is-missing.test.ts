import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whatIsMissing, type Known } from './what-is-missing.ts';

const nothing: Known = { missing: [], director: false, waits: 0, newcomers: 0, cardsMissing: false };
const said = (known: Partial<Known>) =>
  whatIsMissing({ ...nothing, ...known }).map(({ what, to }) => (to ? `${what} ${to}` : what));

/** Every combination of what else can be missing or wait. */
const otherwise: Partial<Known>[] = [0, 1, 2, 3].flatMap((which) =>
  [[], ['own-sheet']].map((missing) => ({ missing, waits: which & 1, newcomers: which & 2, cardsMissing: true })),
);

for (const quorum of ['trustees', 'shares', 'shares-again'])
  test(`while ${quorum} are missing everybody is told so, whatever else is missing or waits`, () => {
    for (const { missing = [], ...rest } of otherwise) {
      const all = { ...rest, missing: [...missing, quorum] };
      assert.ok(said({ ...all, director: true }).includes(`${quorum} /trustees`));
      assert.ok(said({ ...all, director: false }).includes(quorum));
    }
  });

test('what she can do herself stands first: her sheet, then the shares or whom she lets in', () => {
  const missing = ['own-sheet', 'trustees'];
  assert.deepEqual(said({ missing, newcomers: 1 }), ['own-sheet /own-sheet', 'trustees']);
  assert.deepEqual(said({ missing: ['trustees'], newcomers: 1 }), ['newcomers /staff', 'trustees']);
  assert.deepEqual(said({ missing: ['trustees'], newcomers: 1, director: true }), [
    'trustees /trustees',
    'newcomers /staff',
  ]);
  assert.deepEqual(said({ waits: 1, newcomers: 1 }), ['let-in /staff']);
});

test('that cards are still coming is said when nothing is to be done; a house that stands by itself says nothing', () => {
  assert.deepEqual(said({ cardsMissing: true }), ['cards']);
  assert.deepEqual(said({ cardsMissing: true, newcomers: 1 }), ['newcomers /staff']);
  assert.deepEqual(said({}), []);
});
