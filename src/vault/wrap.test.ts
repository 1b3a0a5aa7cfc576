import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomKey } from './bytes.ts';
import { newKeyPair } from './principal-keys.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

const pair = newKeyPair();
const to = { id: 'team-a', version: 2, publicKey: pair.publicKey };
const by = { id: 'team-a', version: 2, privateKey: pair.privateKey };
const key = randomKey();
const wrapped = wrapKey({ key, to, about: 'dossier/d1' });

test('a wrapped key is 80 bytes and opens for its principal', () => {
  assert.equal(wrapped.length, 80);
  assert.deepEqual(unwrapKey({ wrapped, by, about: 'dossier/d1' }), key);
});

test('a wrap moved to another principal, key version or dossier opens nothing', () => {
  const wrong = [
    { wrapped, by: { ...by, id: 'team-b' }, about: 'dossier/d1' },
    { wrapped, by: { ...by, version: 1 }, about: 'dossier/d1' },
    { wrapped, by, about: 'dossier/d2' },
    { wrapped, by, about: 'team-key/d1' },
    { wrapped, by: { ...by, privateKey: newKeyPair().privateKey }, about: 'dossier/d1' },
  ];
  for (const attempt of wrong) assert.throws(() => unwrapKey(attempt));
});

test('names that run together are still different names', () => {
  const joined = wrapKey({ key, to: { ...to, id: 'b' }, about: 'da' });
  assert.throws(() => unwrapKey({ wrapped: joined, by: { ...by, id: 'ab' }, about: 'd' }));
});

test('whatever the names, only the same names open', () => {
  const name = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(name, name, name, name, (about, id, otherAbout, otherId) => {
      const sealed = wrapKey({ key, to: { ...to, id }, about });
      const open = () => unwrapKey({ wrapped: sealed, by: { ...by, id: otherId }, about: otherAbout });
      if (about === otherAbout && id === otherId) assert.deepEqual(open(), key);
      else assert.throws(open);
    }),
    { numRuns: 50 },
  );
});
