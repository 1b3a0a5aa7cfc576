import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withActor } from '#kernel/actor.ts';
import { openPool, sql, type Pool } from '#kernel/db.ts';
import { hearFacts } from '#kernel/outbox.ts';
import { closeIndex } from '#people/index.ts';
import { createKeyring, fitKeyring, useKeyring } from '#vault/index.ts';
import { makeApp } from '../server/app.ts';
import type { Pools } from '../server/database.ts';
import { makeHub, type Hub } from '../server/live.ts';
import { makeLog } from '../server/log.ts';
import { listeners } from '../server/modules.ts';
import { forgetCodes } from './browser.ts';
import { testDatabase, type SharedServer } from './database.ts';

export type Answer<T = Record<string, never>> = { status: number; body: T; headers: Headers };

/** The whole program in this process on a database of its own; addresses are called without a port. */
export type Program = {
  pools: Pools;
  hub: Hub;
  keysDir: string;
  server: SharedServer;
  database: string;
  setupCode: string;
  /** The database as its owner sees it: past row-level security, for looking at what is really there. */
  asOwner: Pool;
  /** Everything the program logged. */
  logged: string[];
  /** `from`: the address a request seems to come from. */
  request(path: string, init?: RequestInit, from?: string): Promise<Response>;
  /** Lets the codes of this half minute work once more, so that a test need not wait for the next. */
  renewCodes(): Promise<void>;
  /** Delivers waiting facts, as the dispatcher would. */
  deliver(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the program for a test file. Call `stop` in `after`. */
export async function startProgram(): Promise<Program> {
  const database = await testDatabase();
  const keysDir = join(mkdtempSync(join(tmpdir(), 'astra-keys-')), 'keys');
  const keyring = await createKeyring(keysDir);
  useKeyring(keyring);
  await withActor(database.pools.app, null, (tx) => fitKeyring(tx, keyring));
  const hub = makeHub();
  const logged: string[] = [];
  const setupCode = 'abcdefgh12345678';
  const app = makeApp({
    pools: database.pools,
    hub,
    log: makeLog((line) => {
      logged.push(line);
      if (process.env['ASTRA_TEST_LOG']) console.error(line);
    }),
    deskFolder: keysDir,
    exitTo: 'https://vreme.example/',
    setupCode: () => setupCode,
    afterCommit: () => undefined,
  });
  const asOwner = openPool({ ...database.server, database: database.name, user: 'astra_owner', max: 1 });
  return {
    asOwner,
    pools: database.pools,
    hub,
    keysDir,
    server: database.server,
    database: database.name,
    setupCode,
    logged,
    request: async (path, init, from) =>
      app.request(path, init, from && { incoming: { socket: { remoteAddress: from } } }),
    renewCodes: async () => {
      await sql`update staff.second_factors set last_step = 0`.execute(asOwner);
      forgetCodes();
    },
    deliver: async () => {
      await hearFacts(database.pools.worker, listeners, (fact) => hub.tell(database.pools.app, fact));
    },
    stop: async () => {
      await closeIndex();
      await asOwner.destroy();
      await database.close();
      rmSync(join(keysDir, '..'), { recursive: true, force: true });
    },
  };
}
