import { encodeFields } from './bytes.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import { pairOf } from './principal-keys.ts';

/** Somebody a key can be wrapped to: id, key version, raw public key. */
export type Recipient = { id: string; version: number; publicKey: Uint8Array };

const NOTHING = new Uint8Array();

/** What a wrap is bound to: it opens for this principal and version, about this thing, and for nothing else. */
function infoFor(about: string, id: string, version: number): Uint8Array {
  return encodeFields(['astra/wrap/v1', about, id, String(version)]);
}

/** Wraps a 32-byte key to a principal (HPKE, RFC 9180; VAULT 3.1). */
export function wrapKey({ key, to, about }: { key: Uint8Array; to: Recipient; about: string }): Uint8Array {
  return hpkeSeal(to.publicKey, infoFor(about, to.id, to.version), NOTHING, key);
}

/** Unwraps a key; throws when it was wrapped to another principal, version or thing. */
export function unwrapKey(options: {
  wrapped: Uint8Array;
  by: { id: string; version: number; privateKey: Uint8Array };
  about: string;
}): Uint8Array {
  const { wrapped, by, about } = options;
  return hpkeOpen(pairOf(by.privateKey), infoFor(about, by.id, by.version), NOTHING, wrapped);
}
