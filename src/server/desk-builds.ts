import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel/ids.ts';

const PREFIX = 'desk-';
const USER = 'used-by-';
/** In front of what is being deleted, with the number of the program that does it. */
const GOING = 'going-';
/** Written last: a folder that has it is whole. */
const STAMP = 'built-from.txt';

/**
 * The folder in `base` with the build of these sources, made by `build` where there is none. Every build has a folder
 * of its own: what a running program serves from is left alone, what nobody uses any more is deleted. `build` gets the
 * folder to build into, and leaves there what it finds. Several programs may start in one moment.
 */
export async function buildOf(
  base: string,
  sources: string,
  build: (into: string) => Promise<unknown>,
): Promise<string> {
  mkdirSync(base, { recursive: true });
  const folder = takeBuilt(base, sources) ?? (await buildAnew(base, sources, build));
  deleteUnused(base, folder);
  return folder;
}

/** A build that is there, taken before anybody else could delete it. */
function takeBuilt(base: string, sources: string): string | undefined {
  // Looked at once more when it is taken: until then it was nobody's.
  return buildsIn(base).find((folder) => isOf(folder, sources) && markUsed(folder) && isOf(folder, sources));
}

function isOf(folder: string, sources: string): boolean {
  return (unlessGone(() => readFileSync(join(folder, STAMP), 'utf8')) ?? '') === sources;
}

async function buildAnew(base: string, sources: string, build: (into: string) => Promise<unknown>): Promise<string> {
  const folder = newFolder(base);
  try {
    await build(folder);
    writeFileSync(join(folder, STAMP), sources);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A new folder, marked: another start may have deleted the first one before it was. */
function newFolder(base: string): string {
  for (;;) {
    const folder = join(base, PREFIX + newId());
    mkdirSync(folder);
    if (markUsed(folder)) return folder;
  }
}

/**
 * Says that this program serves from a build; false where the build is gone. Where it may not write there, nobody who
 * may has to know of it.
 */
function markUsed(folder: string): boolean {
  try {
    writeFileSync(join(folder, USER + process.pid), '');
    return true;
  } catch (error) {
    if (mayNot(error)) return true;
    if (isGone(error)) return false;
    throw error;
  }
}

function deleteUnused(base: string, own: string): void {
  const unused = buildsIn(base).filter((folder) => folder !== own && !usersOf(folder).some(lives));
  for (const folder of [...unused, ...leftBy(base)])
    try {
      deleteFor(base, folder);
    } catch (error) {
      // What may not be deleted stays; what another start deletes is none of ours.
      if (!mayNot(error) && !isGone(error)) throw error;
    }
}

/** Out of the way under a name of its own first: of two that would delete it one has it, and nobody takes it half deleted. */
function deleteFor(base: string, folder: string): void {
  const going = join(base, `${GOING}${process.pid}-${newId()}`);
  renameSync(folder, going);
  // Somebody may have taken it in that moment.
  if (usersOf(going).some(lives)) renameSync(going, folder);
  else rmSync(going, { recursive: true, force: true });
}

/** What a program that is gone was about to delete. */
function leftBy(base: string): string[] {
  const names = readdirSync(base).filter((name) => name.startsWith(GOING));
  return names.filter((name) => !lives(Number.parseInt(name.slice(GOING.length), 10))).map((name) => join(base, name));
}

/** Builds, and the one folder that earlier versions built into. */
function buildsIn(base: string): string[] {
  const names = readdirSync(base).filter((name) => name === 'desk' || name.startsWith(PREFIX));
  return names.map((name) => join(base, name));
}

function usersOf(folder: string): number[] {
  return (unlessGone(() => readdirSync(folder)) ?? [])
    .filter((file) => file.startsWith(USER))
    .map((file) => Number(file.slice(USER.length)));
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
const isGone = (error: unknown) => codeOf(error) === 'ENOENT';
const mayNot = (error: unknown) => ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error));

function unlessGone<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Whether a process is there; one of somebody else's counts too. */
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
