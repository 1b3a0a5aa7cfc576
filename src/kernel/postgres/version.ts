import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../errors.ts';
import type { Folders } from './folders.ts';
import type { Programs } from './programs.ts';

/** What `version.json` beside the cluster says: the release that last ran, where its programs came from, the folder's own format. */
type Version = { postgres: string; package: string; format: number };

const FORMAT = 1;

/**
 * Whether there is a cluster to start (true) or one is yet to be made (false). Refuses `data-other-version` (details: found,
 * needed) for another major version or a newer folder format, and `data-incomplete` (details: folder) where a cluster once was
 * and its files are missing: an empty one in its place would look as if everything were lost.
 */
export function checkVersion(folders: Folders, programs: Programs): boolean {
  const noted = readVersion(folders);
  const held = existsSync(folders.cluster) ? readdirSync(folders.cluster) : [];
  if (noted && noted.format > FORMAT) throw otherVersion(`format ${noted.format}`, `format ${FORMAT}`);
  if (!held.includes('PG_VERSION')) {
    if (held.length > 0 || noted) throw refuse('data-incomplete', 503, { folder: folders.cluster });
    return false;
  }
  const found = readFileSync(join(folders.cluster, 'PG_VERSION'), 'utf8').trim();
  if (found !== String(programs.major)) throw otherVersion(found, String(programs.major));
  return true;
}

/** Writes `version.json`, whole or not at all; the cluster must exist. */
export function noteVersion(folders: Folders, programs: Programs): void {
  const version: Version = { postgres: programs.release, package: programs.origin, format: FORMAT };
  const path = versionPath(folders);
  writeFileSync(`${path}.new`, `${JSON.stringify(version)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

function readVersion(folders: Folders): Version | null {
  try {
    const { postgres, package: origin, format } = JSON.parse(readFileSync(versionPath(folders), 'utf8')) as Version;
    return { postgres, package: origin, format };
  } catch {
    return null;
  }
}

function otherVersion(found: string, needed: string): Error {
  return refuse('data-other-version', 503, { found, needed });
}

function versionPath(folders: Folders): string {
  return join(folders.data, 'version.json');
}
