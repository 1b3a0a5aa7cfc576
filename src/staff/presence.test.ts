import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notePresence, othersIn } from './presence.ts';

test('a screen that has been silent for half a minute is gone', () => {
  const at = new Date('2026-11-23T20:00:00Z');
  const then = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  assert.equal(notePresence('k', 'milica', 'writing', at), true);
  assert.equal(notePresence('k', 'milica', 'writing', then(20)), false);
  assert.deepEqual(othersIn('k', 'vesna', then(49)), [{ account: 'milica', state: 'writing' }]);
  assert.deepEqual(othersIn('k', 'vesna', then(50)), []);
  assert.equal(notePresence('k', 'milica', 'writing', then(60)), true);
  assert.equal(notePresence('k', 'milica', 'left', then(61)), true);
  assert.equal(notePresence('k', 'milica', 'left', then(62)), false);
});
