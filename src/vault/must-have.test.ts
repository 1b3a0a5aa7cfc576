import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mustHave } from './must-have.ts';

test('a key that is not there stops the act, instead of being left out of it', () => {
  const keys = new Map([['a', 'its key']]);
  assert.equal(mustHave(keys.get('a')), 'its key');
  assert.throws(() => mustHave(keys.get('b')), /has to be there/);
});
