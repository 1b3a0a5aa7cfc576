import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Fresh random bytes. */
export function randomKey(length = 32): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

/** Bytes put end to end. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Whether two byte strings are the same, in time that does not tell where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether a typed secret is the right one; false where either is missing. */
export function timingSafeText(typed: string | undefined, right: string | null): boolean {
  return typed !== undefined && right !== null && equalBytes(Buffer.from(typed), Buffer.from(right));
}

/** base64url without padding, as cookies and files carry it. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Reads `toBase64`. */
export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

/** Fields as bytes that read one way only: each with its length before it. */
export function encodeFields(fields: (string | Uint8Array)[]): Uint8Array {
  return concat(
    ...fields.flatMap((field) => {
      const bytes = typeof field === 'string' ? Buffer.from(field, 'utf8') : field;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
