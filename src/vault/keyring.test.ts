import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  createKeyring,
  keyringText,
  loadKeyring,
  lookupHash,
  macFits,
  macOf,
  keyringOf,
  putKeyring,
  signCheckpoint,
  verifyCheckpoint,
} from './keyring.ts';
import fc from 'fast-check';
import { hostileText, spoilt } from '#testing/hostile-text.ts';

const home = mkdtempSync(join(tmpdir(), 'astra-keyring-'));
after(() => rmSync(home, { recursive: true }));
let folders = 0;
const newDir = () => join(home, `keys-${folders++}`);
const mode = (path: string) => statSync(path).mode & 0o777;

test('a keyring is written for its owner only, and read back as it was', async () => {
  const dir = newDir();
  const ring = await createKeyring(dir);
  assert.equal(mode(dir), 0o700);
  assert.deepEqual(readdirSync(dir), ['keyring.json']);
  assert.equal(mode(join(dir, 'keyring.json')), 0o600);
  const loaded = await loadKeyring(dir);
  assert.deepEqual(
    { ...loaded, signing: Buffer.from(loaded.signing) },
    { ...ring, signing: Buffer.from(ring.signing) },
  );
});

test('a folder without a keyring is said to be without one', async () => {
  await assert.rejects(loadKeyring(newDir()), { code: 'keyring-missing', status: 503 });
});

test('a keyring others may read is refused, and so is one in a folder they may enter', async () => {
  const dir = newDir();
  await createKeyring(dir);
  for (const [path, open, closed] of [
    [join(dir, 'keyring.json'), 0o640, 0o600],
    [dir, 0o701, 0o700],
  ] as const) {
    chmodSync(path, open);
    await assert.rejects(loadKeyring(dir), { code: 'keyring-open-to-others' });
    chmodSync(path, closed);
  }
  assert.ok(await loadKeyring(dir));
});

test('no keyring is made in a folder others may enter', async () => {
  const dir = mkdtempSync(join(home, 'open-'));
  chmodSync(dir, 0o755);
  await assert.rejects(createKeyring(dir), { code: 'keyring-open-to-others' });
  assert.deepEqual(readdirSync(dir), []);
});

test('a keyring is never written over: its keys are in no backup of ours', async () => {
  const dir = newDir();
  await createKeyring(dir);
  const before = readFileSync(join(dir, 'keyring.json'), 'utf8');
  await assert.rejects(createKeyring(dir), { code: 'keyring-exists', status: 409 });
  assert.equal(readFileSync(join(dir, 'keyring.json'), 'utf8'), before);
  assert.deepEqual(readdirSync(dir), ['keyring.json']);
});

test('a cut file, a missing key and a single changed letter are all refused as broken', async () => {
  const dir = newDir();
  const { pepper } = await createKeyring(dir);
  const file = join(dir, 'keyring.json');
  const text = readFileSync(file, 'utf8');
  const key = Buffer.from(pepper).toString('base64url');
  const changed = text.replace(key, (key.startsWith('A') ? 'B' : 'A') + key.slice(1));
  for (const broken of ['', text.slice(0, 100), '{}', 'null', changed, text.replace('"mac"', '"mad"')]) {
    assert.notEqual(broken, text);
    writeFileSync(file, broken);
    await assert.rejects(loadKeyring(dir), { code: 'keyring-broken' }, broken.slice(0, 20));
  }
});

test('a keyed hash finds the same again, and only with the same keyring and purpose', async () => {
  const [ring, other] = [await createKeyring(newDir()), await createKeyring(newDir())];
  const found = lookupHash(ring, 'address', 'mara@astra.example');
  assert.deepEqual(lookupHash(ring, 'address', 'mara@astra.example'), found);
  assert.notDeepEqual(lookupHash(ring, 'device', 'mara@astra.example'), found);
  assert.notDeepEqual(lookupHash(other, 'address', 'mara@astra.example'), found);
});

test('a voucher fits its own fields, label and keyring only', async () => {
  const [ring, other] = [await createKeyring(newDir()), await createKeyring(newDir())];
  const mac = macOf(ring, 'member', ['team', 'mara']);
  assert.ok(macFits(ring, 'member', ['team', 'mara'], mac));
  assert.ok(!macFits(ring, 'member', ['teamm', 'ara'], mac));
  assert.ok(!macFits(ring, 'key', ['team', 'mara'], mac));
  assert.ok(!macFits(other, 'member', ['team', 'mara'], mac));
  assert.ok(!macFits(ring, 'member', ['team', 'mara'], mac.slice(1)));
});

test('a checkpoint is signed for its number and hash, by this keyring', async () => {
  const [ring, other] = [await createKeyring(newDir()), await createKeyring(newDir())];
  const end = { number: 12, hash: new Uint8Array(32).fill(1) };
  const signed = { ...end, signature: signCheckpoint(ring, end) };
  assert.ok(verifyCheckpoint(ring, signed));
  assert.ok(!verifyCheckpoint(ring, { ...signed, number: 13 }));
  assert.ok(!verifyCheckpoint(ring, { ...signed, hash: new Uint8Array(32) }));
  assert.ok(!verifyCheckpoint(ring, { ...signed, signature: signed.signature.slice(1) }));
  assert.ok(!verifyCheckpoint(other, signed));
});

test('a keyring is read from its text alone, and one changed letter shows', async () => {
  const dir = newDir();
  const ring = await createKeyring(dir);
  const text = await keyringText(dir);
  assert.deepEqual(keyringOf(text)?.mac, ring.mac);
  for (const changed of [text.replace(/.{4}"}$/, 'AAAA"}'), text.slice(0, -1), ''])
    assert.equal(keyringOf(changed), null);
});

test('a keyring out of a backup is put where none is, beside itself, and never over another', async () => {
  const dir = newDir();
  const ring = await createKeyring(dir);
  const text = await keyringText(dir);
  const lost = newDir();
  assert.equal((await putKeyring(lost, text)).id, ring.id);
  assert.equal(mode(join(lost, 'keyring.json')), 0o600);
  assert.equal((await putKeyring(lost, text)).id, ring.id);
  const others = newDir();
  const other = await createKeyring(others);
  await assert.rejects(putKeyring(others, text), { code: 'archive-foreign' });
  assert.equal((await loadKeyring(others)).id, other.id);
  await assert.rejects(putKeyring(newDir(), text.replace(/.{4}"}$/, 'AAAA"}')), { code: 'keyring-broken' });
});

test('a keyring with one letter changed is none, and whatever else lies in its place is none', async (t) => {
  const dir = join(mkdtempSync(join(tmpdir(), 'astra-ring-')), 'keys');
  t.after(() => rmSync(join(dir, '..'), { recursive: true }));
  const { id } = await createKeyring(dir);
  const whole = readFileSync(join(dir, 'keyring.json'), 'utf8');
  assert.equal(keyringOf(whole)?.id, id);
  fc.assert(
    fc.property(fc.oneof(spoilt(whole), hostileText), (text) => {
      const ring = keyringOf(text);
      if (ring) assert.deepEqual(ring, keyringOf(whole));
    }),
    { numRuns: 400 },
  );
});
