import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, numberPart, statusOf, withPart } from './filter.ts';

test('an address narrows by codes; what is no code of ours is left out', () => {
  assert.deepEqual(filterOf({ whose: 'mine', risk: 'grave', status: 'running', who: 'Anđelija', number: 93 }), {
    whose: 'mine',
    status: 'running',
    number: '93',
  });
});

test('a part is chosen and taken away, the others stay', () => {
  const high = withPart({ status: 'running' }, 'risk', 'high');
  assert.deepEqual(high, { status: 'running', risk: 'high' });
  assert.deepEqual(withPart(high, 'risk', null), { status: 'running' });
  assert.deepEqual(withPart(high, 'status', ''), { risk: 'high' });
});

test('cases that run are listed unless a status is asked for; all of them only when asked for', () => {
  assert.equal(statusOf({ risk: 'high' }), 'running');
  assert.equal(statusOf({ status: 'closed' }), 'closed');
  assert.equal(statusOf({ whose: 'mine', status: 'any' }), 'any');
  assert.equal(statusOf({ number: '93' }), 'any', 'whoever has its number looks for a closed case too');
});

test('of what is typed as a number only what can be one is kept, so no name gets into an address', () => {
  assert.equal(numberPart('c-2026-0093'), 'C-2026-0093');
  assert.equal(numberPart('Anđelija 93'), '93');
});
