import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { makeFileRoom } from './file-room.ts';

describe('room for files of whoever writes to us', () => {
  const start = new Date('2026-11-26T02:00:00Z');
  const later = (hours: number) => freezeClock(new Date(start.getTime() + hours * 3_600_000));
  const full = { code: 'no-files-now' };
  afterEach(() => freezeClock(null));

  test('more than an hour holds is refused, until the hour is over; more than a day holds, until the day is', () => {
    later(0);
    const room = makeFileRoom(100, 250);
    room.take(100);
    assert.throws(() => room.take(1), full);
    assert.throws(() => room.mustBeOpen(null), full);
    later(1);
    room.take(100);
    later(2);
    assert.throws(() => room.take(100), full);
    room.take(50);
    later(24);
    room.take(100);
  });

  test('what was not kept after all gives its room back', () => {
    later(0);
    const room = makeFileRoom(100, 250);
    const giveBack = room.take(100);
    giveBack();
    room.take(100);
  });

  test('with less than a tenth of the disk free no file is taken', () => {
    const room = makeFileRoom();
    assert.throws(() => room.mustBeOpen(0.09), full);
    room.mustBeOpen(0.11);
    room.mustBeOpen(null);
  });
});
