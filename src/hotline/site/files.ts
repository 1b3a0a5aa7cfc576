import { refuse } from '#kernel/errors.ts';
import { MOST_BYTES } from '#kernel/file-kinds.ts';
import { cleanFile } from '#kernel/files.ts';
import type { PostedForm } from '#kernel/http.ts';
import type { ReadyFile } from '../messages/write-message.ts';

/** How many files one message may bring, and how large it may be with them, bytes. */
export const MOST_FILES = 3;
export const MOST_BODY = MOST_FILES * MOST_BYTES + 128 * 1024;
const LONGEST_NAME = 100;

/**
 * Files as they may be kept: made anew from what can be seen, with the original beside it. Every file is read in a
 * process of its own (`cleanFile`). Refuses `too-many-files` and as that does.
 */
export async function readyFiles(files: PostedForm['files']): Promise<ReadyFile[]> {
  if (files.length > MOST_FILES) throw refuse('too-many-files', 413, { most: MOST_FILES });
  const ready: ReadyFile[] = [];
  for (const { name, bytes } of files) {
    const { kind, bytes: clean } = await cleanFile(bytes);
    ready.push({ name: name.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME), kind, clean, original: bytes });
  }
  return ready;
}
