import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel/ids.ts';

const PREFIX = 'desk-';
const USER = 'used-by-';
/** Written last: a folder that has it is whole. */
const STAMP = 'built-from.txt';

/**
 * The folder in `base` with the build of these sources, made by `build` where there is none. Every build has a folder
 * of its own: what a running program serves from is left alone, what nobody uses any more is deleted. `build` gets the
 * folder to build into, and leaves there what it finds.
 */
export async function buildOf(
  base: string,
  sources: string,
  build: (into: string) => Promise<unknown>,
): Promise<string> {
  mkdirSync(base, { recursive: true });
  const folder = builtFrom(base, sources) ?? (await buildAnew(base, sources, build));
  markUsed(folder);
  deleteUnused(base, folder);
  return folder;
}

function builtFrom(base: string, sources: string): string | undefined {
  return buildsIn(base).find((folder) => {
    const stamp = join(folder, STAMP);
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
  });
}

async function buildAnew(base: string, sources: string, build: (into: string) => Promise<unknown>): Promise<string> {
  const folder = join(base, PREFIX + newId());
  mkdirSync(folder);
  markUsed(folder);
  try {
    await build(folder);
    writeFileSync(join(folder, STAMP), sources);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Says that this program serves from a build. Where it may not write there, nobody who may has to know of it. */
function markUsed(folder: string): void {
  try {
    writeFileSync(join(folder, USER + process.pid), '');
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function deleteUnused(base: string, own: string): void {
  for (const folder of buildsIn(base))
    if (folder !== own && !usersOf(folder).some(lives)) rmSync(folder, { recursive: true, force: true });
}

/** Builds, and the one folder that earlier versions built into. */
function buildsIn(base: string): string[] {
  const names = readdirSync(base).filter((name) => name === 'desk' || name.startsWith(PREFIX));
  return names.map((name) => join(base, name));
}

function usersOf(folder: string): number[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(USER))
    .map((file) => Number(file.slice(USER.length)));
}

/** Whether a process is there; one of somebody else's counts too. */
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
