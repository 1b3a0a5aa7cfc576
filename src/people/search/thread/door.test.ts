import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import { Refusal } from '#kernel/errors.ts';
import type { DossierKey } from '#vault/index.ts';
import type { IndexEntry } from '../index-entry.ts';
import { packEntries } from '../packed.ts';
import { readQuery } from '../query.ts';
import { sealSegment } from '../segment.ts';
import type { Change } from './asks.ts';
import { openDoor, type SearchDoor } from './door.ts';

const nothing: Change = { keys: [], teamKeys: [], segments: [], loose: [], gone: [], lost: [] };
const nobody = () => assert.fail('the thread ended by itself');

function segment(id: string, count: number): Change {
  const key: DossierKey = { dossier: 'key', key: new Uint8Array(32).fill(7) };
  const entries = Array.from({ length: count }, (_, at): IndexEntry => {
    const names = [{ text: `Milena${id}${at}`, kind: 'given' as const }];
    return {
      kind: 'person',
      dossier: `${id}/${at}`,
      card: null,
      names,
      numbers: [`+3816${id}${at}`],
      birthYear: null,
      at,
    };
  });
  return {
    ...nothing,
    keys: [key],
    segments: [{ id, key: 'key', sealed: sealSegment(key, id, packEntries(entries)) }],
  };
}

/** Hands over without copying, as the program does. */
async function give(door: SearchDoor, change: Change): Promise<void> {
  const bytes = [...change.keys.map(({ key }) => key), ...change.segments.map(({ sealed }) => sealed)];
  await door.ask(
    'change',
    change,
    bytes.map((each) => each.buffer as ArrayBuffer),
  );
}

const code = (expected: string) => (error: unknown) => error instanceof Refusal && error.code === expected;

test('what is handed over is gone from this side, and found on the other', async () => {
  const door = openDoor(nobody);
  const change = segment('9', 10);
  await give(door, change);
  assert.deepEqual([change.keys[0]?.key.length, change.segments[0]?.sealed.length], [0, 0]);
  const {
    found: [hit],
  } = await door.ask('find', { asked: readQuery('Milena93', null), page: 0, among: null });
  assert.equal(hit?.dossier, '9/3');
  await door.close();
});

test('this side goes on working while the thread builds', async () => {
  const door = openDoor(nobody);
  let built = false;
  const building = give(door, segment('9', 20_000)).then(() => (built = true));
  let turns = 0;
  for (; !built; turns++) await pause();
  assert.ok(turns > 10, 'this side took turns of its own all the while');
  await building;
  await door.close();
});

test('a thread that runs out of memory ends alone; whoever waits is told, and a new one starts from scratch', async () => {
  const fell: unknown[] = [];
  const door = openDoor((error) => fell.push(error), { maxOldGenerationSizeMb: 12 });
  const asks = Array.from({ length: 8 }, (_, at) => give(door, segment(String(100 + at), 4_000)));
  const results = await Promise.allSettled(asks);
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  assert.ok(refused.length > 0 && refused.every(code('search-fell')), 'every open question is refused');
  assert.deepEqual(
    fell.map((error) => (error as { code?: string }).code),
    ['ERR_WORKER_OUT_OF_MEMORY'],
  );
  await assert.rejects(door.ask('size', null), code('search-fell'));
  const fresh = openDoor(nobody);
  await give(fresh, segment('9', 3));
  assert.equal(await fresh.ask('size', null), 3);
  await fresh.close();
});

test('a failure crosses by its kind alone, and the thread goes on', async () => {
  const door = openDoor(nobody);
  const change = { ...segment('9', 1), keys: [] };
  await assert.rejects(give(door, change), /the search thread failed: Error$/);
  assert.equal(await door.ask('size', null), 0);
  await door.close();
});

test('closed on purpose, it answers no more and says so', async () => {
  const door = openDoor(nobody);
  const asked = door.ask('size', null);
  await Promise.all([door.close(), assert.rejects(asked, code('search-opens'))]);
  await assert.rejects(door.ask('size', null), code('search-opens'));
});
