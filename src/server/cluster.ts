import { connectionProblem, openPool, type Connection, type Pool } from '#kernel/db.ts';
import { Refusal, refuse } from '#kernel/errors.ts';
import { migrate, type Migration } from '#kernel/migrate.ts';
import { rolePassword, scramVerifier } from '#vault/index.ts';
import { UNFINISHED_STEP } from './backup/unfinished.ts';
import type { Cluster } from './config.ts';
import { poolsOf, refuseStrongRoles, type Connections, type Pools } from './database.ts';
import { allMigrations } from './modules.ts';
import { clusterFacts, ensureClusterRoles, lackRoles, migrationsDone } from './store.ts';

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
 * `database-newer`, `database-role-too-strong`, `import-unfinished`.
 */
export async function prepareCluster(cluster: Cluster, migrations = allMigrations()): Promise<Pools> {
  const connections = connectionsOf(cluster);
  if (cluster.owner) await prepareAsOwner(cluster.owner, connections, { migrations });
  const pools = poolsOf(connections);
  try {
    await refuseStrongRoles(pools);
    await refuseUnlike(pools.app, migrations);
    return pools;
  } catch (error) {
    await pools.close();
    throw plainly(error);
  }
}

/** A cluster as it is, for commands that only read or add: they make and change nothing in it. Refuses as `prepareCluster`. */
export async function openCluster(cluster: Cluster): Promise<Pools> {
  return prepareCluster({ ...cluster, owner: null });
}

/** What is prepared; `anew`: roles that are there already get their passwords anew too. */
type Preparing = { migrations?: Migration[]; anew?: boolean };

/**
 * Makes roles and tables of a cluster, and nothing else: `astra migrate`. Roles that are there keep their passwords, which
 * other nodes may be using; refuses `database-login-refused` where they do not let this program in.
 * @returns how many migrations ran.
 */
export async function prepareAsOwner(
  place: Connection,
  connections: Connections,
  { migrations = allMigrations(), anew = false }: Preparing = {},
): Promise<number> {
  const owner = openPool({ ...place, max: 2 });
  try {
    const { release, owns, encoding, roles } = await clusterFacts(owner);
    if (release < OLDEST) throw refuse('database-too-old', 503, { release, oldest: OLDEST });
    if (!owns) throw refuse('database-not-owned', 503);
    if (encoding !== 'UTF8') throw refuse('database-not-utf8', 503, { encoding });
    if (anew || lackRoles(roles)) await ensureClusterRoles(owner, verifiersOf(connections), anew ? [] : roles);
    await mustConnect(connections);
    return await migrate(owner, migrations);
  } catch (error) {
    throw plainly(error);
  } finally {
    await owner.destroy();
  }
}

/** Every role must be let in, before anything is made in the database. */
async function mustConnect(connections: Connections): Promise<void> {
  const pools = poolsOf(connections);
  try {
    for (const pool of [pools.app, pools.worker, pools.sequencer]) await passes(pool);
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
export async function refuseUnlike(app: Pool, migrations = allMigrations()): Promise<void> {
  const done = new Set(await migrationsDone(app).catch(() => []));
  const known = new Set(migrations.map(({ module, name }) => `${module}/${name}`));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length > 0) throw refuse('database-newer', 503, { migrations: unknown });
  const missing = [...known].filter((name) => !done.has(name));
  if (missing.length > 0) throw refuse('database-behind', 503, { missing: missing.length });
}

/** What the driver says, as a sentence for the keeper; anything else stays what it is. */
function plainly(error: unknown): unknown {
  if (error instanceof Refusal && String(error.details['migrations'] ?? '').includes(UNFINISHED_STEP))
    return refuse('import-unfinished', 503);
  const problem = connectionProblem(error);
  if (problem === null) return error;
  return refuse(
    { login: 'database-login-refused', reach: 'database-unreachable', right: 'database-roles-missing' }[problem],
    503,
  );
}
