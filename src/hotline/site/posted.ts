import { Refusal, refuse } from '#kernel/errors.ts';
import { readForm, type PostedForm } from '#kernel/http.ts';
import { makeTurns } from '#kernel/turns.ts';
import type { Visit } from '#site/parts.ts';
import { sourceMark } from '#vault/index.ts';
import type { FileRoom } from './file-room.ts';
import { MOST_BODY } from './files.ts';

/** A form without files; what stands before the files of a larger one is no longer either. */
const SMALL_BODY = 128 * 1024;
/** Larger ones are read a few at a time, because they are held in memory. */
const large = makeTurns({ atOnce: 3, longest: 20, busy: 'busy' });
/** Of one source no more than so many are under way: whoever sends slowly, byte by byte, keeps out nobody elsewhere. */
const MOST_OF_SOURCE = 2;
const underWay = new Map<string, number>();
/** So much is read and let go of what was refused: a browser hears the answer only after it has sent everything. */
const MOST_LET_GO = 256 * 1024 * 1024;

/** A form as it came; `refused`: why its files were not taken, and it holds what stood before them. */
export type Posted = { form: PostedForm; refused: Refusal | null };

/** Reads a visitor's form. One whose files are refused still gives what she typed. */
export async function readPosted({ c, source, freeDisk }: Visit, room: FileRoom): Promise<Posted> {
  if (Number(c.req.header('content-length') ?? Infinity) <= SMALL_BODY)
    return { form: await readForm(c, SMALL_BODY), refused: null };
  const asItCame = c.req.raw;
  const body = asItCame.body?.getReader();
  const begun = body ? await readUntil(body, SMALL_BODY) : [];
  c.req.raw = requestWith(asItCame, streamOf(begun, body));
  try {
    room.mustBeOpen(await freeDisk());
    return { form: await ofSource(source, () => large(() => readForm(c, MOST_BODY))), refused: null };
  } catch (error) {
    const typed = beforeFiles(c.req.header('content-type') ?? '', Buffer.concat(begun));
    if (!(error instanceof Refusal) || error.code === 'foreign-origin' || !typed) throw error;
    if (body) await letGo(body);
    c.req.raw = requestWith(asItCame, typed);
    return { form: await readForm(c, SMALL_BODY), refused: error };
  }
}

async function ofSource<T>(source: string, work: () => Promise<T>): Promise<T> {
  const mark = sourceMark(source);
  const others = underWay.get(mark) ?? 0;
  if (others >= MOST_OF_SOURCE) throw refuse('busy', 503);
  underWay.set(mark, others + 1);
  try {
    return await work();
  } finally {
    const left = (underWay.get(mark) ?? 1) - 1;
    if (left > 0) underWay.set(mark, left);
    else underWay.delete(mark);
  }
}

type Body = ReadableStreamDefaultReader<Uint8Array>;

async function readUntil(body: Body, enough: number): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  for (let size = 0; size < enough;) {
    const { done, value } = await body.read().catch(() => {
      throw refuse('bad-form', 400);
    });
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  return parts;
}

/** What was read already, then what is still to come. To stop reading it does not end the connection. */
function streamOf(begun: Uint8Array[], body: Body | undefined): ReadableStream<Uint8Array> {
  const parts = begun.values();
  return new ReadableStream({
    async pull(controller) {
      const known = parts.next();
      if (!known.done) return controller.enqueue(known.value);
      const next = await body?.read();
      if (next?.value) controller.enqueue(next.value);
      else controller.close();
    },
  });
}

function requestWith({ url, headers }: Request, body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>): Request {
  const same = new Headers(headers);
  same.delete('content-length');
  return new Request(url, { method: 'POST', headers: same, body, duplex: 'half' } as RequestInit);
}

/** The form as if no file had been chosen; null where it is none in parts, or no files come. */
function beforeFiles(type: string, begun: Buffer): Uint8Array<ArrayBuffer> | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  if (!boundary) return null;
  const files = `--${boundary}\r\nContent-Disposition: form-data; name="files"`.toLowerCase();
  const end = begun.toString('latin1').toLowerCase().indexOf(files);
  return end < 0 ? null : new Uint8Array(Buffer.concat([begun.subarray(0, end), Buffer.from(`--${boundary}--\r\n`)]));
}

async function letGo(body: Body): Promise<void> {
  for (let size = 0; size < MOST_LET_GO;) {
    const { done, value } = await body.read().catch(() => ({ done: true, value: undefined }));
    if (done) return;
    size += value?.length ?? 0;
  }
}
