import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, freshDraft, isUnsaved, onlyOf, restored, withDraft } from './draft.ts';

const place = { case: 'slučaj', by: 'milica' };
const note = {
  id: 'beleška',
  now: { version: 2, by: 'dragan', at: '2026-11-23T20:00:00Z', voice: 'hers', text: 'Došla je.', graphic: null },
} as const;
const begun = { ...freshDraft(place), text: 'zvala iz prodavnice' };

test('words of a note that was closed unsaved wait and are offered again, to whoever wrote them', () => {
  const all = withDraft([], begun);
  const again = draftOf(all, { ...place, note: null });
  assert.equal(again?.text, 'zvala iz prodavnice');
  assert.ok(again && isUnsaved(again));
  assert.equal(draftOf(all, { case: 'slučaj', by: 'dragan', note: null }), undefined);
  assert.equal(draftOf(all, { case: 'drugi', by: 'milica', note: null }), undefined);
});

test('whoever sits down next finds nothing of it', () => {
  assert.deepEqual(onlyOf([begun], 'dragan'), []);
  assert.deepEqual(onlyOf([begun], 'milica'), [begun]);
});

test('each letter is the same draft further on', () => {
  const all = withDraft(withDraft([], begun), { ...begun, text: 'zvala iz prodavnice u Rumi' });
  assert.deepEqual(
    all.map(({ text }) => text),
    ['zvala iz prodavnice u Rumi'],
  );
});

test('a note opened to be changed waits apart from a new one; left as it was, nothing is unsaved', () => {
  const opened = freshDraft(place, note);
  assert.ok(!isUnsaved(opened));
  const all = withDraft([begun], { ...opened, text: 'Došla je sama.' });
  assert.equal(draftOf(all, { ...place, note: note.id })?.text, 'Došla je sama.');
  assert.equal(draftOf(all, { ...place, note: null })?.text, 'zvala iz prodavnice');
});

test('what another browser left comes back to whoever wrote it; what was saved meanwhile does not', () => {
  const left = { basedOn: 0, voice: 'mine', graphic: null, at: '2026-11-23T20:10:00Z', of: null } as const;
  const saved = { ...left, note: 'druga', of: note.now, text: note.now.text };
  const found = restored([{ ...left, note: 'prva', text: 'zvala iz prodavnice' }, saved], place);
  assert.deepEqual(
    found.map(({ id, by, text }) => [id, by, text]),
    [['prva', 'milica', 'zvala iz prodavnice']],
  );
});
