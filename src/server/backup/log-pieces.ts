import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { z } from 'zod';
import { readArchive, writeArchive } from './archive.ts';
import type { Source } from './base.ts';
import { walBytes } from './cluster-files.ts';
import type { Head } from './head.ts';
import { CHECKPOINT, FORMAT, HEAD } from './names.ts';
import { pieceName, type Piece } from './sets.ts';
import { textEntry, textOf, type Entry } from './tar.ts';
import { lsnText, readLsn, segmentsOf, type Lsn, type WalShape } from './wal.ts';

const LOG = 'astra log';
const BYTES = 'log';
const headShape = z.object({ kind: z.literal(LOG), timeline: z.number(), from: z.string(), to: z.string() });

export type Stretch = { at: Date; from: Lsn; to: Lsn; checkpoint: string | null };

/** Writes a stretch of the log into a folder of the archive, sealed; it must be on the disk of the server already. */
export async function writePiece(
  source: Source,
  shape: WalShape,
  { folder, recipients }: { folder: string; recipients: string[] },
  { checkpoint, ...stretch }: Stretch,
): Promise<Piece> {
  const file = join(folder, pieceName(stretch));
  const { from, to } = stretch;
  const entries = async function* (): AsyncGenerator<Entry> {
    const head = { kind: LOG, format: FORMAT, ...shape, from: lsnText(from), to: lsnText(to) };
    yield textEntry(HEAD, JSON.stringify(head));
    if (checkpoint !== null) yield textEntry(CHECKPOINT, checkpoint);
    yield { name: BYTES, size: Number(to - from), bytes: walBytes(source.cluster, shape, from, to) };
  };
  await writeArchive(file, recipients, entries(), () => ({}));
  return { file, ...stretch };
}

/**
 * Lays a piece over the log of an unpacked cluster. Refuses `archive-damaged` and `archive-wrong-key`, and
 * `archive-gap` where it is not the stretch its name says.
 * @returns the checkpoint that came with it.
 */
export async function layPiece(
  draft: string,
  piece: Piece,
  head: Pick<Head, 'timeline' | 'segment'>,
  identities: string[],
): Promise<string | null> {
  let checkpoint: string | null = null;
  let known = false;
  await readArchive(piece.file, identities, async (entry) => {
    if (entry.name === HEAD) known = mustBe(piece, head, await textOf(entry));
    else if (!known) throw refuse('archive-gap', 400, { file: piece.file });
    else if (entry.name === CHECKPOINT) checkpoint = await textOf(entry);
    else if (entry.name === BYTES) await layBytes(join(draft, 'postgres', 'pg_wal'), head, piece, entry.bytes);
    else throw new Error('a piece of the log with something else in it');
  });
  return checkpoint;
}

function mustBe({ file, from, to }: Piece, { timeline }: { timeline: number }, text: string): true {
  const head = headShape.parse(JSON.parse(text));
  const fits = head.timeline === timeline && readLsn(head.from) === from && readLsn(head.to) === to;
  if (!fits) throw refuse('archive-gap', 400, { file });
  return true;
}

async function layBytes(
  folder: string,
  shape: WalShape,
  { from, to }: Piece,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const stream = bytes[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  for (const part of segmentsOf(shape, from, to)) {
    const handle = await open(join(folder, part.name), 'a+', 0o600).then(async (made) => {
      await made.close();
      return open(join(folder, part.name), 'r+');
    });
    await handle.truncate(shape.segment);
    for (let at = part.from; at < part.to;) {
      if (held.length === 0) held = (await stream.next()).value ?? short();
      const piece = held.subarray(0, Number(part.to - at));
      await handle.write(piece, 0, piece.length, Number(at - part.begin));
      held = held.subarray(piece.length);
      at += BigInt(piece.length);
    }
    await handle.close();
  }
  await stream.next();
}

function short(): never {
  throw new Error('the log ends too early');
}
