import { Worker } from 'node:worker_threads';
import { refuse } from '../errors.ts';
import { MOST_BYTES, type FileKind } from '../file-kinds.ts';
import { cleanPicture } from './picture.ts';
import type { PdfAnswer } from './pdf.ts';
import { sniff } from './sniff.ts';

/** A file made safe to keep: what it is by its own bytes, and those bytes without what they told of their maker. */
export type CleanFile = {
  kind: FileKind;
  bytes: Uint8Array;
  pages: number | null;
  width: number | null;
  height: number | null;
};

const PDF_SECONDS = 20;
const PDF_MEGABYTES = 512;

/**
 * Looks at a file somebody wants to keep and makes it anew: pictures from their pixels, a PDF from its objects, text as
 * it is. Nothing touches the disk. Refuses, each in one sentence: `file-empty`, `file-too-large`, `file-archive`,
 * `file-two-kinds`, `file-kind-unknown`, `file-broken`, `picture-too-large`, `pdf-locked`, `pdf-active`.
 */
export async function cleanFile(bytes: Uint8Array): Promise<CleanFile> {
  if (bytes.length === 0) throw refuse('file-empty', 400);
  if (bytes.length > MOST_BYTES) throw refuse('file-too-large', 413, { most: MOST_BYTES / (1024 * 1024) });
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
  const answer = await onThread(bytes);
  if ('refused' in answer) throw refuse(answer.refused, answer.refused === 'file-broken' ? 400 : 415);
  return answer;
}

/** A thread that takes too much memory or time, or falls, has read a broken file. */
function onThread(bytes: Uint8Array): Promise<PdfAnswer> {
  const thread = new Worker(new URL('pdf-thread.ts', import.meta.url), {
    ...{ name: 'pdf', env: {}, workerData: bytes },
    resourceLimits: { maxOldGenerationSizeMb: PDF_MEGABYTES },
  });
  return new Promise((resolve) => {
    const broken = () => resolve({ refused: 'file-broken' });
    const late = setTimeout(broken, PDF_SECONDS * 1000);
    thread.once('message', resolve);
    thread.once('error', broken);
    thread.once('exit', broken);
    thread.once('message', () => clearTimeout(late));
    thread.once('exit', () => clearTimeout(late));
  }).then(async (answer) => {
    await thread.terminate();
    return answer as PdfAnswer;
  });
}
