import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { refuse } from '../errors.ts';
import type { Account } from './account.ts';
import { type Folders, giveTo } from './folders.ts';
import { launch } from './launch.ts';
import { clearLeftovers } from './leftovers.ts';
import type { Programs } from './programs.ts';
import { initArguments } from './settings.ts';

/** The database superuser, reachable only through the closed socket folder. */
export const superuser = 'postgres';

/**
 * Makes a new, empty cluster. It is prepared under another name and moved into place when whole, so that an interrupted first
 * start leaves nothing half made. Refuses `postgres-did-not-start` (details: log).
 */
export async function createCluster(folders: Folders, programs: Programs, account: Account): Promise<void> {
  const draft = `${folders.cluster}.new`;
  if (existsSync(draft)) await clearLeftovers(draft, () => {});
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(account, draft);
  const code = await launch(programs, 'initdb', initArguments(draft, superuser), account, folders.logFile).ended;
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw refuse('postgres-did-not-start', 503, { log: folders.logFile });
  }
  renameSync(draft, folders.cluster);
  sync(folders.data);
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
