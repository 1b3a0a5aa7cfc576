import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { createKeyring, useKeyring, workDone } from '#vault/index.ts';
import { challengeOf, demandFor, makeGuard, newProof, type Guard } from './guard.ts';

test('nothing is asked in a quiet hour; then more and more, and never more than a minute', () => {
  for (const quiet of [
    { source: 1, all: 1 },
    { source: 10, all: 30 },
  ])
    assert.deepEqual(demandFor(quiet), { bits: 0, wait: 0 });
  assert.deepEqual(demandFor({ source: 11, all: 4 }), { bits: 13, wait: 5 });
  assert.deepEqual(demandFor({ source: 1, all: 61 }), { bits: 14, wait: 10 });
  assert.deepEqual(demandFor({ source: 1_000_000, all: 1_000_000 }), { bits: 18, wait: 60 });
});

describe('who is let through to what costs much', () => {
  let guard: Guard;
  const start = new Date('2026-11-26T02:00:00Z');
  const later = (seconds: number) => freezeClock(new Date(start.getTime() + seconds * 1000));
  const flood = (count: number, source: (at: number) => string) => {
    let admitted = 0;
    for (let at = 0; at < count; at++) if (guard.admit(source(at), newProof(), '').in) admitted += 1;
    return admitted;
  };
  const solve = (proof: string, bits: number) => {
    const challenge = challengeOf(proof);
    let number = 0;
    while (workDone(challenge, String(number)) < bits) number += 1;
    return String(number);
  };

  before(async () => useKeyring(await createKeyring(join(mkdtempSync(join(tmpdir(), 'astra-guard-')), 'keys'))));
  beforeEach(() => {
    guard = makeGuard();
    freezeClock(start);
  });
  afterEach(() => freezeClock(null));

  test('of 10,000 posts from one place ten get through, and one from elsewhere is asked nothing', () => {
    assert.equal(
      flood(10_000, () => '203.0.113.7'),
      10,
    );
    assert.equal(guard.admit('198.51.100.1', newProof(), '').in, true);
  });

  test('of 10,000 posts from as many places thirty get through; whoever has read her page before sending is let in', () => {
    const proof = newProof();
    assert.equal(
      flood(10_000, (at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`),
      30,
    );
    assert.equal(guard.admit('198.51.100.1', proof, '').in, false);
    later(5);
    assert.equal(guard.admit('198.51.100.1', proof, '').in, true);
  });

  test('out of the very place a flood comes from she still gets through, by a minute at most or by work', () => {
    const [waited, worked] = [newProof(), newProof()];
    flood(10_000, () => '203.0.113.7');
    const { bits } = guard.demand('203.0.113.7');
    assert.ok(bits > 0);
    assert.equal(guard.admit('203.0.113.7', worked, solve(worked, bits)).in, true);
    flood(10_000, () => '203.0.113.7');
    later(60);
    flood(10_000, () => '203.0.113.7');
    assert.equal(guard.admit('203.0.113.7', waited, '').in, true);
  });

  test('a proof is good once; given back, because the program was busy, it is good again; and a made-up one never', () => {
    const proof = newProof();
    later(61);
    flood(20, () => '203.0.113.7');
    const first = guard.admit('203.0.113.7', proof, '');
    assert.equal(first.in, true);
    assert.equal(guard.admit('203.0.113.7', proof, '').in, false);
    if (first.in) first.giveBack();
    assert.equal(guard.admit('203.0.113.7', proof, '').in, true);
    assert.equal(guard.admit('203.0.113.7', 'izmišljen', '0').in, false);
  });

  test('proofs laid in a minute before let few through from one place, and beyond them only work; elsewhere nothing is asked', () => {
    const laidIn = Array.from({ length: 500 }, () => newProof());
    const worked = newProof();
    later(61);
    const through = laidIn.filter((proof) => guard.admit('203.0.113.7', proof, '').in);
    assert.equal(through.length, 15);
    const { bits, wait } = guard.demand('203.0.113.7');
    assert.equal(wait, 60, 'what waiting is worth again only when the first of the minute is over, is said');
    assert.equal(guard.admit('203.0.113.7', worked, solve(worked, bits)).in, true);
    assert.deepEqual(guard.demand('198.51.100.1'), { bits: 0, wait: 0 });
  });

  test('what was let in from all counts up to the most that is asked', () => {
    const laidIn = Array.from({ length: 1000 }, () => newProof());
    later(61);
    for (const [at, proof] of laidIn.entries()) guard.admit(`10.0.${at >> 8}.${at & 255}`, proof, '');
    assert.deepEqual(guard.demand('198.51.100.1'), { bits: 18, wait: 60 });
  });

  test('whoever presses too early is told what is left, keeps her page since when it was open, and is asked no more for it', () => {
    flood(30, (at) => `10.0.0.${at}`);
    const proof = newProof();
    for (const [at, wait] of [
      [1, 4],
      [3, 2],
      [4, 1],
    ] as const) {
      later(at);
      const early = guard.admit('198.51.100.1', proof, '');
      assert.deepEqual(early, { in: false, demand: { bits: 13, wait, proof }, old: false });
    }
    later(5);
    assert.equal(guard.admit('198.51.100.1', proof, '').in, true);
    assert.equal(guard.demand('198.51.100.1', proof).proof, undefined, 'spent, it is no use to the next page');
  });

  test('in a quiet hour too a page is sent once, and none that was open for more than two hours', () => {
    const [proof, other] = [newProof(), newProof()];
    assert.equal(guard.admit('198.51.100.1', proof, '').in, true);
    const again = guard.admit('198.51.100.1', proof, '');
    assert.deepEqual(again, { in: false, demand: { bits: 0, wait: 0 }, old: true });
    assert.equal(guard.admit('198.51.100.1', '', '').in, false);
    later(2 * 3600 + 1);
    assert.equal(guard.admit('198.51.100.1', other, '').in, false);
  });

  test('one visitor’s page is looked at twelve times a minute and no more; another’s all the same', () => {
    const looks = (count: number) => Array.from({ length: count }, () => guard.mayLook('ona')).filter(Boolean).length;
    assert.equal(looks(100), 12);
    assert.equal(guard.mayLook('druga'), true);
    later(61);
    assert.equal(looks(100), 12);
  });

  test('a minute after the flood nothing is asked any more', () => {
    flood(100, () => '203.0.113.7');
    later(61);
    assert.deepEqual(guard.demand('203.0.113.7'), { bits: 0, wait: 0 });
  });
});
