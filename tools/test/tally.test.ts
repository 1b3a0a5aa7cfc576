import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyTally, readTally, sumTallies } from './tally.ts';

const failure = { file: 'a.test.ts', name: 'a', message: 'no' };

test('what a worker wrote is counted; a line cut short by a crash is left out', () => {
  const line = (result: string) => `${JSON.stringify({ result, ...failure })}\n`;
  const text = `{"result":"passed"}\n${line('failed')}${line('skipped')}{"result":"passed"}\n${line('told')}{"res`;
  assert.deepEqual(readTally(text), { passed: 2, failures: [failure], skipped: [failure], told: ['no'], worked: 0 });
  assert.deepEqual(readTally(''), emptyTally);
});

test('sums add up over all runs', () => {
  const tally = { passed: 2, failures: [failure], skipped: [failure], told: ['7 s'], worked: 1.5 };
  const sum = { passed: 4, failures: [failure, failure], skipped: [failure, failure], told: ['7 s', '7 s'], worked: 3 };
  assert.deepEqual(sumTallies([tally, emptyTally, tally]), sum);
});
