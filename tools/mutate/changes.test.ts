import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSync } from 'oxc-parser';
import { changesIn, changesInMatrix, changesInRowRules, type Change } from './changes.ts';

const wrongs = (text: string) => {
  const { program, comments } = parseSync('a.ts', text);
  return changesIn({ path: 'a.ts', text, program, comments, imports: [] }).map((change) => apply(text, change));
};
const apply = (text: string, { start, end, instead }: Change) => text.slice(0, start) + instead + text.slice(end);

test('comparisons, conditions, numbers and steps are each done wrong once', () => {
  assert.deepEqual(wrongs('f(a === b)'), ['f(a !== b)']);
  assert.deepEqual(wrongs('f(a && b)'), ['f(a || b)']);
  assert.deepEqual(wrongs('if (a) b()'), ['if (false) b()']);
  assert.deepEqual(wrongs('f(a ? b : c)'), ['f(!(a) ? b : c)']);
  assert.deepEqual(wrongs('f(!a)'), ['f(a)']);
  assert.deepEqual(wrongs('f(true, 7)'), ['f(false, 7)', 'f(true, 8)']);
  assert.deepEqual(wrongs('await f()'), [';']);
});

test('what is gone before anything runs is left alone', () => {
  assert.deepEqual(wrongs('type Two = 1 | 2; type Yes = { on: true }'), []);
});

test('a cell of the matrix is emptied or filled, a comment and the head are not', () => {
  const text = '# who\nverb\tone\ttwo\nx.read\t\talways\n';
  assert.deepEqual(
    changesInMatrix('m.tsv', text).map((change) => apply(text, change)),
    ['# who\nverb\tone\ttwo\nx.read\talways\talways\n', '# who\nverb\tone\ttwo\nx.read\t\t\n'],
  );
});

test('a row rule is opened to everybody', () => {
  const text = 'create policy p on t using (vault.can_open(id)) with check (vault.can_open(id));';
  assert.deepEqual(
    changesInRowRules('m.sql', text).map((change) => apply(text, change)),
    [
      'create policy p on t using (true) with check (vault.can_open(id));',
      'create policy p on t using (vault.can_open(id)) with check (true);',
    ],
  );
});
