import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank, dayProblem, draftOf, firstDrafts, lineOf, minutesOf, timeOf } from './lines-draft.ts';

test('a time is read as people write it, up to midnight', () => {
  assert.deepEqual(['8', '8.30', '08:30', ' 20,05 ', '24', '0'].map(minutesOf), [480, 510, 510, 1205, 1440, 0]);
  assert.deepEqual(['', 'osam', '8.3', '24.30', '8.60', '-1'].map(minutesOf), [null, null, null, null, null, null]);
  assert.equal(timeOf(510), '8.30');
});

test('a day says what is wrong with it, a shift over midnight too', () => {
  assert.equal(dayProblem([]), null);
  assert.equal(
    dayProblem([
      { from: '9', to: '13' },
      { from: '13', to: '20' },
    ]),
    null,
  );
  assert.equal(dayProblem([{ from: '9', to: '' }]), 'time');
  assert.equal(dayProblem([{ from: '20', to: '2' }]), 'order');
  assert.equal(
    dayProblem([
      { from: '14', to: '20' },
      { from: '9', to: '15' },
    ]),
    'overlap',
  );
});

test('a line that is always open has all seven days whole', () => {
  const line = lineOf({ ...blank('sos', 'x'), name: 'SOS', number: '011 000 0000' });
  assert.deepEqual(
    line.hours,
    Array.from({ length: 7 }, () => [[0, 1440]]),
  );
  assert.equal('always' in line, false);
});

test('going back a step shows the lines as they were set', () => {
  const typed = { ...blank('missing', 'a'), name: '116 000', number: '116 000', always: false };
  const kept = lineOf(typed);
  assert.deepEqual(draftOf({ ...kept, id: 'a' }), typed);
  assert.equal(draftOf(lineOf({ ...typed, always: true })).always, true);
});

test('the number of the SOS line is never prefilled', () => {
  const [sos, missing] = firstDrafts({ sos: 'SOS', missing: '116 000' });
  assert.equal(sos?.number, '');
  assert.equal(missing?.number, '116 000');
});
