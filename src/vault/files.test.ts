import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomKey } from './bytes.ts';
import { CHUNK, openFile, sealFile } from './files.ts';

const key = { dossier: crypto.randomUUID(), key: randomKey() };
const file = crypto.randomUUID();
const three = randomKey(2 * CHUNK + 500);
const cannotOpen = (work: () => unknown) => assert.throws(work, { code: 'cannot-open' });

test('a file of any length comes back as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      assert.deepEqual(openFile(key, file, sealFile(key, file, bytes)), new Uint8Array(bytes));
    }),
  );
  for (const length of [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]) {
    const bytes = randomKey(length);
    assert.deepEqual(openFile(key, file, sealFile(key, file, bytes)), bytes);
  }
});

test('a file cut short, with chunks changed about, left out or doubled does not open', () => {
  const { head, chunks } = sealFile(key, file, three);
  const [a, b, c] = chunks as [Uint8Array, Uint8Array, Uint8Array];
  for (const wrong of [[a, b], [a], [], [b, a, c], [a, c], [a, b, b, c], [a, b, c, c]])
    cannotOpen(() => openFile(key, file, { head, chunks: wrong }));
});

test('a changed bit anywhere, another record, another file and a head of another kind do not open', () => {
  const sealed = sealFile(key, file, three);
  for (const at of [0, 1]) {
    const head = Uint8Array.from(sealed.head);
    head[at] = (head[at] ?? 0) ^ 1;
    cannotOpen(() => openFile(key, file, { ...sealed, head }));
  }
  const chunks = sealed.chunks.map((chunk) => Uint8Array.from(chunk));
  const last = chunks.at(-1) as Uint8Array;
  last[last.length - 1] = (last.at(-1) ?? 0) ^ 1;
  cannotOpen(() => openFile(key, file, { ...sealed, chunks }));
  cannotOpen(() => openFile({ ...key, dossier: crypto.randomUUID() }, file, sealed));
  cannotOpen(() => openFile({ ...key, key: randomKey() }, file, sealed));
  cannotOpen(() => openFile(key, crypto.randomUUID(), sealed));
});

test('what lies in the database tells a size class, not a length, and never the same bytes twice', () => {
  const length = (bytes: number) =>
    sealFile(key, file, new Uint8Array(bytes)).chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  assert.equal(length(100_500), length(101_900));
  const [one, two] = [sealFile(key, file, three), sealFile(key, file, three)];
  assert.notDeepEqual(one.chunks[0], two.chunks[0]);
});
