import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64 } from '#vault/index.ts';
import type { AuditLine } from './line.ts';
import { batchHash, CHAIN_START } from './sequence.ts';

const line: AuditLine = {
  id: '7b0f6c52-6a0e-4a83-9d5c-6f2f0f2f8f01',
  at: new Date('2026-11-23T20:14:00.000Z'),
  actor: '0d3c7a8e-8a54-4c5b-9a2e-0e9f2f1a7b02',
  verb: 'hotline.contact.read',
  kind: 'read',
  outcome: 'done',
  dossiers: ['5f0a9d7c-3f43-4d8e-8b7b-1f6f3f2a9c03'],
  detail: null,
  other: null,
};

test('a line about nobody hashes as lines did before they could be about somebody', () => {
  assert.equal(toBase64(batchHash(CHAIN_START, [line])), 'yVIP8WLBDC7S9wMWwOT48OQgIVR5vKez0NT6MeGq73Y');
});

test('whom a line is about is under the hash: given, changed or taken away, it shows', () => {
  const hashOf = (other: string | null) => toBase64(batchHash(CHAIN_START, [{ ...line, other }]));
  const hashes = [null, line.actor, crypto.randomUUID()].map(hashOf);
  assert.equal(new Set(hashes).size, 3);
  const instead = { ...line, detail: Buffer.from(line.actor ?? '') };
  assert.notEqual(
    toBase64(batchHash(CHAIN_START, [instead])),
    hashOf(line.actor),
    'not what a detail of those bytes gives',
  );
});
