import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';

const SIZE = 32;
/** What stands before the 32 raw bytes in the DER form of an X25519 key (RFC 8410). */
const PRIVATE_DER = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b656e032100', 'hex');

/** A secret key as an object: given as bytes, Node takes four times as long to find out what it is. */
export function keyObject(raw: Uint8Array): KeyObject {
  return createSecretKey(raw);
}

/** A raw private half as Node takes it. Anything but 32 bytes throws: OpenSSL would silently drop what is too much. */
export function privateObject(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: derOf(PRIVATE_DER, raw), format: 'der', type: 'pkcs8' });
}

/** A raw public half as Node takes it. Anything but 32 bytes throws. */
export function publicObject(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: derOf(PUBLIC_DER, raw), format: 'der', type: 'spki' });
}

const recipients = new Map<string, KeyObject>();
const MOST_RECIPIENTS = 200;

/** The same of somebody who is sealed to: of one installation that is some dozens, all day. */
export function recipientObject(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('latin1');
  const made = recipients.get(name) ?? publicObject(raw);
  // What was used longest ago goes.
  recipients.delete(name);
  recipients.set(name, made);
  if (recipients.size > MOST_RECIPIENTS) recipients.delete(recipients.keys().next().value ?? '');
  return made;
}

function derOf(head: Buffer, raw: Uint8Array): Buffer {
  if (raw.length !== SIZE) throw new Error(`an X25519 key has ${SIZE} bytes, not ${raw.length}`);
  return Buffer.concat([head, raw]);
}

/** The 32 raw bytes of a public half. As JSON, because writing DER costs fifteen times as much. */
export function rawPublic(key: KeyObject): Uint8Array {
  return new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'));
}

/** The 32 raw bytes of a private half. */
export function rawPrivate(key: KeyObject): Uint8Array {
  const der = key.export({ format: 'der', type: 'pkcs8' });
  return new Uint8Array(der.subarray(der.length - SIZE));
}
