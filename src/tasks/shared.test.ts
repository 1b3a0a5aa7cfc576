import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePromiseSchema, newPromiseSchema, newTaskSchema } from './shared.ts';

const id = crypto.randomUUID();
const takes = (due: string) => [
  newPromiseSchema.safeParse({ kind: 'call_back', due }).success,
  newTaskSchema.safeParse({ id, kind: 'other', text: 'x', due, owner: null }).success,
  changePromiseSchema.safeParse({ id, basedOn: 1, due, reason: 'x' }).success,
];

test('a due time is of our years: a slip of the keys is not owed for ever', () => {
  assert.deepEqual(takes('2026-11-27T09:00:00.000Z'), [true, true, true]);
  for (const due of ['0000-01-01T00:00:00Z', '0026-11-27T09:00:00.000Z', '9999-12-31T23:59:59.999Z'])
    assert.deepEqual(takes(due), [false, false, false], due);
});
