import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'desk-';
const USER = 'used-by-';
const COMING = '.coming-';

/**
 * The folder in `base` with the build of these sources, made by `build` where there is none. A build is made beside the
 * others and stands there whole or not at all; what a running program serves from is left alone, what nobody uses any
 * more is deleted. `build` gets the folder to build into.
 */
export async function buildOf(
  base: string,
  sources: string,
  build: (into: string) => Promise<unknown>,
): Promise<string> {
  const folder = join(base, PREFIX + createHash('sha256').update(sources).digest('hex').slice(0, 16));
  if (!existsSync(folder)) await place(folder, build);
  markUsed(folder);
  deleteUnused(base, folder);
  return folder;
}

async function place(folder: string, build: (into: string) => Promise<unknown>): Promise<void> {
  const coming = `${folder}${COMING}${process.pid}`;
  mkdirSync(coming, { recursive: true });
  try {
    await build(coming);
    renameSync(coming, folder);
  } catch (error) {
    rmSync(coming, { recursive: true, force: true });
    // Another program that started in the same moment was quicker: hers is as good.
    if (!existsSync(folder)) throw error;
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
  for (const name of readdirSync(base)) {
    const folder = join(base, name);
    if (folder === own || !(name === 'desk' || name.startsWith(PREFIX)) || isUsed(folder, name)) continue;
    rmSync(folder, { recursive: true, force: true });
  }
}

function isUsed(folder: string, name: string): boolean {
  const users = name.includes(COMING) ? [name.split(COMING)[1]] : usersOf(folder);
  return users.some((pid) => lives(Number(pid)));
}

function usersOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(USER))
    .map((file) => file.slice(USER.length));
}

/** Whether a process is there; one of somebody else's counts too. */
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
