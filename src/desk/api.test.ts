import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { proveBy } from './again.ts';
import { ApiError, call } from './api.ts';
import { sessionState, setSession } from './session-state.ts';

const realFetch = globalThis.fetch;

function answerWith(status: number, body: unknown): RequestInit[] {
  const seen: RequestInit[] = [];
  globalThis.fetch = async (_path, init) => {
    seen.push(init ?? {});
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  };
  return seen;
}

describe('asking the server', () => {
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  test('sends JSON to our own address only and hands back the answer', async () => {
    const seen = answerWith(200, { id: 'k1' });
    assert.deepEqual(await call('POST', '/desk/api/contacts', { kind: 'call' }), { id: 'k1' });
    const [{ credentials, body, headers } = {}] = seen;
    assert.deepEqual([credentials, body], ['same-origin', '{"kind":"call"}']);
    assert.equal(new Headers(headers).get('content-type'), 'application/json');
  });

  test('an answer without a body is undefined', async () => {
    answerWith(204, undefined);
    assert.equal(await call('DELETE', '/desk/api/tasks/1'), undefined);
  });

  test('a grave act waits until it is proved who sits here and goes out once more; else it is not done', async () => {
    let proved = false;
    const seen = answerWith(200, { id: 'k1' });
    const whenProved = globalThis.fetch;
    globalThis.fetch = async (path, init) => {
      const answer = await whenProved(path, init);
      return proved ? answer : new Response(JSON.stringify({ error: { code: 'prove-again' } }), { status: 428 });
    };
    const grave = () => call('POST', '/desk/api/standby', { dossier: 'k1' });
    const stop = proveBy(async () => false);
    await assert.rejects(grave(), { status: 428, code: 'prove-again' });
    stop();
    const stopAgain = proveBy(async () => (proved = true));
    assert.deepEqual(await grave(), { id: 'k1' });
    stopAgain();
    assert.deepEqual(
      seen.map(({ body }) => body),
      Array.from({ length: 3 }, () => '{"dossier":"k1"}'),
    );
  });

  test('a refusal carries its code and details', async () => {
    answerWith(409, { error: { code: 'version-conflict', details: { version: 7 } } });
    await assert.rejects(call('PUT', '/desk/api/cases/1', {}), (error: unknown) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.status, error.code, error.details], [409, 'version-conflict', { version: 7 }]);
      return true;
    });
  });

  test('a failure that is not JSON is a defect, and no connection has status 0', async () => {
    globalThis.fetch = async () => new Response('<html>', { status: 500 });
    await assert.rejects(call('GET', '/desk/api/me'), { status: 500, code: 'defect' });
    globalThis.fetch = async () => {
      throw new TypeError('fetch failed');
    };
    await assert.rejects(call('GET', '/desk/api/me'), { status: 0, code: 'offline' });
  });

  test('401 shows sign-in, 423 shows the lock, other refusals change neither', async () => {
    for (const [status, expected] of [
      [401, 'signed-out'],
      [423, 'locked'],
      [404, 'signed-in'],
    ] as const) {
      setSession('signed-in');
      answerWith(status, { error: { code: 'x' } });
      await assert.rejects(call('GET', '/desk/api/me'));
      assert.equal(sessionState.get(), expected);
    }
  });
});
