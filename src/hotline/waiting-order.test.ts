import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from './waiting-order.ts';

type Kind = 'judged' | 'said' | 'due' | 'later';
const many = (kind: Kind, count: number) => Array.from({ length: count }, (_, at) => `${kind} ${at}`);
const order = (waiting: string[]) =>
  inOrder(waiting, {
    inDanger: (item) => item.startsWith('judged') || item.startsWith('said'),
    onlySaid: (item) => item.startsWith('said'),
    due: (item) => item.startsWith('due'),
  });

test('a few who write of danger stand first, among what is in danger', () => {
  const { shown, left, said } = order([...many('due', 2), ...many('said', 5), ...many('judged', 1)]);
  assert.deepEqual(shown, [...many('said', 5), ...many('judged', 1), ...many('due', 2)]);
  assert.deepEqual([left, said], [0, 0]);
});

test('two hundred at once push neither a danger a colleague judged nor a promise off the list', () => {
  const { shown, left, said } = order([
    ...many('due', 3),
    ...many('later', 4),
    ...many('said', 200),
    ...many('judged', 2),
  ]);
  assert.deepEqual(shown, [...many('judged', 2), ...many('due', 3), ...many('said', 20), ...many('later', 4)]);
  assert.deepEqual([left, said], [0, 180]);
});

test('what does not fit into the list is counted', () => {
  const { shown, left } = order(many('later', 250));
  assert.deepEqual([shown.length, left], [200, 50]);
});
