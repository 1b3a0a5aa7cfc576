import { closeSync, createReadStream, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { Refusal, refuse } from '#kernel/errors.ts';
import { newChecksum, openStream, sealStream } from '#vault/index.ts';
import { MANIFEST } from './names.ts';
import { readTar, textEntry, textOf, writeTar, type Entry } from './tar.ts';

/** What is at work under another name until it is whole. */
const draftOf = (file: string) => `${file}.part`;

/**
 * Writes an archive: a tar, packed by gzip, sealed to the recipients in the age format; under another name until it is
 * whole and on the disk. Refuses `archive-exists`, and `archive-not-written` where the disk is full or closed; when
 * `stopping` says so it is given up. Whatever goes wrong, nothing is left.
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
  const draft = draftOf(file);
  const leave = () => rmSync(draft, { force: true });
  const until = stopping ? { signal: stopping } : {};
  try {
    leave();
    // Opened before anything begins: a place that cannot be written to is said at once.
    const writing = (await open(draft, 'wx', 0o600)).createWriteStream({ flush: true });
    const packing = createGzip({ level: constants.Z_BEST_SPEED });
    const sealed = await sealStream(recipients, packing);
    const tar = writeTar(withManifest(entries, manifest));
    await Promise.all([pipeline(tar, packing, until), pipeline(sealed, writing, until)]);
    renameSync(draft, file);
    syncFolder(dirname(file));
    return statSync(file).size;
  } catch (error) {
    leave();
    throw isOfDisk(error) ? refuse('archive-not-written', 503, { file }) : error;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * For commands: `work` writes an archive to `file`, and a signal ends the program at once, leaving nothing half-made. The
 * running program has an order of its own in which it stops.
 */
export async function orLeaveNothing<T>(file: string, work: () => Promise<T>): Promise<T> {
  const told = () => {
    rmSync(draftOf(file), { force: true });
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
  return error instanceof Error && 'code' in error && OF_DISK.includes(String(error.code));
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
