import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteOf, notesOf, withNote, type NoteDraft } from './note-draft.ts';

const hers: NoteDraft = { line: 'sos', by: 'milica', text: 'Zvati u 22.30.' };

test('a note that was begun waits for whoever wrote it, on its line; nobody else is offered it', () => {
  const all = withNote([], hers);
  assert.equal(noteOf(all, hers), 'Zvati u 22.30.');
  assert.equal(noteOf(all, { line: 'sos', by: 'dragan' }), '');
  assert.equal(noteOf(all, { line: '116', by: 'milica' }), '');
});

test('each letter is the same note further on, and one that was handed over or emptied is none', () => {
  const all = withNote(withNote([], hers), { ...hers, text: 'Zvati u 22.30, pa ujutro.' });
  assert.deepEqual(
    all.map(({ text }) => text),
    ['Zvati u 22.30, pa ujutro.'],
  );
  assert.deepEqual(withNote(all, { ...hers, text: '' }), []);
});

test('whoever sits down next finds nothing of it', () => {
  assert.deepEqual(notesOf([hers], 'dragan'), []);
  assert.deepEqual(notesOf([hers], 'milica'), [hers]);
});
