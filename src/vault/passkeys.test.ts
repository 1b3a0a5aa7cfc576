import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { newDevice } from '#testing/authenticator.ts';
import { newChallenge } from './challenge.ts';
import { createKeyring } from './keyring.ts';
import { checkNewPasskey } from './passkeys.ts';
import { useKeyring } from './ring.ts';

const SITE = { origin: 'https://astra.example', host: 'astra.example' };
const ASKED = { purpose: 'add', bound: 'hers' } as const;
const hex = (text: string) => Buffer.from(text).toString('hex');

test('what the maker of a device vouches for is never looked at: its certificates name addresses to fetch', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'astra-passkeys-'));
  t.after(() => rmSync(folder, { recursive: true }));
  useKeyring(await createKeyring(join(folder, 'keys')));
  const made = newDevice(SITE).make(newChallenge(ASKED.purpose, ASKED.bound));
  const plain = Buffer.from(made.attestation, 'base64url').toString('hex');
  // Of all kinds the one that takes its own last certificate for the root, and asks the address in it.
  const attested = plain.replace(`64${hex('none')}`, `6b${hex('android-key')}`);
  assert.notEqual(attested, plain);
  const attestation = Buffer.from(attested, 'hex').toString('base64url');
  assert.deepEqual(
    await checkNewPasskey(SITE, { ...made, attestation }, ASKED),
    await checkNewPasskey(SITE, made, ASKED),
  );
});

test('what is no attestation is refused, however it is made', async () => {
  const made = newDevice(SITE).make(newChallenge(ASKED.purpose, ASKED.bound));
  const whole = Buffer.from(made.attestation, 'base64url');
  const rubbish = [Buffer.alloc(0), whole.subarray(0, 60), Buffer.alloc(1 << 20, 0x81), Buffer.alloc(1 << 20, 0xbf)];
  for (const bytes of rubbish)
    await assert.rejects(
      checkNewPasskey(SITE, { ...made, attestation: bytes.toString('base64url') }, ASKED),
      { code: 'wrong-passkey' },
      `${bytes.length}`,
    );
});
