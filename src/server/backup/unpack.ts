import { chmodSync, createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readArchive } from './archive.ts';
import { backupHead, readHead, readManifest, type Head, type Manifest } from './head.ts';
import { BACKUP, CHECKPOINT, CLUSTER, KEYRING } from './names.ts';
import { textOf, type Entry } from './tar.ts';

/** A backup as it lies unpacked: its cluster in a folder, its keys still in memory. */
export type Unpacked = { head: Head; manifest: Manifest; keyring: string; checkpoint: string | null };

/**
 * Unpacks a backup's cluster to `<draft>/postgres` and proves that every file is as it was written. `fits` may refuse
 * it by its head, before anything is unpacked. Refuses as `readArchive` and `readHead` do.
 */
export async function unpack(
  file: string,
  identities: string[],
  draft: string,
  fits: (head: Head) => Promise<void>,
): Promise<Unpacked> {
  let head: Head | null = null;
  const texts = new Map<string, string>();
  const take = async (entry: Entry) => {
    if (!head) {
      head = await readHead(entry, BACKUP, backupHead);
      await fits(head);
    } else if (entry.name.startsWith(CLUSTER)) await lay(entry, draft);
    else texts.set(entry.name, await textOf(entry));
  };
  const manifest = readManifest(await readArchive(file, identities, take), file);
  const keyring = texts.get(KEYRING);
  if (!head || keyring === undefined) throw new Error('a backup without head or keyring');
  return { head, manifest, keyring, checkpoint: texts.get(CHECKPOINT) ?? null };
}

async function lay({ name, bytes }: Entry, draft: string): Promise<void> {
  if (name.split('/').includes('..')) throw new Error('a name that leads out of the folder');
  const path = join(draft, name);
  makeFolder(name.endsWith('/') ? path : dirname(path));
  if (!name.endsWith('/')) await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  else for await (const none of bytes) void none;
}

function makeFolder(path: string): void {
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
}
