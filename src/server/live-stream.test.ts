import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Pool } from '#kernel/db.ts';
import type { Caller, Plugs } from '#kernel/http.ts';
import { liveStream } from './live-stream.ts';
import { makeHub, type Hub } from './live.ts';

const actor: Caller = { id: 'milica', session: new Uint8Array(), abilities: new Map(), locked: false, proved: false };

/** A screen that listens, whose session can be asked about once and then no more. */
async function listening(hub: Hub) {
  const defects: string[] = [];
  let asked = 0;
  const plugs = {
    where: () => ({ source: '', secure: false }),
    authenticate: async () => {
      asked += 1;
      if (asked > 1) throw new Error('the database is away');
      return actor;
    },
    defect: (_error: unknown, where: string) => void defects.push(where),
  } as unknown as Plugs<Caller>;
  const app = new Hono();
  app.get('/live', (c) => liveStream(c, plugs, hub));
  const reader = (await app.request('/live')).body?.getReader();
  await reader?.read();
  assert.equal(hub.size(), 1);
  const ended = async () => {
    while (!(await reader?.read())?.done);
  };
  return { ended, defects };
}

describe('the live stream of the server', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  test('a screen whose session cannot be asked about at the next beat is let go, and the failure is logged', async () => {
    const hub = makeHub();
    const { ended, defects } = await listening(hub);
    await turn();
    mock.timers.tick(20_000);
    await ended();
    assert.equal(hub.size(), 0);
    assert.deepEqual(defects, ['/live']);
  });

  test('so is one that was told that a session ended', async () => {
    const hub = makeHub();
    const { ended } = await listening(hub);
    await hub.tell({} as Pool, { id: '1', kind: 'session.ended', subject: actor.id, codes: {} });
    await ended();
    assert.equal(hub.size(), 0);
  });

  test('where it cannot be asked who may hear of something, a screen is let go and comes again, rather than not knowing', async () => {
    const hub = makeHub();
    const { ended } = await listening(hub);
    const fact = { id: '1', kind: 'contact.changed', subject: 'contact', codes: {} };
    await assert.rejects(hub.tell({} as Pool, fact));
    await ended();
    assert.equal(hub.size(), 0);
  });
});
