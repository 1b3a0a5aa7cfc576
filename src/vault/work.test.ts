import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, describe, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { sourceMark, workDone } from './work.ts';

test('work is the zeros the hash begins with, and belongs to one challenge', () => {
  const bits = (text: string) =>
    [...createHash('sha256').update(text).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  for (let n = 0; n < 300; n++) {
    const zeros = /^0*/.exec(bits(`izazov:${n}`))?.[0].length;
    assert.equal(workDone('izazov', String(n)), zeros, String(n));
  }
  const best = Array.from({ length: 5000 }, (_, n) => n).find((n) => workDone('izazov', String(n)) >= 8) ?? 0;
  assert.ok(workDone('izazov', String(best)) >= 8);
  assert.ok(workDone('drugi', String(best)) < 8);
});

describe('who is told apart', () => {
  afterEach(() => freezeClock(null));

  test('one source is the same within the hour and another in the next; the mark holds no address', () => {
    freezeClock(new Date('2026-11-26T02:10:00Z'));
    const mark = sourceMark('203.0.113.7');
    assert.equal(sourceMark('203.0.113.7'), mark);
    assert.notEqual(sourceMark('203.0.113.8'), mark);
    assert.ok(!mark.includes('203') && !Buffer.from(mark, 'base64url').includes('203.0.113.7'));
    freezeClock(new Date('2026-11-26T03:00:00Z'));
    assert.notEqual(sourceMark('203.0.113.7'), mark);
  });

  test('all addresses of one network of the newer kind are one source', () => {
    freezeClock(new Date('2026-11-26T02:10:00Z'));
    assert.equal(sourceMark('2001:db8:1:2::1'), sourceMark('2001:db8:1:2:aaaa:bbbb:cccc:dddd'));
    assert.equal(sourceMark('2001:db8::1'), sourceMark('2001:db8:0:0:1::9'));
    assert.notEqual(sourceMark('2001:db8:1:2::1'), sourceMark('2001:db8:1:3::1'));
  });
});
