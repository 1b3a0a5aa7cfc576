import { refuse } from '#kernel/errors.ts';
import { MOST_BYTES } from '#kernel/file-kinds.ts';
import { cleanVisitorsFile } from '#kernel/files.ts';
import type { PostedForm } from '#kernel/http.ts';
import type { ReadyFile } from '../messages/write-message.ts';
import type { FileRoom } from './file-room.ts';

/** How many files one message may bring, and how large it may be with them, bytes. */
export const MOST_FILES = 3;
export const MOST_BODY = MOST_FILES * MOST_BYTES + 128 * 1024;
const LONGEST_NAME = 100;

/**
 * Has files made ready and keeps what is done with them: made anew from what can be seen, with the original beside it.
 * Every file is read in a process of its own. Refuses `too-many-files`, `no-files-now`, and as `cleanVisitorsFile` does;
 * what fails takes no room.
 */
export async function withFiles<T>(
  files: PostedForm['files'],
  room: FileRoom,
  keep: (ready: ReadyFile[]) => Promise<T>,
): Promise<T> {
  if (files.length > MOST_FILES) throw refuse('too-many-files', 413, { most: MOST_FILES });
  if (files.length === 0) return keep([]);
  const giveBack = room.take(files.reduce((sum, { bytes }) => sum + 2 * bytes.length, 0));
  try {
    return await keep(await readyFiles(files));
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function readyFiles(files: PostedForm['files']): Promise<ReadyFile[]> {
  const ready: ReadyFile[] = [];
  for (const { name, bytes } of files) {
    const { kind, bytes: clean } = await cleanVisitorsFile(bytes);
    ready.push({ name: name.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_NAME), kind, clean, original: bytes });
  }
  return ready;
}
