import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeInstallation, START_MS, until, type Installation } from './child-program.ts';

/** Named by the runner where several files want the demonstration: the folder in which they find a world made for them all. */
const SHARED = 'ASTRA_TEST_DEMO';
/** In the demonstration things fall due as minutes pass. An older world is left aside, and another made. */
const YOUNG_MS = 3 * 60_000;

/** Copies the demonstration's world into an empty installation, which makes it itself where nothing is shared. */
export async function copyDemoInto(house: Installation): Promise<void> {
  const place = process.env[SHARED];
  if (!place) return;
  copy(await youngWorld(place), house);
}

type Folders = Pick<Installation, 'dataDir' | 'keysDir'>;

/** Cold, with owners and modes: the cluster belongs to PostgreSQL's account. */
function copy(from: Folders, to: Folders): void {
  execFileSync('cp', ['-a', from.dataDir, to.dataDir]);
  execFileSync('cp', ['-a', from.keysDir, to.keysDir]);
}

/** One makes it, and whoever comes meanwhile waits. */
async function youngWorld(place: string): Promise<Folders> {
  const making = join(place, 'making');
  let mine = false;
  // The world that was found is taken, though it may be too old a moment later.
  let found: Folders | undefined;
  const thereOrWanted = () => (found = newest(place)) !== undefined || (mine = claim(making));
  await until('a world is there, or wanted', thereOrWanted, START_MS);
  try {
    return found ?? newest(place) ?? (await make(place));
  } finally {
    if (mine) rmSync(making, { recursive: true, force: true });
  }
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Worlds are named by when they were made. */
function newest(place: string): Folders | undefined {
  const made = readdirSync(place)
    .map(Number)
    .filter((at) => Date.now() - at < YOUNG_MS);
  return made.length > 0 ? foldersIn(join(place, String(Math.max(...made)))) : undefined;
}

const foldersIn = (folder: string): Folders => ({ dataDir: join(folder, 'data'), keysDir: join(folder, 'keys') });

async function make(place: string): Promise<Folders> {
  const house = await makeInstallation();
  try {
    const program = await house.start('demo');
    program.end();
    await program.gone;
    const draft = join(place, 'making', 'world');
    mkdirSync(draft);
    copy(house, foldersIn(draft));
    const whole = join(place, String(Date.now()));
    renameSync(draft, whole);
    return foldersIn(whole);
  } finally {
    await house.remove();
  }
}
