import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldAt, isThere, postsOpenTo } from './duty.ts';
import type { Line } from './shared.ts';
import type { ShiftRow } from './store.ts';

const zone = 'Europe/Belgrade';
const day: Line['hours'] = Array.from({ length: 7 }, () => [[480, 1200]]);
const always: Line['hours'] = Array.from({ length: 7 }, () => [[0, 1440]]);
const noon = new Date('2026-11-23T11:00:00Z');
const moment = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const operator = (away: Date | null, post: ShiftRow['post'] = 'operator'): ShiftRow => {
  return { id: 's', line: 'sos', post, account: 'milica', since: moment('07:00'), away };
};
const unheld = (hours: Line['hours'], shifts: ShiftRow[], ended: Date | null, at = noon) =>
  heldAt({ hours }, shifts, ended, at, zone).unheldSince;

test('a line is held by an operator at the desk; a lead alone or an operator away does not hold it', () => {
  assert.equal(heldAt({ hours: day }, [operator(null)], null, noon, zone).held, true);
  assert.equal(heldAt({ hours: day }, [operator(null, 'lead')], null, noon, zone).held, false);
  assert.equal(heldAt({ hours: day }, [operator(noon)], null, noon, zone).held, false);
});

test('unheld counts from the last operator, from her going away, or from the opening, whichever was last', () => {
  assert.equal(unheld(day, [], null), '2026-11-23T07:00:00.000Z');
  assert.equal(unheld(day, [], moment('05:00')), '2026-11-23T07:00:00.000Z');
  assert.equal(unheld(day, [], moment('10:00')), '2026-11-23T10:00:00.000Z');
  assert.equal(unheld(day, [operator(moment('10:30'))], moment('10:00')), '2026-11-23T10:30:00.000Z');
  assert.equal(unheld(day, [operator(null)], moment('10:00')), null, 'held: nothing to count');
  assert.equal(unheld(day, [], moment('10:00'), moment('20:00')), null, 'closed: nothing to count');
  assert.equal(unheld(always, [], null), null, 'never held: there is no moment to count from');
});

test('a closed line lacks nobody', () => {
  const late = new Date('2026-11-23T20:00:00Z');
  assert.deepEqual(heldAt({ hours: day }, [], null, late, zone), {
    open: false,
    until: null,
    held: false,
    unheldSince: null,
  });
});

test('an open line says until when; one that never closes says nothing', () => {
  const until = (hours: Line['hours']) => heldAt({ hours }, [], null, noon, zone).until;
  assert.equal(until(day), '2026-11-23T19:00:00.000Z');
  assert.equal(until(always), null);
});

test('somebody is there who is on duty on this very line and not away', () => {
  assert.equal(isThere([operator(null)], 'sos', 'milica'), true);
  assert.equal(isThere([operator(noon)], 'sos', 'milica'), false);
  assert.equal(isThere([operator(null)], '116', 'milica'), false);
  assert.equal(isThere([operator(null)], 'sos', 'bogdana'), false);
  assert.equal(isThere([], 'sos', 'milica'), false);
});

test('answering needs the right and the line’s key, leading the right to lead alone', () => {
  const open = (verbs: string[], answers: boolean) => {
    const abilities = new Map(verbs.map((verb) => [verb, new Set(['always'] as const)]));
    return postsOpenTo({ id: 'milica', abilities } as unknown as Parameters<typeof postsOpenTo>[0], answers);
  };
  const none = { operator: false, next: false, lead: false };
  assert.deepEqual(open(['hotline.duty.take'], true), { ...none, operator: true, next: true });
  assert.deepEqual(open(['hotline.duty.take'], false), none);
  assert.deepEqual(open([], true), none);
  assert.deepEqual(open(['hotline.duty.lead'], false), { ...none, lead: true });
});
