/** A file of an archive, its bytes as they come; a name that ends in a slash is a folder. */
export type Entry = { name: string; size: number; bytes: AsyncIterable<Uint8Array> };

const BLOCK = 512;
const NAME_LIMIT = 100;

/** Entries as a tar stream (POSIX ustar), readable by any tar. Sizes must be true. */
export async function* writeTar(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield headerOf(entry);
    let written = 0;
    for await (const piece of entry.bytes) {
      written += piece.length;
      yield piece;
    }
    if (written !== entry.size) throw new Error(`a file of ${entry.size} bytes gave ${written}`);
    yield new Uint8Array(paddingOf(entry.size));
  }
  yield new Uint8Array(2 * BLOCK);
}

const paddingOf = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK;
const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** Digits tell no more than this; beyond it the size stands in bytes behind a mark, as every tar reads it (GNU, base 256). */
const MOST_IN_DIGITS = 8 ** 11;
const IN_BYTES = 0x80;

function writeSize(header: Buffer, size: number): void {
  if (size < MOST_IN_DIGITS) header.write(octal(size, 12), 124);
  else {
    header[124] = IN_BYTES;
    header.writeBigUInt64BE(BigInt(size), 128);
  }
}

function sizeIn(header: Buffer): number {
  if (header[124] === IN_BYTES) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(header.toString('ascii', 124, 135), 8);
}

function headerOf({ name, size }: Entry): Uint8Array {
  if (Buffer.byteLength(name) > NAME_LIMIT) throw new Error('a name too long for the archive');
  const header = Buffer.alloc(BLOCK);
  const isFolder = name.endsWith('/');
  header.write(name, 0);
  header.write(octal(isFolder ? 0o700 : 0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  writeSize(header, size);
  header.write(octal(0, 12), 136);
  header.write('        ', 148);
  header.write(isFolder ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/**
 * Reads what `writeTar` wrote, entry by entry; the bytes of one are read to their end or not at all. Throws where the
 * closing blocks are missing.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const pieces = piecesOf(source);
  for (;;) {
    const header = Buffer.concat(await collect(pieces(BLOCK)));
    if (header.length < BLOCK) throw new Error('the archive ends too early');
    if (header.every((byte) => byte === 0)) break;
    const name = header.toString('utf8', 0, header.indexOf(0));
    const size = sizeIn(header);
    const bytes = pieces(size);
    yield { name, size, bytes };
    for await (const passed of bytes) void passed;
    for await (const padding of pieces(paddingOf(size))) void padding;
  }
  // To its end: only there does a sealed stream say whether it was cut.
  for await (const rest of pieces(Number.MAX_SAFE_INTEGER)) void rest;
}

/** Hands out a stream by numbers of bytes; fewer at its end. */
function piecesOf(source: AsyncIterable<Uint8Array>): (count: number) => AsyncGenerator<Uint8Array> {
  const stream = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  return async function* take(count) {
    for (let left = count; left > 0;) {
      if (held.length === 0) {
        const next = await stream.next();
        if (next.done) return;
        held = next.value;
      }
      const piece = held.subarray(0, left);
      held = held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  };
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return all;
}

/** The whole of an entry as text. */
export async function textOf({ bytes }: Entry): Promise<string> {
  return Buffer.concat(await collect(bytes)).toString('utf8');
}

const SHORT = 1 << 20;

/** The same for what is short wherever the program wrote it: of what somebody else wrote, gigabytes may be packed in little. */
export async function shortText(entry: Entry): Promise<string> {
  if (!(entry.size <= SHORT)) throw new Error('too long for what it is');
  return textOf(entry);
}

/** A small text as an entry. */
export function textEntry(name: string, text: string): Entry {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, bytes: once(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
