import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { beforeLeaving } from './before-leaving.ts';
import { lockDesk } from './lock-desk.ts';
import { otherWindows } from './other-windows.ts';
import { sessionState, setSession } from './session-state.ts';

const realFetch = globalThis.fetch;

describe('locking', () => {
  beforeEach(() => setSession('signed-in'));
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  test('the screen and the other windows are dark at once, though the server never answers', async () => {
    const { promise: never } = Promise.withResolvers<Response>();
    globalThis.fetch = () => never;
    const sister = otherWindows();
    const { promise: heard, resolve } = Promise.withResolvers<string>();
    sister.hear(resolve);
    void lockDesk();
    assert.equal(sessionState.get(), 'locked');
    assert.equal(await heard, 'locked');
    sister.close();
  });

  test('what was typed is sent before the server forgets the key', async () => {
    const sent: string[] = [];
    globalThis.fetch = async (path) => {
      sent.push(String(path));
      return new Response(null, { status: 204 });
    };
    const stop = beforeLeaving(async () => {
      await Promise.resolve();
      sent.push('words');
    });
    await lockDesk();
    stop();
    assert.deepEqual(sent, ['words', '/desk/api/lock']);
  });
});
