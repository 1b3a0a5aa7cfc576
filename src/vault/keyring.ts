import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { encodeFields, equalBytes, fromBase64, randomKey, toBase64 } from './bytes.ts';
import { chainHash } from './derive.ts';
import { keyObject } from './raw-keys.ts';
import { writeOnce } from './write-once.ts';

/** The installation's own keys (VAULT 3.5). None of them opens a record. */
export type Keyring = {
  id: string;
  /** Keyed hashes for looking somebody up: addresses, devices, invitation codes. */
  lookup: Uint8Array;
  /** Mixed into every passphrase. */
  pepper: Uint8Array;
  /** Vouches for public keys and memberships. */
  mac: Uint8Array;
  /** Ed25519, PKCS 8 DER: signs the audit's checkpoints. */
  signing: Uint8Array;
};

const FILE = 'keyring.json';

/**
 * Makes a keyring in a new folder (0700) and writes it whole or not at all. Refuses `keyring-exists` rather than lose
 * the keys of an installation, and `keyring-open-to-others` for a folder that others may enter.
 */
export async function createKeyring(dir: string): Promise<Keyring> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  refuseOpenToOthers(dir, dir);
  const signing = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  const ring: Keyring = { id: newId(), lookup: randomKey(), pepper: randomKey(), mac: randomKey(), signing };
  const { id, ...keys } = ring;
  const fields = { id, ...Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, toBase64(key)])) };
  writeOnce(dir, FILE, JSON.stringify({ ...fields, check: checkOf(ring) }));
  return ring;
}

/** One changed letter in a key would lock everybody out without a word; this makes it show at start. */
function checkOf(ring: Keyring): string {
  return toBase64(chainHash(['astra/keyring/v1', ring.id, ring.lookup, ring.pepper, ring.mac, ring.signing]));
}

function refuseOpenToOthers(path: string, dir: string): void {
  if ((statSync(path).mode & 0o077) !== 0) throw refuse('keyring-open-to-others', 503, { folder: dir });
}

/** Reads the keyring. Refuses `keyring-missing`, `keyring-open-to-others` and `keyring-broken`. */
export async function loadKeyring(dir: string): Promise<Keyring> {
  const file = join(dir, FILE);
  if (!existsSync(file)) throw refuse('keyring-missing', 503, { folder: dir });
  for (const path of [dir, file]) refuseOpenToOthers(path, dir);
  return parsed(readFileSync(file, 'utf8'), dir);
}

/** The keyring as it is written, to be sealed into a backup. Refuses as `loadKeyring` does. */
export async function keyringText(dir: string): Promise<string> {
  await loadKeyring(dir);
  return readFileSync(join(dir, FILE), 'utf8');
}

/**
 * Puts a keyring back from a backup, and returns it: into a folder without one, or beside the same one, which stays.
 * Refuses `keyring-broken`, `keyring-open-to-others`, and `archive-foreign` where another installation's keyring lies.
 */
export async function putKeyring(dir: string, text: string): Promise<Keyring> {
  const there = await mustBeSameKeyring(dir, text);
  if (there) return there;
  const ring = parsed(text, dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  refuseOpenToOthers(dir, dir);
  writeOnce(dir, FILE, text);
  return ring;
}

/**
 * The keyring that lies in a folder, where one does and it is the same as this text; null where none lies. Whoever does not
 * hold it cannot have written the text. Refuses `archive-foreign` where it is another, and `keyring-broken`.
 */
export async function mustBeSameKeyring(dir: string, text: string): Promise<Keyring | null> {
  const ring = parsed(text, dir);
  if (!existsSync(join(dir, FILE))) return null;
  const there = await loadKeyring(dir);
  if (checkOf(there) !== checkOf(ring)) throw refuse('archive-foreign', 400, { folder: dir });
  return there;
}

/** A keyring out of its text, without a file; null where the text is not as it was written. */
export function keyringOf(text: string): Keyring | null {
  try {
    return readKeyring(text);
  } catch {
    return null;
  }
}

function parsed(text: string, dir: string): Keyring {
  const ring = keyringOf(text);
  if (!ring) throw refuse('keyring-broken', 503, { folder: dir });
  return ring;
}

function readKeyring(text: string): Keyring {
  const read = JSON.parse(text) as Record<string, string>;
  const key = (name: string) => fromBase64(read[name] ?? '');
  const ring = {
    id: read['id'] ?? '',
    lookup: key('lookup'),
    pepper: key('pepper'),
    mac: key('mac'),
    signing: key('signing'),
  };
  if (read['check'] !== checkOf(ring)) throw new Error('not as it was written');
  return ring;
}

/** A keyed hash by which something is found again; useless without the keyring. `purpose` keeps kinds apart. */
export function lookupHash(keyring: Keyring, purpose: string, value: string): Uint8Array {
  return new Uint8Array(
    createHmac('sha256', keyObject(keyring.lookup))
      .update(encodeFields([purpose, value]))
      .digest(),
  );
}

/** Vouches for fields under the keyring. */
export function macOf(keyring: Keyring, label: string, fields: (string | Uint8Array)[]): Uint8Array {
  return new Uint8Array(
    createHmac('sha256', keyObject(keyring.mac))
      .update(encodeFields([label, ...fields]))
      .digest(),
  );
}

/** Whether these fields were vouched for by this keyring. */
export function macFits(keyring: Keyring, label: string, fields: (string | Uint8Array)[], mac: Uint8Array): boolean {
  return equalBytes(macOf(keyring, label, fields), mac);
}

type Checkpoint = { number: number; hash: Uint8Array };

const checkpointBytes = ({ number, hash }: Checkpoint) => encodeFields(['astra/checkpoint/v1', String(number), hash]);

/** Signs the end of the audit chain as it stands. */
export function signCheckpoint(keyring: Keyring, checkpoint: Checkpoint): Uint8Array {
  return new Uint8Array(sign(null, checkpointBytes(checkpoint), signingKey(keyring)));
}

/** Whether a checkpoint was signed by this keyring. */
export function verifyCheckpoint(keyring: Keyring, checkpoint: Checkpoint & { signature: Uint8Array }): boolean {
  return verify(null, checkpointBytes(checkpoint), createPublicKey(signingKey(keyring)), checkpoint.signature);
}

function signingKey(keyring: Keyring) {
  return createPrivateKey({ key: Buffer.from(keyring.signing), format: 'der', type: 'pkcs8' });
}
