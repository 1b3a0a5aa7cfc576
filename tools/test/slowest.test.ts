import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slowest } from './slowest.ts';

test('the slowest files are told, the slowest first, and no more than asked for', () => {
  const took = [
    { name: 'quick.test.ts', ms: 90, worked: 0.1 },
    { name: 'kill.drill.ts', ms: 120_040, worked: 72.25 },
    { name: 'a.int.test.ts', ms: 3_500, worked: 4 },
  ];
  assert.equal(slowest(took, 2), ' 120.0 s,  72.3 s of work  kill.drill.ts\n   3.5 s,   4.0 s of work  a.int.test.ts');
});
