import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import { concat, encodeFields, randomKey } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { keyObject } from './raw-keys.ts';
import { pad, unpad } from './padding.ts';

/** An opened dossier: its id and its one key. */
export type DossierKey = { dossier: string; key: Uint8Array };

/**
 * Where something sealed stands. Logical and stable, never a table's or column's name: migrations hold no key and must
 * stay free to rename.
 */
export type Address = { dossier: string; kind: string; field: string; record: string };

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

const boundTo = (address: Address) => encodeFields([address.dossier, address.kind, address.field, address.record]);

const contentKey = ({ key }: DossierKey, { kind }: Address): KeyObject => keyObject(purposeKey(key, `content/${kind}`));

/** Seals bytes at an address: format byte, random nonce, AES-256-GCM over the padded bytes, tag. */
export function sealBytes(dossier: DossierKey, address: Address, bytes: Uint8Array): Uint8Array {
  const nonce = randomKey(NONCE);
  const cipher = createCipheriv('aes-256-gcm', contentKey(dossier, address), nonce);
  cipher.setAAD(boundTo(address));
  return concat(Buffer.from([FORMAT]), nonce, cipher.update(pad(bytes)), cipher.final(), cipher.getAuthTag());
}

/** Opens bytes sealed at this address. Refuses `cannot-open` for another key, another place, or any changed bit. */
export function openBytes(dossier: DossierKey, address: Address, sealed: Uint8Array): Uint8Array {
  try {
    if (sealed[0] !== FORMAT) throw new Error('unknown format');
    const key = contentKey(dossier, address);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
    decipher.setAAD(boundTo(address));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const body = sealed.subarray(1 + NONCE, sealed.length - TAG);
    const [opened, rest] = [decipher.update(body), decipher.final()];
    // Nothing is left for the end in this mode; what is large is not copied for it.
    return unpad(rest.length === 0 ? plainBytes(opened) : concat(opened, rest));
  } catch {
    throw refuse('cannot-open', 404);
  }
}

/** The same bytes, no Buffer: what was sealed comes back as it was given. */
function plainBytes({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

/** Turns content of one version into the next: the first of a list lifts version 1. Pure. */
export type Lift = (old: unknown) => unknown;

/** Seals any JSON value, and with it the version of its shape (1 to 255). */
export function sealJson(dossier: DossierKey, address: Address, value: unknown, version = 1): Uint8Array {
  return sealBytes(dossier, address, concat(Uint8Array.of(version), Buffer.from(JSON.stringify(value), 'utf8')));
}

/**
 * Opens what `sealJson` made; the caller names the type of the newest shape and how older ones are lifted to it.
 * Refuses `cannot-open`, and `sealed-by-newer` when a newer Astra wrote it.
 */
export function openJson<T>(dossier: DossierKey, address: Address, sealed: Uint8Array, lifts: Lift[] = []): T {
  const bytes = openBytes(dossier, address, sealed);
  const version = bytes[0] ?? 0;
  if (version > lifts.length + 1) throw refuse('sealed-by-newer', 409);
  const value: unknown = JSON.parse(Buffer.from(bytes.subarray(1)).toString('utf8'));
  return lifts.slice(version - 1).reduce((old, lift) => lift(old), value) as T;
}
