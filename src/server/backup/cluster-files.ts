import { open, type FileHandle } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import type { Entry } from './tar.ts';
import { segmentsOf, type Lsn, type WalShape } from './wal.ts';

/** Folders whose contents a running server makes anew (PostgreSQL's documentation, 25.3.4.1); the log is added apart. */
const EMPTIED = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label.*|backup_manifest.*|recovery\.signal|pg_internal\.init.*)$/;
/** Read last of all: it says from where the server begins. */
const CONTROL = 'global/pg_control';
const PIECE = 1 << 18;

/** What of a cluster belongs in a backup, folders with a slash behind. */
export function listCluster(cluster: string): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = relative(cluster, join(folder, entry.name));
      if (entry.name.startsWith('pgsql_tmp') || LEFT_OUT.test(entry.name)) continue;
      if (entry.isFile() && name !== CONTROL) found.push(name);
      if (!entry.isDirectory()) continue;
      found.push(`${name}/`);
      if (!EMPTIED.includes(name)) walk(join(folder, entry.name));
    }
  };
  walk(cluster);
  return [...found, CONTROL];
}

/** One of them as an entry of the archive, in the size it has now; null when it has gone meanwhile. */
export async function clusterEntry(cluster: string, name: string): Promise<Entry | null> {
  if (name.endsWith('/')) return { name: `postgres/${name}`, size: 0, bytes: nothing() };
  const handle = await open(join(cluster, name)).catch(gone);
  if (!handle) return null;
  const { size } = await handle.stat();
  return { name: `postgres/${name}`, size, bytes: readPart(handle, 0, size, size) };
}

function gone(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** `length` bytes from `at`, then zeros up to `size`: a file may shrink while it is read, and the log tells what is missing. */
async function* readPart(handle: FileHandle, at: number, length: number, size: number): AsyncGenerator<Uint8Array> {
  try {
    let done = 0;
    while (done < length) {
      const piece = Buffer.alloc(Math.min(PIECE, length - done));
      const { bytesRead } = await handle.read(piece, 0, piece.length, at + done);
      if (bytesRead === 0) break;
      yield piece.subarray(0, bytesRead);
      done += bytesRead;
    }
    for (; done < size; done += PIECE) yield Buffer.alloc(Math.min(PIECE, size - done));
  } finally {
    await handle.close();
  }
}

/** What the server has let go of is not the archive disk's fault. Refuses `backup-log-gone`. */
async function openLog(cluster: string, name: string): Promise<FileHandle> {
  const handle = await open(join(cluster, 'pg_wal', name)).catch(gone);
  if (!handle) throw refuse('backup-log-gone', 503);
  return handle;
}

/** The files of the log from the one that holds `from`, whole, up to `to` and zeros behind it. */
export async function* walFiles(cluster: string, shape: WalShape, from: Lsn, to: Lsn): AsyncGenerator<Entry> {
  for (const { name, begin, to: end } of segmentsOf(shape, from, to)) {
    const handle = await openLog(cluster, name);
    const bytes = readPart(handle, 0, Number(end - begin), shape.segment);
    yield { name: `postgres/pg_wal/${name}`, size: shape.segment, bytes };
  }
}

/** The bytes of the log from one place to the next. */
export async function* walBytes(cluster: string, shape: WalShape, from: Lsn, to: Lsn): AsyncGenerator<Uint8Array> {
  for (const part of segmentsOf(shape, from, to)) {
    const handle = await openLog(cluster, part.name);
    const length = Number(part.to - part.from);
    yield* readPart(handle, Number(part.from - part.begin), length, length);
  }
}
