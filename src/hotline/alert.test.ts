import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStep, putTo } from './alert.ts';
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

test('an alert is somebody’s own from the step that was put to her', () => {
  assert.deepEqual(putTo('bogdana', [{ account: 'slavica' }, { account: 'bogdana' }]), { owner: 'bogdana' });
  assert.deepEqual(putTo('bogdana', [{ account: 'slavica' }, { account: null }]), { owner: null });
});
