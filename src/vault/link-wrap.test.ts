import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/errors.ts';
import { randomKey } from './bytes.ts';
import { unwrapUnder, wrapUnder } from './link-wrap.ts';

const parent = { dossier: 'contact', key: randomKey() };
const child = { dossier: 'person', key: randomKey() };

test('a link opens its child under its parent, and under nothing else', () => {
  const wrapped = wrapUnder(parent, child);
  assert.deepEqual(unwrapUnder(parent, 'person', wrapped), child);
  assert.throws(() => unwrapUnder(parent, 'somebody else', wrapped), Refusal);
  assert.throws(() => unwrapUnder({ ...parent, dossier: 'other' }, 'person', wrapped), Refusal);
  assert.throws(() => unwrapUnder({ ...parent, key: randomKey() }, 'person', wrapped), Refusal);
});
