import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '../../shared.ts';
import { answered, edited, merged, resolved, startDraft, toSend, underWay, valueOf, type Draft } from './draft.ts';

const AT = '2026-11-23T20:14:00.000Z';
const FIELD = 'caller_number';
const held = (version: number, value: string, by = 'vesna'): Field => ({ version, value, by, at: AT });
const MASK = '060 ••• ••28';
const typed = (draft: Draft, value: string) => edited(draft, FIELD, value, AT);
const sent = (draft: Draft) => toSend(draft).changes;

test('a mask that nobody touched is not sent; a number typed over it is, and typing the mask back is no change', () => {
  const draft = startDraft({ [FIELD]: held(3, MASK) });
  assert.deepEqual(sent(draft), []);
  const over = typed(draft, '064 000 11 22');
  assert.deepEqual(sent(over), [{ field: FIELD, basedOn: 3, value: '064 000 11 22' }]);
  assert.deepEqual(sent(typed(over, MASK)), []);
});

test('back to the mask while another number may be on its way means the number that was held', () => {
  const over = typed(startDraft({ [FIELD]: held(3, MASK) }), '064 000 11 22');
  const back = typed(underWay(over, toSend(over)), MASK);
  assert.deepEqual(sent(back), [{ field: FIELD, basedOn: 3, value: MASK, heldIn: 3 }]);
});

test('emptied again after it was kept, the field means the number that stood there before', () => {
  const over = typed(startDraft({ [FIELD]: held(3, MASK) }), '064 000 11 22');
  const kept = answered(over, toSend(over), { saved: [{ field: FIELD, version: 4, at: AT }], clashes: [] }, 'ana');
  assert.deepEqual(sent(edited(kept, FIELD, MASK, AT, 3)), [{ field: FIELD, basedOn: 4, value: MASK, heldIn: 3 }]);
});

test("taking the other's number names her version; mine goes into the history before it", () => {
  const mine = typed(startDraft({ [FIELD]: held(1, MASK) }), '064 000 11 22');
  const theirs = held(2, '061 ••• ••77');
  const clash = { field: FIELD, yours: '064 ••• ••22', theirs };
  const met = answered(underWay(mine, toSend(mine)), toSend(mine), { saved: [], clashes: [clash] }, 'ana');
  assert.deepEqual(met.clashes[FIELD], theirs);
  assert.deepEqual(sent(resolved(met, FIELD, theirs.value, AT)), [
    { field: FIELD, basedOn: 2, value: '064 000 11 22' },
    { field: FIELD, basedOn: 3, value: '061 ••• ••77', heldIn: 2 },
  ]);
  assert.deepEqual(sent(resolved(met, FIELD, '064 000 11 22', AT)), [
    { field: FIELD, basedOn: 2, value: '064 000 11 22' },
  ]);
});

test('my own number from a lost answer comes back masked and is no conflict; the same mask by another hand is one', () => {
  const before = typed(startDraft({}), '064 000 11 22');
  const first = toSend(before);
  const mine = typed(underWay(before, first), '064 000 11 33');
  const again = toSend(mine);
  const back = (by: string) => ({
    saved: [],
    clashes: [{ field: FIELD, yours: '064 ••• ••33', theirs: held(1, '064 ••• ••22', by) }],
  });
  const own = answered(underWay(mine, again), again, back('ana'), 'ana');
  assert.deepEqual([own.clashes, sent(own)], [{}, [{ field: FIELD, basedOn: 1, value: '064 000 11 33' }]]);
  assert.ok(FIELD in answered(underWay(mine, again), again, back('vesna'), 'ana').clashes);
});

test('what I typed stays readable here until somebody writes another number', () => {
  const mine = typed(startDraft({}), '064 000 11 22');
  const kept = answered(mine, toSend(mine), { saved: [{ field: FIELD, version: 1, at: AT }], clashes: [] }, 'ana');
  assert.equal(valueOf(merged(kept, { [FIELD]: held(1, '064 ••• ••22', 'ana') }), FIELD), '064 000 11 22');
  assert.equal(valueOf(merged(kept, { [FIELD]: held(2, MASK) }), FIELD), MASK);
});

test('in words the same mark is a word like any other', () => {
  const draft = edited(startDraft({}), 'danger_where', '• treći sprat\n• desno', AT);
  assert.deepEqual(toSend(draft).changes, [{ field: 'danger_where', basedOn: 0, value: '• treći sprat\n• desno' }]);
});
