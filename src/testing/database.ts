import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, sql } from '#kernel/db.ts';
import { startPostgres } from '#kernel/postgres.ts';
import { openPools, prepareDatabase, type Pools } from '../server/database.ts';
import { copyDatabase } from '../server/store.ts';

/** The one PostgreSQL all test files share; `tools/test.ts` starts it and names it in `ASTRA_TEST_DATABASE`. */
export type SharedServer = { host: string; port: number; superuser: string };

const TEMPLATE = 'astra_template';

/** Starts PostgreSQL in a throw-away folder and prepares the template every test database is copied from. */
export async function startSharedServer(): Promise<SharedServer & { folder: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'astra-test-'));
  // PostgreSQL may run as another account than this one, and must get through to its own folder.
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({ dataDir: folder, log: () => undefined });
  const server = { host: postgres.socketDir, port: postgres.port, superuser: postgres.superuser };
  const stop = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const pools = await prepareDatabase({ ...server, database: TEMPLATE });
    await pools.close();
    await waitForNoDisk(server);
  } catch (error) {
    // A server left running would keep the whole run from ending.
    await stop();
    throw error;
  }
  return { ...server, folder, stop };
}

/** What these databases hold is thrown away: nothing waits until it lies on the disk. The drills kill programs of their own. */
async function waitForNoDisk(server: SharedServer): Promise<void> {
  const admin = openPool({ ...server, database: 'postgres', user: server.superuser, max: 1 });
  await sql`alter role all set synchronous_commit = off`.execute(admin).finally(() => admin.destroy());
}

/** A database of its own for one test file, fully migrated and empty. */
export async function testDatabase(): Promise<{
  pools: Pools;
  name: string;
  server: SharedServer;
  close(): Promise<void>;
}> {
  const named = process.env['ASTRA_TEST_DATABASE'];
  const own = named ? null : await startSharedServer();
  const server: SharedServer = own ?? (JSON.parse(named ?? '') as SharedServer);
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = openPool({ ...server, database: 'postgres', user: server.superuser, max: 1 });
  await copyDatabase(admin, TEMPLATE, name);
  await admin.destroy();
  const pools = openPools({ ...server, database: name });
  const close = async () => {
    await pools.close();
    await own?.stop();
  };
  return { pools, name, server, close };
}
