import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setSession } from '../session-state.ts';
import { offerUndo, undoNow } from './undo.ts';

test('what was offered to be taken back is gone once the desk is locked or left, whoever comes then', () => {
  for (const away of ['locked', 'signed-out'] as const) {
    setSession('signed-in');
    offerUndo({ text: 'Red je obrisan', undo: () => undefined });
    assert.equal(undoNow()?.text, 'Red je obrisan');
    setSession(away);
    setSession('signed-in');
    assert.equal(undoNow(), null);
  }
});
