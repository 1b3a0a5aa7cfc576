import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '#testing/database.ts';
import { withActor } from './actor.ts';
import { newId } from './ids.ts';
import { hearFacts, tell, type Fact, type Listener } from './outbox.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

test('a fact that a listener fails on waits, with nothing of what he did for it, and holds up no other', async () => {
  const { app, worker } = database.pools;
  await withActor(app, null, async (tx) => {
    for (const kind of ['fine', 'wrong', 'plain', 'fine']) await tell(tx, kind, newId());
  });
  let works = false;
  const listeners: Listener[] = [
    { kind: 'fine', hear: (tx) => tell(tx, 'followed', newId()) },
    {
      kind: 'wrong',
      hear: async (tx) => {
        await tell(tx, 'half', newId());
        if (!works) throw new Error('no such column');
      },
    },
  ];
  const told: string[] = [];
  const notify = async ({ kind }: Fact) => void told.push(kind);
  await assert.rejects(hearFacts(worker, listeners, notify), /no such column/);
  assert.deepEqual(told, ['fine', 'plain', 'fine', 'followed', 'followed']);
  works = true;
  await hearFacts(worker, listeners, notify);
  assert.deepEqual(told.slice(5), ['wrong', 'half']);
});

test('however many facts fail, the others are told; and what somebody waits for is told before what was there before it', async () => {
  const { app, worker } = database.pools;
  await withActor(app, null, async (tx) => {
    for (let each = 0; each < 60; each++) await tell(tx, 'wrong', newId());
    for (let each = 0; each < 30; each++) await tell(tx, 'quiet', newId());
    await tell(tx, 'rings', newId());
  });
  const told: string[] = [];
  const notify = async ({ kind }: Fact) => {
    if (told.push(kind) === 5) await withActor(app, null, (tx) => tell(tx, 'rings', newId()));
  };
  const failing: Listener = {
    kind: 'wrong',
    hear: async () => {
      throw new Error('no such column');
    },
  };
  await assert.rejects(hearFacts(worker, [failing], notify, { first: ['rings'] }), /no such column/);
  assert.deepEqual([told.length, told[0]], [32, 'rings']);
  assert.ok(told.lastIndexOf('rings') < 25, 'the second one too waits for no more than are told at once');
  await hearFacts(worker, [], async () => undefined);
});
