import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { beforeLeaving } from './before-leaving.ts';
import { lockDesk, settleLock } from './lock-desk.ts';
import { otherWindows } from './other-windows.ts';
import { sessionState, setSession } from './session-state.ts';

const realFetch = globalThis.fetch;
const realStore = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');

/** What a browser keeps, as far as it is asked for here. */
function keepLikeABrowser(): Map<string, string> {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true });
  return kept;
}

describe('locking', () => {
  beforeEach(() => setSession('signed-in'));
  afterEach(() => {
    globalThis.fetch = realFetch;
    if (realStore) Object.defineProperty(globalThis, 'localStorage', realStore);
    else Reflect.deleteProperty(globalThis, 'localStorage');
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

  test('a page loaded anew before the server heard of the lock tells it first, whoever loads it', async () => {
    const kept = keepLikeABrowser();
    globalThis.fetch = () => Promise.reject(new TypeError('no connection'));
    await lockDesk();
    assert.equal(kept.size, 1, 'the lock is owed');
    await assert.rejects(settleLock(), { code: 'offline' });
    const sent: string[] = [];
    globalThis.fetch = async (path) => {
      sent.push(String(path));
      return new Response(null, { status: 204 });
    };
    await settleLock();
    await settleLock();
    assert.deepEqual([sent, kept.size], [['/desk/api/lock'], 0]);
  });

  test('what comes after a lock waits until the server has heard of it', async () => {
    const { promise: answer, resolve } = Promise.withResolvers<Response>();
    globalThis.fetch = () => answer;
    void lockDesk();
    let settled = false;
    const waiting = settleLock().then(() => (settled = true));
    await Promise.resolve();
    assert.equal(settled, false);
    resolve(new Response(null, { status: 204 }));
    await waiting;
  });
});
