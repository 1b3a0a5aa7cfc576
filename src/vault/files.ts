import { createCipheriv, createDecipheriv } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import { concat, encodeFields, randomKey } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { pad, unpad } from './padding.ts';
import type { DossierKey } from './seal.ts';

/** A file as it lies in the database: its head, and its chunks in order. */
export type SealedFile = { head: Uint8Array; chunks: Uint8Array[] };

const FORMAT = 1;
const PREFIX = 7;
const TAG = 16;
/** Bytes of a file in one chunk. */
export const CHUNK = 64 * 1024;

/**
 * Seals a file in chunks by STREAM (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): every nonce counts the chunk and marks
 * the last one, so that a chunk left out, moved or cut off the end does not open. The length is padded first; the key
 * is the file's own, and no file is ever sealed twice under one id.
 */
export function sealFile(dossier: DossierKey, file: string, bytes: Uint8Array): SealedFile {
  const prefix = randomKey(PREFIX);
  const parts = cut(pad(bytes));
  return {
    head: concat(Uint8Array.of(FORMAT), prefix),
    chunks: parts.map((part, n) => {
      const cipher = createCipheriv('aes-256-gcm', fileKey(dossier, file), nonce(prefix, n, n === parts.length - 1));
      cipher.setAAD(boundTo(dossier, file));
      return concat(cipher.update(part), cipher.final(), cipher.getAuthTag());
    }),
  };
}

/** Opens what `sealFile` made. Refuses `cannot-open` for another key or file, a changed bit, and a file that is not whole. */
export function openFile(dossier: DossierKey, file: string, { head, chunks }: SealedFile): Uint8Array {
  try {
    if (head[0] !== FORMAT || head.length !== 1 + PREFIX || chunks.length === 0) throw new Error('unknown format');
    const prefix = head.subarray(1);
    const parts = chunks.map((chunk, n) => {
      const at = nonce(prefix, n, n === chunks.length - 1);
      const decipher = createDecipheriv('aes-256-gcm', fileKey(dossier, file), at, { authTagLength: TAG });
      decipher.setAAD(boundTo(dossier, file));
      decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
      return concat(decipher.update(chunk.subarray(0, chunk.length - TAG)), decipher.final());
    });
    return unpad(concat(...parts));
  } catch {
    throw refuse('cannot-open', 404);
  }
}

const fileKey = (dossier: DossierKey, file: string) => purposeKey(dossier.key, `file/${file}`);
const boundTo = (dossier: DossierKey, file: string) => encodeFields([dossier.dossier, 'file', file]);

/** STREAM's nonce: the file's prefix, the chunk's number, and whether it is the last. */
function nonce(prefix: Uint8Array, n: number, last: boolean): Uint8Array {
  const tail = Buffer.alloc(5);
  tail.writeUInt32BE(n);
  tail.writeUInt8(last ? 1 : 0, 4);
  return concat(prefix, tail);
}

function cut(bytes: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / CHUNK));
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * CHUNK, (n + 1) * CHUNK));
}
