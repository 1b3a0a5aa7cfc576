import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, numberPart, withPart } from './filter.ts';

test('an address narrows by codes; what is no code of ours is left out', () => {
  assert.deepEqual(
    filterOf({
      risk: 'high',
      channel: 'pigeon',
      outcome: 'open',
      since: '2026-02-30',
      who: 'Anđelija',
      callType: '<b>',
    }),
    { risk: 'high', outcome: 'open' },
  );
});

test('a number typed into the address works, though it arrives as one', () => {
  assert.deepEqual(filterOf({ number: 417 }), { number: '417' });
});

test('a part is chosen, changed and taken away, the others stay', () => {
  const high = withPart({ channel: 'letter' }, 'risk', 'high');
  assert.deepEqual(high, { channel: 'letter', risk: 'high' });
  assert.deepEqual(withPart(high, 'risk', 'low'), { channel: 'letter', risk: 'low' });
  assert.deepEqual(withPart(high, 'risk', null), { channel: 'letter' });
  assert.deepEqual(withPart(high, 'channel', ''), { risk: 'high' });
});

test('of what is typed as a number only what can be one is kept, so no name gets into an address', () => {
  assert.equal(numberPart('k-2026-0417'), 'K-2026-0417');
  assert.equal(numberPart('Anđelija 417'), '417');
});
