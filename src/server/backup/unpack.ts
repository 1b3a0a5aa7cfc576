import { chmodSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readArchive } from './archive.ts';
import { belongsToCluster, settingsOfCopy } from './files-of-copy.ts';
import { backupHead, readHead, readManifest, type Head, type Manifest } from './head.ts';
import { BACKUP, CHECKPOINT, CLUSTER, KEYRING } from './names.ts';
import { shortText, type Entry } from './tar.ts';

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
    else if ([KEYRING, CHECKPOINT].includes(entry.name)) texts.set(entry.name, await shortText(entry));
    else throw new Error('a backup with something else in it');
  };
  const manifest = readManifest(await readArchive(file, identities, take), file);
  const keyring = texts.get(KEYRING);
  if (!head || keyring === undefined) throw new Error('a backup without head or keyring');
  return { head, manifest, keyring, checkpoint: texts.get(CHECKPOINT) ?? null };
}

async function lay(entry: Entry, draft: string): Promise<void> {
  const { name, bytes } = entry;
  if (name.split('/').includes('..')) throw new Error('a name that leads out of the folder');
  const path = join(draft, name);
  const inside = name.slice(CLUSTER.length);
  const settings = settingsOfCopy(inside);
  if (settings) return layText(path, settings(await shortText(entry)));
  if (belongsToCluster(inside)) makeFolder(name.endsWith('/') ? path : dirname(path));
  if (belongsToCluster(inside) && !name.endsWith('/'))
    await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  else for await (const none of bytes) void none;
}

function layText(path: string, text: string): void {
  makeFolder(dirname(path));
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
}

function makeFolder(path: string): void {
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
}
