import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBytes, sealBytes, sealJson, type DossierKey } from '#vault/index.ts';
import type { IndexEntry } from './index-entry.ts';
import { makeIndex } from './memory.ts';
import { entriesIn, packEntries } from './packed.ts';
import { readQuery } from './query.ts';
import { openSegment, sealSegment } from './segment.ts';

const key: DossierKey = { dossier: 'key', key: new Uint8Array(32).fill(7) };

/** As ids are drawn; they lie shorter in a segment. */
const b1 = '00f3a5c1-9b7e-4d20-8a6f-0123456789ab';
const people: IndexEntry[] = [
  {
    ...{ kind: 'person', dossier: b1, card: 'c1', birthYear: 1990, at: 1_795_000_000_123 },
    numbers: ['+38160112233', '+436601112233', '192'],
    names: [
      { text: 'Јелена-Марија', kind: 'given' },
      { text: 'O’Đurđić', kind: 'surname' },
      { text: 'Јела', kind: 'nickname' },
      { text: 'Kučevo', kind: 'place' },
    ],
  },
  { kind: 'contact', dossier: 'b2', card: null, names: [], numbers: [], birthYear: null, at: 2 },
  {
    kind: 'note',
    dossier: 'b3',
    card: null,
    names: [{ text: 'محمد', kind: 'name' }],
    numbers: [],
    birthYear: null,
    at: 3,
  },
];

const dossiers = (opened: ReturnType<typeof openSegment>, query: string) => {
  const index = makeIndex();
  index.take(opened.packed);
  while (index.nameSome());
  return index.find(readQuery(query, null)).found.map(({ record }) => record.entry.dossier);
};

test('a sealed segment gives back every entry as it was, and is searched in all scripts', () => {
  const opened = openSegment(key, 's', sealSegment(key, 's', packEntries(people)));
  assert.equal(opened.old, false);
  assert.deepEqual(entriesIn(opened.packed), people);
  for (const query of ['Jelena Djurdjic', 'marija 1990', '+43 660 1112233', '112233', 'jela', 'kucevo'])
    assert.deepEqual(dossiers(opened, query), [b1], query);
  assert.deepEqual(dossiers(opened, 'محمد'), ['b3']);
  assert.equal(openSegment(key, 's', sealSegment(key, 's', packEntries([]))).packed.pieces.length, 0);
});

test('nothing of a name or a number can be read in what is sealed', () => {
  const sealed = Buffer.from(sealSegment(key, 's', packEntries(people)));
  for (const text of ['Јелена', 'јелена', 'jelena', '112233']) assert.equal(sealed.includes(text), false, text);
});

test('a segment of entries alone, as earlier ones were, and one packed by other rules are packed anew', () => {
  const address = { dossier: 'key', kind: 'search', field: 'segment', record: 's' } as const;
  const before = sealJson(key, address, people);
  const wrong = { ...packEntries(people), words: ['another', 'division', 'of', 'the', 'same', 'names'] };
  // Kinds and ids written out, and the words of its names left out.
  const long = people.map(({ kind, dossier, card, names, numbers, birthYear, at }) => {
    const named = names.map((name) => [name.text, name.kind]);
    return Buffer.from(`\0\0\0\0${JSON.stringify([kind, dossier, card, named, numbers, birthYear, at])}`);
  });
  const written = { ...packEntries(people), lengths: Uint32Array.from(long, ({ length }) => length) };
  const bytes = openBytes(key, address, sealSegment(key, 's', { ...written, pieces: Buffer.concat(long) }));
  const second = sealBytes(key, address, Buffer.concat([Buffer.of(2), bytes.subarray(1)]));
  for (const sealed of [before, second, sealSegment(key, 's', wrong, 1)]) {
    const opened = openSegment(key, 's', sealed);
    assert.equal(opened.old, true);
    assert.deepEqual(entriesIn(opened.packed), people);
    assert.deepEqual(dossiers(opened, 'Jelena'), [b1]);
  }
});

test('a segment that was changed anywhere, stands elsewhere, or was sealed by a newer Astra is refused', () => {
  const sealed = sealSegment(key, 's', packEntries(people));
  for (const at of [0, 5, 40, sealed.length - 1]) {
    const changed = Uint8Array.from(sealed, (byte, place) => (place === at ? byte ^ 1 : byte));
    assert.throws(() => openSegment(key, 's', changed), { code: 'cannot-open' });
  }
  assert.throws(() => openSegment(key, 'other', sealed), { code: 'cannot-open' });
  const address = { dossier: 'key', kind: 'search', field: 'segment', record: 's' };
  assert.throws(() => openSegment(key, 's', sealJson(key, address, people, 4)), { code: 'sealed-by-newer' });
});
