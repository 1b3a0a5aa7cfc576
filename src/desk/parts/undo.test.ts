import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { setSession } from '../session-state.ts';
import { offerUndo, takeBack, undoNow, withdrawUndo } from './undo.ts';

const offer = (undo: () => Promise<unknown>) => ({ text: 'Osoba je povezana', undo });

describe('taking back', () => {
  beforeEach(() => {
    setSession('signed-in');
    withdrawUndo();
  });

  test('what was offered to be taken back is gone once the desk is locked or left, whoever comes then', () => {
    for (const away of ['locked', 'signed-out'] as const) {
      setSession('signed-in');
      offerUndo(offer(async () => undefined));
      assert.equal(undoNow()?.kind, 'offered');
      setSession(away);
      setSession('signed-in');
      assert.equal(undoNow(), null);
    }
  });

  test('taking back says nothing where it was done, and why where it was refused', async () => {
    await takeBack(offer(async () => undefined));
    assert.equal(undoNow(), null);
    const late = new Error('too late');
    await takeBack(offer(() => Promise.reject(late)));
    const told = undoNow();
    assert.deepEqual([told?.kind, told?.kind === 'refused' && told.error], ['refused', late]);
    offerUndo(offer(async () => undefined));
    assert.equal(undoNow()?.kind, 'offered', 'the next act has the place');
  });
});
