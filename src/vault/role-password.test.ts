import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolePassword, scramVerifier } from './role-password.ts';

test('each role has a password of its own, the same on every node', () => {
  const worker = rolePassword('tajna baze', 'astra_worker');
  assert.equal(worker, rolePassword('tajna baze', 'astra_worker'));
  assert.match(worker, /^[A-Za-z0-9_-]{43}$/);
  assert.notEqual(worker, rolePassword('tajna baze', 'astra_audit'));
  assert.notEqual(worker, rolePassword('druga tajna', 'astra_worker'));
});

test('what PostgreSQL is given of a password is what RFC 7677 computes in its example', () => {
  // User "user", password "pencil", salt and count of the RFC's section 3; the two keys follow from them.
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  assert.equal(
    verifier,
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});
