import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomKey } from './bytes.ts';
import { openBytes, openJson, sealBytes, sealJson, type Address } from './seal.ts';

const dossier = { dossier: 'd1', key: randomKey() };
const place: Address = { dossier: 'd1', kind: 'contact', field: 'entry', record: 'r1' };
const closed = { code: 'cannot-open', status: 404 };

test('what was sealed opens at the same place with the same key', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      assert.deepEqual(openJson(dossier, place, sealJson(dossier, place, plain)), plain);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.deepEqual(openBytes(dossier, place, sealBytes(dossier, place, bytes)), bytes);
    }),
  );
});

test('the same words never look the same twice', () => {
  assert.notDeepEqual(sealJson(dossier, place, 'jutro'), sealJson(dossier, place, 'jutro'));
});

test('something sealed does not open under another key or anywhere else', () => {
  const sealed = sealJson(dossier, place, 'jutro');
  const elsewhere = [{ dossier: 'd2' }, { kind: 'person' }, { field: 'note' }, { record: 'r2' }];
  for (const part of elsewhere) assert.throws(() => openJson(dossier, { ...place, ...part }, sealed), closed);
  assert.throws(() => openJson({ ...dossier, key: randomKey() }, place, sealed), closed);
});

test('a place is read one way only, even where names run together', () => {
  const sealed = sealJson(dossier, { ...place, field: 'ab', record: 'c' }, 1);
  assert.throws(() => openJson(dossier, { ...place, field: 'a', record: 'bc' }, sealed), closed);
});

test('every single changed bit, and every cut, is refused alike', () => {
  const sealed = sealJson(dossier, place, 'jutro');
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = sealed.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.throws(() => openJson(dossier, place, changed), closed, `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => openJson(dossier, place, sealed.slice(0, length)), closed, `length ${length}`);
  }
});

test('short things all have one length: a name cannot be told by its size', () => {
  const sizes = ['Ana', 'Nebojša Kišpatak', '+381 60 000 0000'].map((name) => sealJson(dossier, place, name).length);
  assert.equal(new Set(sizes).size, 1);
});

test('old content is lifted, step by step, when it is read', () => {
  const lifts = [(old: unknown) => ({ name: old }), (old: unknown) => ({ ...(old as object), nickname: null })];
  const first = sealJson(dossier, place, 'Mara');
  const second = sealJson(dossier, place, { name: 'Mara' }, 2);
  const newest = { name: 'Mara', nickname: null };
  assert.deepEqual(openJson(dossier, place, first, lifts), newest);
  assert.deepEqual(openJson(dossier, place, second, lifts), newest);
  assert.deepEqual(openJson(dossier, place, sealJson(dossier, place, newest, 3), lifts), newest);
});

test('content from a newer Astra is refused by name, not misread', () => {
  const newer = sealJson(dossier, place, { who: 'Mara' }, 4);
  assert.throws(() => openJson(dossier, place, newer, [(old) => old]), { code: 'sealed-by-newer', status: 409 });
});

test('what the first version sealed still opens', () => {
  const key = new Uint8Array(32).fill(9);
  const written = new Uint8Array(
    Buffer.from('AT30T5ek4o6Rn7gtqRQ26Pt8fXibiuG1tT_HYF7CTGltVbMsG1i6a0h-NCCRqZcB4mEdMsNPm1Vo11ngUA', 'base64url'),
  );
  assert.deepEqual(openJson({ dossier: 'd1', key }, place, written), { note: 'dolazi u podne' });
});
