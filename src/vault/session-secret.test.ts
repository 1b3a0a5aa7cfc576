import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomKey, toBase64 } from './bytes.ts';
import { openBytes } from './seal.ts';
import { newSessionSecret, openUnderSession, sealUnderSession, sessionId } from './session-secret.ts';

const closed = { code: 'cannot-open', status: 404 };

test('a cookie secret is 256 random bits and fits a cookie', () => {
  assert.match(newSessionSecret(), /^[\w-]{43}$/);
  assert.notEqual(newSessionSecret(), newSessionSecret());
});

test('the id in the database follows from the secret and is not the secret', () => {
  const secret = newSessionSecret();
  assert.deepEqual(sessionId(secret), sessionId(secret));
  assert.notDeepEqual(sessionId(secret), sessionId(newSessionSecret()));
  assert.notEqual(Buffer.from(sessionId(secret)).toString('base64url'), secret);
});

test('what a session holds opens with its cookie only, and only as what it was', () => {
  const [secret, key] = [newSessionSecret(), randomKey()];
  const sealed = sealUnderSession(secret, key, 'mara');
  assert.deepEqual(openUnderSession(secret, sealed, 'mara'), key);
  assert.throws(() => openUnderSession(newSessionSecret(), sealed, 'mara'), closed);
  assert.throws(() => openUnderSession(secret, sealed, 'ana'), closed);
});

test('the session id, which is in the database, opens nothing', () => {
  const secret = newSessionSecret();
  const sealed = sealUnderSession(secret, randomKey(), 'mara');
  const place = { dossier: 'mara', kind: 'session', field: 'key', record: '' };
  assert.throws(() => openBytes({ dossier: 'mara', key: sessionId(secret) }, place, sealed), closed);
  assert.throws(() => openUnderSession(toBase64(sessionId(secret)), sealed, 'mara'), closed);
});

test('every changed bit is refused', () => {
  const secret = newSessionSecret();
  const sealed = sealUnderSession(secret, randomKey(), 'mara');
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = sealed.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.throws(() => openUnderSession(secret, changed, 'mara'), closed);
  }
});
