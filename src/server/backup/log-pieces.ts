import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { isVouchedLog, loadKeyring, newChecksum, vouchForLog, type Keyring } from '#vault/index.ts';
import { z } from 'zod';
import { readArchive, writeArchive } from './archive.ts';
import type { Source } from './base.ts';
import { walBytes } from './cluster-files.ts';
import type { Head } from './head.ts';
import { CHECKPOINT, FORMAT, HEAD } from './names.ts';
import { pieceName, type Piece } from './sets.ts';
import { shortText, textEntry, type Entry } from './tar.ts';
import { lsnText, readLsn, segmentsOf, type Lsn, type WalShape } from './wal.ts';

const LOG = 'astra log';
const BYTES = 'log';
const VOUCHED = 'vouched';
const headShape = z.object({ kind: z.literal(LOG), timeline: z.number(), from: z.string(), to: z.string() });

export type Stretch = { at: Date; from: Lsn; to: Lsn; checkpoint: string | null };

const summedInto = async function* (sum: ReturnType<typeof newChecksum>, bytes: AsyncIterable<Uint8Array>) {
  for await (const piece of bytes) {
    sum.add(piece);
    yield piece;
  }
};

/** Writes a stretch of the log into a folder of the archive, sealed; it must be on the disk of the server already. */
export async function writePiece(
  source: Source,
  shape: WalShape,
  { folder, recipients }: { folder: string; recipients: string[] },
  { checkpoint, ...stretch }: Stretch,
): Promise<Piece> {
  const file = join(folder, pieceName(stretch));
  const { from, to } = stretch;
  const keyring = await loadKeyring(source.keysDir);
  const entries = async function* (): AsyncGenerator<Entry> {
    const said = { from: lsnText(from), to: lsnText(to) };
    yield textEntry(HEAD, JSON.stringify({ kind: LOG, format: FORMAT, ...shape, ...said }));
    if (checkpoint !== null) yield textEntry(CHECKPOINT, checkpoint);
    const sum = newChecksum();
    const bytes = summedInto(sum, walBytes(source.cluster, shape, from, to));
    yield { name: BYTES, size: Number(to - from), bytes };
    const all = { ...said, timeline: shape.timeline, at: stretch.at, sum: sum.text(), checkpoint };
    yield textEntry(VOUCHED, vouchForLog(keyring, all));
  };
  await writeArchive(file, recipients, entries(), () => ({}));
  return { file, ...stretch };
}

/**
 * Lays a piece over the log of an unpacked cluster. PostgreSQL does whatever the log says, so only the holder of the keyring
 * is believed: whoever knows the recipient could seal one as well. Sets of earlier releases vouch for none of their pieces.
 * Refuses `archive-damaged` and `archive-wrong-key`, `archive-gap` where it is not the stretch its name says, and
 * `archive-unvouched`.
 * @returns the checkpoint that came with it.
 */
export async function layPiece(
  draft: string,
  piece: Piece,
  { head, keyring }: { head: Pick<Head, 'timeline' | 'segment' | 'vouched'>; keyring: Keyring },
  identities: string[],
): Promise<string | null> {
  const sum = newChecksum();
  const texts = new Map<string, string>();
  await readArchive(piece.file, identities, async (entry) => {
    if (entry.name === HEAD) texts.set(HEAD, mustBe(piece, head, await shortText(entry)));
    else if (!texts.has(HEAD)) throw refuse('archive-gap', 400, { file: piece.file });
    else if (entry.name === BYTES && BigInt(entry.size) === piece.to - piece.from)
      await layBytes(join(draft, 'postgres', 'pg_wal'), head, piece, summedInto(sum, entry.bytes));
    else if ([CHECKPOINT, VOUCHED].includes(entry.name)) texts.set(entry.name, await shortText(entry));
    else throw new Error('a piece of the log with something else in it');
  });
  const checkpoint = texts.get(CHECKPOINT) ?? null;
  const { at, from, to } = piece;
  const said = { timeline: head.timeline, at, from: lsnText(from), to: lsnText(to), sum: sum.text(), checkpoint };
  const mac = texts.get(VOUCHED);
  const vouched = mac === undefined ? !head.vouched : isVouchedLog(keyring, said, mac);
  if (!vouched) throw refuse('archive-unvouched', 400, { file: piece.file });
  return checkpoint;
}

function mustBe({ file, from, to }: Piece, { timeline }: { timeline: number }, text: string): string {
  const head = headShape.parse(JSON.parse(text));
  const fits = head.timeline === timeline && readLsn(head.from) === from && readLsn(head.to) === to;
  if (!fits) throw refuse('archive-gap', 400, { file });
  return text;
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
