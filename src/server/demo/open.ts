import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { withActor } from '#kernel/actor.ts';
import type { Pool } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { findOrganisation, setupStage } from '#staff/index.ts';
import { seedDemo, type DemoAccount } from './seed.ts';

const FILE = 'demo.json';

/** Refuses `not-a-demo` where the folder holds an organisation the demonstration did not make. */
export async function refuseRealData(app: Pool): Promise<void> {
  const organisation = await withActor(app, null, (tx) => findOrganisation(tx));
  if (organisation && !organisation.demo) throw refuse('not-a-demo', 403);
}

/**
 * The demonstration's people, making its world where there is none yet. Refuses `demo-unfinished` where an earlier
 * start was interrupted half way.
 */
export async function openDemo(
  app: Hono,
  pool: Pool,
  dataDir: string,
  setupCode: string | null,
): Promise<DemoAccount[]> {
  const file = join(dataDir, FILE);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
  const stage = await withActor(pool, null, (tx) => setupStage(tx));
  if (stage !== 'organisation' || !setupCode) throw refuse('demo-unfinished', 503, { folder: dataDir });
  const accounts = await seedDemo(app, setupCode, dataDir);
  writeFileSync(file, JSON.stringify(accounts), { mode: 0o600 });
  return accounts;
}
