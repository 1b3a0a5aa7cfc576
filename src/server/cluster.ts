import { connectionProblem, openPool, type Connection, type Pool } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { migrate } from '#kernel/migrate.ts';
import { rolePassword, scramVerifier } from '#vault/index.ts';
import type { Cluster } from './config.ts';
import { poolsOf, refuseStrongRoles, type Connections, type Pools } from './database.ts';
import { allMigrations } from './modules.ts';
import { clusterFacts, ensureClusterRoles, migrationsDone } from './store.ts';

const OLDEST = 15;

/** How the program's roles connect: the app by its own address, the others to the same place with passwords made from it. */
export function connectionsOf({ app }: Pick<Cluster, 'app'>): Connections {
  const as = (user: string): Connection => ({ ...app, user, password: rolePassword(app.password ?? '', user) });
  return { app, worker: as('astra_worker'), sequencer: as('astra_audit') };
}

/**
 * Brings a cluster's database up to this program where the owner's address is known, and opens the pools. Without it
 * everything must be there already. Refuses in a sentence each: `database-unreachable`, `database-login-refused`,
 * `database-too-old`, `database-not-owned`, `database-not-utf8`, `database-roles-missing`, `database-behind`,
 * `database-newer`, `database-role-too-strong`.
 */
export async function prepareCluster(cluster: Cluster): Promise<Pools> {
  const connections = connectionsOf(cluster);
  if (cluster.owner) await prepareAsOwner(cluster.owner, connections);
  const pools = poolsOf(connections);
  try {
    await refuseStrongRoles(pools);
    await refuseUnlike(pools.app);
    return pools;
  } catch (error) {
    await pools.close();
    throw plainly(error);
  }
}

/** Makes roles and tables of a cluster, and nothing else: `astra migrate`. @returns how many migrations ran. */
export async function prepareAsOwner(
  place: Connection,
  connections: Connections,
  migrations = allMigrations(),
): Promise<number> {
  const owner = openPool({ ...place, max: 2 });
  try {
    const { release, owns, encoding, roles } = await clusterFacts(owner);
    if (release < OLDEST) throw refuse('database-too-old', 503, { release, oldest: OLDEST });
    if (!owns) throw refuse('database-not-owned', 503);
    if (encoding !== 'UTF8') throw refuse('database-not-utf8', 503, { encoding });
    if (!(await allConnect(connections))) await ensureClusterRoles(owner, verifiersOf(connections), roles);
    return await migrate(owner, migrations);
  } catch (error) {
    throw plainly(error);
  } finally {
    await owner.destroy();
  }
}

/** Whether every role can sign in: then the roles are made, and the owner need no longer be allowed to make any. */
async function allConnect(connections: Connections): Promise<boolean> {
  const pools = poolsOf(connections);
  try {
    for (const pool of [pools.app, pools.worker, pools.sequencer]) await passes(pool);
    return true;
  } catch (error) {
    if (connectionProblem(error) === 'login') return false;
    throw error;
  } finally {
    await pools.close();
  }
}

const passes = (pool: Pool) => pool.connection().execute(async () => undefined);

function verifiersOf(connections: Connections): Record<string, string> {
  return Object.fromEntries(
    Object.values(connections).map(({ user, password }) => [user, scramVerifier(password ?? '')]),
  );
}

/** Neither more nor less than this program knows: an older one would write old shapes into new tables. */
async function refuseUnlike(app: Pool): Promise<void> {
  const done = new Set(await migrationsDone(app).catch(() => []));
  const known = new Set(allMigrations().map(({ module, name }) => `${module}/${name}`));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length > 0) throw refuse('database-newer', 503, { migrations: unknown });
  const missing = [...known].filter((name) => !done.has(name));
  if (missing.length > 0) throw refuse('database-behind', 503, { missing: missing.length });
}

/** What the driver says, as a sentence for the keeper; anything else stays what it is. */
function plainly(error: unknown): unknown {
  const problem = connectionProblem(error);
  if (problem === null) return error;
  return refuse(
    { login: 'database-login-refused', reach: 'database-unreachable', right: 'database-roles-missing' }[problem],
    503,
  );
}
