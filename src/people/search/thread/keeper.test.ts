import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import { sealJson, type DossierKey } from '#vault/index.ts';
import type { IndexEntry } from '../index-entry.ts';
import { packEntries } from '../packed.ts';
import { readQuery } from '../query.ts';
import { sealSegment } from '../segment.ts';
import type { Change } from './asks.ts';
import { makeKeeper, type Keeper } from './keeper.ts';

const nothing: Change = { keys: [], teamKeys: [], segments: [], loose: [], gone: [], lost: [] };
const key = (dossier = 'key'): DossierKey => ({ dossier, key: new Uint8Array(32).fill(7) });

function entry(at: number): IndexEntry {
  return {
    kind: 'person',
    dossier: `d${at}`,
    card: null,
    names: [
      { text: `Milena${at}x`, kind: 'given' },
      { text: 'Protić', kind: 'surname' },
    ],
    numbers: [`+38160${1_000_000 + at}`],
    birthYear: 1990,
    at,
  };
}

/** Hands over one segment, with a key of its own: the keeper overwrites what it is given. */
function give(keeper: Keeper, id: string, entries: IndexEntry[], change: Partial<Change> = {}): DossierKey {
  const own = key();
  void keeper.change({
    ...nothing,
    keys: [own],
    segments: [{ id, key: own.dossier, sealed: sealSegment(own, id, packEntries(entries)) }],
    ...change,
  });
  return own;
}

const found = async (keeper: Keeper, query: string) =>
  (await keeper.find({ asked: readQuery(query, null), page: 0, among: null })).found.map(({ dossier, whole }) => [
    dossier,
    whole,
  ]);

test('a whole number is answered while the names of thousands are still being read', async () => {
  const keeper = makeKeeper();
  give(
    keeper,
    's',
    Array.from({ length: 2_000 }, (_, at) => entry(at + 1)),
  );
  let named = false;
  const naming = Promise.resolve(keeper.named(null)).then(() => (named = true));
  const byName = found(keeper, 'Milena7x');
  assert.deepEqual(await found(keeper, '060 1000007'), [['d7', 'number']]);
  await pause();
  assert.equal(named, false, 'names are not in yet, a turn later');
  assert.deepEqual((await byName)[0], ['d7', null], 'and who asks by name gets her answer when they are');
  await naming;
});

test('keys are overwritten as soon as they were used', async () => {
  const keeper = makeKeeper();
  const own = give(keeper, 's', [entry(1)]);
  assert.ok(own.key.every((byte) => byte === 0));
  const packing = key('new');
  await keeper.pack({ loose: [], segments: ['s'], key: packing });
  assert.ok(packing.key.every((byte) => byte === 0));
});

test('a tombstone holds before the first answer, whether it comes with the entry, before it or after it', async () => {
  const keeper = makeKeeper();
  give(keeper, 'one', [entry(1), entry(2)], { gone: ['d1'] });
  give(keeper, 'two', [entry(1), entry(3)]);
  assert.deepEqual(await found(keeper, '060 1000001'), []);
  await keeper.change({ ...nothing, gone: ['d3'] });
  assert.deepEqual(await found(keeper, 'Protić'), [['d2', null]]);
});

test('segments with something erased in them, or under an older key, are packed anew, without it', async () => {
  const keeper = makeKeeper();
  give(
    keeper,
    'full',
    Array.from({ length: 2_500 }, (_, at) => entry(at + 1)),
  );
  assert.equal(await keeper.toPack({ current: 'key' }), null, 'there is little to do');
  assert.deepEqual(await keeper.toPack({ current: 'newer' }), { loose: [], segments: ['full'] });
  await keeper.change({ ...nothing, gone: ['d5'] });
  assert.deepEqual(await keeper.toPack({ current: 'key' }), { loose: [], segments: ['full'] });
  const packed = await keeper.pack({ loose: [], segments: ['full'], key: key() });
  const other = makeKeeper();
  await other.change({ ...nothing, keys: [key()], segments: packed.map((row) => ({ ...row, key: 'key' })) });
  assert.equal(await other.size(null), 2_499);
  assert.deepEqual(await found(other, '060 1000005'), []);
});

test('a segment in an older form is answered from, and packed anew', async () => {
  const keeper = makeKeeper();
  const sealed = sealJson(key(), { dossier: 'key', kind: 'search', field: 'segment', record: 'old' }, [entry(1)]);
  await keeper.change({ ...nothing, keys: [key()], segments: [{ id: 'old', key: 'key', sealed }] });
  assert.deepEqual(await found(keeper, 'Milena1x Protić 1990'), [['d1', 'name']]);
  assert.deepEqual(await keeper.toPack({ current: 'key' }), { loose: [], segments: ['old'] });
  const packed = await keeper.pack({ loose: [], segments: ['old'], key: key() });
  const other = makeKeeper();
  await other.change({ ...nothing, keys: [key()], segments: packed.map((row) => ({ ...row, key: 'key' })) });
  assert.deepEqual(await found(other, '060 1000001'), [['d1', 'number']]);
  assert.equal(await other.toPack({ current: 'key' }), null);
});

test('a segment that was changed, or came without its key, is refused and nothing of it is answered', async () => {
  const keeper = makeKeeper();
  const sealed = sealSegment(key(), 's', packEntries([entry(1)]));
  sealed[40] = (sealed[40] ?? 0) ^ 1;
  const change = { ...nothing, segments: [{ id: 's', key: 'key', sealed }] };
  assert.throws(() => keeper.change({ ...change, keys: [key()] }));
  assert.throws(() => keeper.change(change));
  assert.deepEqual(await found(keeper, '060 1000001'), []);
});

test('a full name with the year fits wholly; with a typing error, or without the year, it does not', async () => {
  const keeper = makeKeeper();
  give(keeper, 's', [entry(1)]);
  assert.deepEqual(await found(keeper, 'Milena1x Protić 1990'), [['d1', 'name']]);
  assert.deepEqual(await found(keeper, 'Milena1x Protid 1990'), [['d1', null]]);
  assert.deepEqual(await found(keeper, 'Milena1x Protić'), [['d1', null]]);
});

test('of two records one of which is gone nothing is told', async () => {
  const keeper = makeKeeper();
  give(keeper, 's', [entry(1), entry(2), entry(3)], { gone: ['d3'] });
  await keeper.named(null);
  const told = await keeper.tellPairs([
    ['d1', 'd2'],
    ['d1', 'd3'],
    ['d3', 'd2'],
  ]);
  assert.deepEqual(
    told.map(({ a, b }) => [a.entry.dossier, b.entry.dossier]),
    [['d1', 'd2']],
  );
});
