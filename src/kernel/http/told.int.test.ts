import { Hono } from 'hono';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { testDatabase } from '#testing/database.ts';
import { withActor } from '../actor.ts';
import type { Tx } from '../db.ts';
import { refuse } from '../errors.ts';
import { newId } from '../ids.ts';
import { tell } from '../outbox.ts';
import { route } from '../route.ts';
import { mount, type Caller } from './mount.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const telling = (tx: Tx) => tell(tx, 'happened', newId());

/** An address that does this in its transaction, and before that in one of its own. */
function does(path: string, work: (tx: Tx) => Promise<void>, first: (tx: Tx) => Promise<void> = async () => {}) {
  return route<Caller, z.ZodObject>({
    ...{ method: 'POST', path, access: 'open', audit: 'write', input: z.object({}) },
    prepare: (ask) => ask(first),
    run: async (tx) => {
      await work(tx);
      return {};
    },
  });
}

test('the outbox is asked after a request that told something, in whichever of its transactions, and after no other', async () => {
  let asked = 0;
  const app = new Hono();
  const nothing = async () => {};
  const refusing = async (tx: Tx) => {
    await telling(tx);
    throw refuse('not-now', 409);
  };
  mount<Caller>(
    app,
    [does('/tells', telling), does('/reads', nothing), does('/first', nothing, telling), does('/refuses', refusing)],
    {
      base: '',
      transaction: (actor, work) => withActor(database.pools.app, actor, work),
      authenticate: async () => null,
      setupAllowed: () => false,
      audit: nothing,
      auditRefusal: nothing,
      afterCommit: () => void (asked += 1),
      where: () => ({ source: '192.0.2.1', secure: false }),
      defect: (error) => {
        throw error;
      },
    },
  );
  const post = async (path: string) => {
    const earlier = asked;
    const headers = { 'content-type': 'application/json', origin: 'http://localhost', host: 'localhost' };
    const { status } = await app.request(path, { method: 'POST', body: '{}', headers });
    return [status, asked - earlier];
  };
  assert.deepEqual(await post('/tells'), [200, 1]);
  assert.deepEqual(await post('/reads'), [200, 0]);
  assert.deepEqual(await post('/first'), [200, 1]);
  assert.deepEqual(await post('/refuses'), [409, 0]);
});
