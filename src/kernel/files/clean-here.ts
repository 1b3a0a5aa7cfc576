import { refuse } from '../errors.ts';
import { MOST_BYTES, type FileKind } from '../file-kinds.ts';
import { remakePdf } from './pdf.ts';
import { cleanPicture } from './picture.ts';
import { sniff } from './sniff.ts';

/** A file made safe to keep: what it is by its own bytes, and those bytes without what they told of their maker. */
export type CleanFile = {
  kind: FileKind;
  bytes: Uint8Array;
  pages: number | null;
  width: number | null;
  height: number | null;
};

/** A picture made anew may be larger than it came, within reason. */
const MOST_MADE = 2 * MOST_BYTES;

/**
 * What `cleanFile` does, in the process that calls it. Refuses `file-archive`, `file-two-kinds`, `file-kind-unknown`,
 * `file-broken`, `file-too-large` for one that grew, `picture-too-large`, `pdf-locked`, `pdf-active`.
 */
export async function cleanHere(bytes: Uint8Array): Promise<CleanFile> {
  const clean = await made(bytes);
  if (clean.bytes.length > MOST_MADE) throw refuse('file-too-large', 413, { most: MOST_BYTES / (1024 * 1024) });
  return clean;
}

async function made(bytes: Uint8Array): Promise<CleanFile> {
  const kind = sniff(bytes);
  const plain = { kind, bytes, pages: null, width: null, height: null };
  switch (kind) {
    case 'text':
      return plain;
    case 'pdf':
      return { ...plain, ...(await cleanPdf(bytes)) };
    case 'jpeg':
    case 'png':
    case 'webp':
      return { ...plain, ...(await cleanPicture(bytes, kind)) };
  }
}

async function cleanPdf(bytes: Uint8Array): Promise<{ bytes: Uint8Array; pages: number }> {
  const answer = await remakePdf(bytes);
  if ('refused' in answer) throw refuse(answer.refused, answer.refused === 'file-broken' ? 400 : 415);
  return answer;
}
