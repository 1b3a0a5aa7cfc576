import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onTheTelephone, type Running } from './in-call.ts';

const began = '2026-11-23T20:00:00.000Z';
const call: Running = { channel: 'telephone', since: began, blank: null };

const cases: [string, Partial<Running>, number, boolean][] = [
  ['a call that is open', {}, 1, true],
  ['a long call', {}, 119, true],
  ['a contact left open since long ago', {}, 120, false],
  ['a call that is closed', { since: null }, 1, false],
  ['a pad that was blanked because it was not safe', { blank: began }, 1, false],
  ['a letter that is being written down', { channel: 'letter' }, 1, false],
];

for (const [what, how, minutes, keeps] of cases)
  test(`${what} ${keeps ? 'keeps the screen from locking by itself' : 'does not'}`, () => {
    const now = new Date(Date.parse(began) + minutes * 60_000);
    assert.equal(
      onTheTelephone(
        [
          { ...call, channel: 'email' },
          { ...call, ...how },
        ],
        now,
      ),
      keeps,
    );
  });
