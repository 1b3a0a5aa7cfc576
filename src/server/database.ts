import { openPool, type Connection, type Pool } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { migrate } from '#kernel/migrate.ts';
import { allMigrations } from './modules.ts';
import { ensureDatabase, ensureRoles, passesRowSecurity } from './store.ts';

/** One pool per database role (VAULT 6.1). The owner's is closed again as soon as migrations have run. */
export type Pools = { app: Pool; worker: Pool; sequencer: Pool; close(): Promise<void> };

/** How each role of the running program connects. */
export type Connections = Record<'app' | 'worker' | 'sequencer', Connection>;

export type Address = { host: string; port: number; superuser: string; database: string };

/** Makes roles, database and tables where they are missing, and opens the pools the program works with. */
export async function prepareDatabase(address: Address, migrations = allMigrations()): Promise<Pools> {
  const { host, port, superuser, database } = address;
  const admin = openPool({ host, port, database: 'postgres', user: superuser, max: 1 });
  await ensureRoles(admin);
  await ensureDatabase(admin, database);
  await admin.destroy();
  const owner = openPool({ host, port, database, user: 'astra_owner', max: 1 });
  await migrate(owner, migrations).finally(() => owner.destroy());
  const pools = openPools(address);
  await refuseStrongRoles(pools).catch(async (error: unknown) => {
    await pools.close();
    throw error;
  });
  return pools;
}

/** Refuses `database-role-too-strong` where a role the program works as would pass by row-level security (VAULT 6.1). */
export async function refuseStrongRoles(pools: Pick<Pools, 'app' | 'worker' | 'sequencer'>): Promise<void> {
  for (const pool of [pools.app, pools.worker, pools.sequencer])
    if (await passesRowSecurity(pool)) throw refuse('database-role-too-strong', 503);
}

/** Pools for the roles the running program uses; none of them owns a table. */
export function openPools(place: Omit<Address, 'superuser'>): Pools {
  const { host, port, database } = place;
  const as = (user: string): Connection => ({ host, port, database, user });
  return poolsOf({ app: as('astra_app'), worker: as('astra_worker'), sequencer: as('astra_audit') });
}

/** Pools over these connections. */
export function poolsOf(connections: Connections): Pools {
  const app = openPool({ ...connections.app, max: 12 });
  const worker = openPool({ ...connections.worker, max: 3 });
  const sequencer = openPool({ ...connections.sequencer, max: 2 });
  return {
    app,
    worker,
    sequencer,
    close: async () => {
      await Promise.all([app.destroy(), worker.destroy(), sequencer.destroy()]);
    },
  };
}
