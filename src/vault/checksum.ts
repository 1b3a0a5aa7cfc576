import { createHash } from 'node:crypto';

/** A checksum (SHA-256, in hex) taken piece by piece. It shows accidents; against intent stands what it is sealed in. */
export function newChecksum(): { add(bytes: Uint8Array): void; text(): string } {
  const hash = createHash('sha256');
  return { add: (bytes) => void hash.update(bytes), text: () => hash.digest('hex') };
}
