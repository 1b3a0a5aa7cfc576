import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerVerb, nextStep, putTo, stillWaits } from './alert.ts';
import type { DutyPost } from './shared.ts';
import type { ShiftRow } from './store.ts';

const since = new Date('2026-11-23T20:00:00Z');
const shift = (account: string, post: DutyPost, other: Partial<ShiftRow> = {}): ShiftRow => ({
  id: `${account}/${post}`,
  line: 'sos',
  post,
  account,
  since,
  away: null,
  ...other,
});
const shifts = [shift('milica', 'operator'), shift('slavica', 'lead'), shift('bogdana', 'next')];
const alert = { line: 'sos', by: 'milica' };

test('an alert goes to the lead on call, then to the next in turn, then to all leads, and no further', () => {
  assert.equal(nextStep(shifts, alert, []), 'slavica');
  assert.equal(nextStep(shifts, alert, ['slavica']), 'bogdana');
  assert.equal(nextStep(shifts, alert, ['slavica', 'bogdana']), null);
  assert.equal(nextStep(shifts, alert, ['slavica', 'bogdana', null]), undefined);
});

test('whoever raised it, is away, or is on another line is passed over', () => {
  assert.equal(nextStep(shifts, { ...alert, by: 'slavica' }, []), 'bogdana');
  assert.equal(nextStep([shift('slavica', 'lead', { away: since }), shift('bogdana', 'next')], alert, []), 'bogdana');
  assert.equal(nextStep([shift('slavica', 'lead', { line: '116' })], alert, []), null);
  assert.equal(nextStep([], alert, []), null);
});

const step = (account: string | null, team: string | null = null) => ({ account, team });
const none = new Set<string>();

test('an alert is somebody’s own from the step that was put to her or to a team of hers', () => {
  assert.deepEqual(putTo('bogdana', [step('slavica'), step('bogdana')], none), { owner: 'bogdana' });
  assert.deepEqual(putTo('bogdana', [step('slavica'), step(null)], none), { owner: null });
  assert.deepEqual(putTo('bogdana', [step(null, 'support')], new Set(['support'])), { owner: 'bogdana' });
  assert.deepEqual(putTo('bogdana', [step(null, 'support')], new Set(['bogdana', 'duty'])), { owner: null });
});

const minutes = (count: number) => new Date(since.getTime() + count * 60_000);
const waits: [string, string | null, ShiftRow[], Date, boolean][] = [
  ['the lead at her desk, just woken', 'slavica', shifts, minutes(1), true],
  ['the lead, a moment before ten minutes', 'slavica', shifts, new Date(minutes(10).getTime() - 1), true],
  ['the lead, after ten minutes', 'slavica', shifts, minutes(10), false],
  ['a lead who went off duty', 'slavica', [], minutes(1), false],
  ['a lead who went away', 'slavica', [shift('slavica', 'lead', { away: since })], minutes(1), false],
  ['a lead on another line', 'slavica', [shift('slavica', 'lead', { line: '116' })], minutes(1), false],
  ['all leads and directors', null, [], minutes(9), true],
  ['all leads and directors, after ten minutes', null, [], minutes(10), false],
];
for (const [who, account, here, at, expected] of waits)
  test(`an alert put to ${who}: ${expected ? 'waits' : 'goes on'}`, () =>
    assert.equal(stillWaits('sos', { account, at: since }, here, at), expected));

test('an alert that was put to nobody yet does not wait', () => {
  assert.equal(stillWaits('sos', undefined, shifts, since), false);
});

test('what was opened from standby is answered by the right to that, everything else by the right to alerts', () => {
  assert.equal(answerVerb('standby'), 'hotline.opening.answer');
  for (const kind of ['danger', 'line_unheld', 'promise_late'] as const)
    assert.equal(answerVerb(kind), 'hotline.alert.answer');
});
