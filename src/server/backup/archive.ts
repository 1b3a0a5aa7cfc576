import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { Refusal, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { newChecksum, openStream, sealStream } from '#vault/index.ts';
import { MANIFEST } from './names.ts';
import { readTar, textEntry, textOf, writeTar, type Entry } from './tar.ts';

/** What this program has at work, each under a name of its own until it is whole: two may write to one place. */
const drafts = new Set<string>();

/**
 * Writes an archive: a tar, packed by gzip, sealed to the recipients in the age format; under another name until it is
 * whole and on the disk. Refuses `archive-exists`, also where it came meanwhile, and `archive-not-written` where the disk
 * is full or closed; when `stopping` says so it is given up. Whatever goes wrong, nothing is left.
 * @returns its size in bytes.
 */
export async function writeArchive(
  file: string,
  recipients: string[],
  entries: AsyncIterable<Entry>,
  manifest: () => object,
  stopping?: AbortSignal,
): Promise<number> {
  if (existsSync(file)) throw refuse('archive-exists', 400, { file });
  const draft = `${file}.${newId()}.part`;
  drafts.add(draft);
  const until = stopping ? { signal: stopping } : {};
  try {
    // Opened before anything begins: a place that cannot be written to is said at once.
    const writing = (await open(draft, 'wx', 0o600)).createWriteStream({ flush: true });
    const packing = createGzip({ level: constants.Z_BEST_SPEED });
    const sealed = await sealStream(recipients, packing);
    const tar = writeTar(withManifest(entries, manifest));
    await Promise.all([pipeline(tar, packing, until), pipeline(sealed, writing, until)]);
    const { size } = statSync(draft);
    name(draft, file);
    syncFolder(dirname(file));
    return size;
  } catch (error) {
    throw isOfDisk(error) ? refuse('archive-not-written', 503, { file }) : error;
  } finally {
    rmSync(draft, { force: true });
    drafts.delete(draft);
  }
}

/** Gives a whole archive its name, over nothing that has it already. Refuses `archive-exists`. */
function name(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw refuse('archive-exists', 400, { file });
    nameWithoutLinks(draft, file);
  }
}

/** On a stick that knows no links (FAT) the name is taken first, which one writer alone can do, then filled. */
function nameWithoutLinks(draft: string, file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? refuse('archive-exists', 400, { file }) : error;
  }
  renameSync(draft, file);
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * For commands: `work` writes an archive, and a signal ends the program at once, leaving nothing half-made. The running
 * program has an order of its own in which it stops.
 */
export async function orLeaveNothing<T>(work: () => Promise<T>): Promise<T> {
  const told = () => {
    for (const draft of drafts) rmSync(draft, { force: true });
    process.exit(1);
  };
  for (const signal of SIGNALS) process.once(signal, told);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, told);
  }
}

const OF_DISK = ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EFBIG'];

/** Whether something failed because the disk is full, closed or not there. */
export function isOfDisk(error: unknown): boolean {
  return OF_DISK.includes(codeOf(error));
}

/** Makes a new name last through a power cut; where a folder cannot be synced (some sticks), the file itself was. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Nothing more can be done there.
  }
}

type Sums = Record<string, [size: number, checksum: string]>;

async function* withManifest(entries: AsyncIterable<Entry>, manifest: () => object): AsyncGenerator<Entry> {
  const files: Sums = {};
  for await (const entry of entries)
    yield { ...entry, bytes: summed(entry.bytes, (sum) => (files[entry.name] = [entry.size, sum])) };
  yield textEntry(MANIFEST, JSON.stringify({ ...manifest(), files }));
}

async function* summed(bytes: AsyncIterable<Uint8Array>, done: (sum: string) => void): AsyncGenerator<Uint8Array> {
  const sum = newChecksum();
  for await (const piece of bytes) {
    sum.add(piece);
    yield piece;
  }
  done(sum.text());
}

/**
 * Opens an archive and hands each entry to `take`, which reads it to its end; the first is its head. Afterwards all is
 * compared with the manifest, which is returned. Refuses `archive-unreadable`, `archive-wrong-key` and
 * `archive-damaged`; what `take` refuses goes through.
 */
export async function readArchive(
  file: string,
  identities: string[],
  take: (entry: Entry) => Promise<void>,
): Promise<Record<string, unknown>> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw refuse('archive-unreadable', 400, { file });
  const unpacking = createGunzip();
  const opened = await openStream(identities, createReadStream(file));
  // What breaks inside is told by whoever reads on below.
  const feeding = pipeline(opened, unpacking).catch(() => undefined);
  try {
    return await readEntries(unpacking, take);
  } catch (error) {
    if (error instanceof Refusal || isOfDisk(error)) throw error;
    throw refuse('archive-damaged', 400, { file });
  } finally {
    // Both ends: one that waits to be read would otherwise wait for ever.
    opened.destroy();
    unpacking.destroy();
    await feeding;
  }
}

async function readEntries(source: AsyncIterable<Uint8Array>, take: (entry: Entry) => Promise<void>) {
  const found: Sums = {};
  let manifest: { files?: Sums } | null = null;
  for await (const entry of readTar(source)) {
    if (entry.name === MANIFEST) manifest = JSON.parse(await textOf(entry)) as { files?: Sums };
    else await take({ ...entry, bytes: summed(entry.bytes, (sum) => (found[entry.name] = [entry.size, sum])) });
  }
  const order = (sums: Sums | undefined) => JSON.stringify(Object.entries(sums ?? {}).toSorted());
  if (!manifest || order(manifest.files) !== order(found)) throw new Error('not what the manifest says');
  return manifest as Record<string, unknown>;
}
