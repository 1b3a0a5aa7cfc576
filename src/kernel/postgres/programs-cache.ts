import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

type Link = { source: string; target: string };

/**
 * Fills `folder` with links to the package's libraries, under all the names its install script would have given them, and
 * returns it: for installations without scripts (`npm ci --ignore-scripts`).
 */
export function linkLibraries(native: string, folder: string): string {
  openFolder(dirname(folder));
  openFolder(folder);
  const names = readdirSync(join(native, 'lib')).filter((name) => name.includes('.so'));
  const plain = names.map((name) => ({ source: `native/lib/${name}`, target: name }));
  for (const { source, target } of [...plain, ...links(native)]) {
    const link = join(folder, basename(target));
    rmSync(link, { force: true });
    symlinkSync(join(native, '..', source), link);
  }
  return folder;
}

/** Copies the package's programs (60 MB) to `folder`, readable for every account, and returns it; a copy already there stays. */
export function copyPackage(native: string, folder: string): string {
  if (existsSync(folder)) return folder;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  openFolder(dirname(folder));
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of links(native)) {
    const link = join(draft, '..', target.replace(/^native/, basename(draft)));
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
  openTree(draft);
  renameSync(draft, folder);
  return folder;
}

function links(native: string): Link[] {
  return JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
}

function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

// An installation under a strict umask is closed file by file: what its owner may read or run, everyone may in the copy.
function openTree(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
