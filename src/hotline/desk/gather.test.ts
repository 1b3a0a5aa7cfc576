import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather } from './gather.ts';

test('the first is answered at once, all that follow closely by one more, and none is forgotten', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let acts = 0;
  const { ask, stop } = gather(() => acts++, 1500);
  ask();
  assert.equal(acts, 1);
  for (let fact = 0; fact < 500; fact++) ask();
  assert.equal(acts, 1);
  t.mock.timers.tick(1500);
  assert.equal(acts, 2);
  t.mock.timers.tick(1500);
  assert.equal(acts, 2);
  ask();
  assert.equal(acts, 3);
  ask();
  stop();
  t.mock.timers.tick(5000);
  assert.equal(acts, 3);
});
