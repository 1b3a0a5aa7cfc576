import { dirname } from 'node:path';
import type { Connection } from '#kernel/db.ts';
import { Refusal, refuse } from '#kernel/errors.ts';
import type { Migration } from '#kernel/migrate.ts';
import { startPostgres } from '#kernel/postgres.ts';
import { keyring } from '#vault/index.ts';
import { connectionsOf, prepareAsOwner, prepareCluster } from '../cluster.ts';
import type { Cluster } from '../config.ts';
import { prepareDatabase, type Pools } from '../database.ts';
import { allMigrations } from '../modules.ts';
import { copyIn, type CameIn } from './copy-in.ts';
import { eraseAgain, type ErasedAgain } from './erase-again.ts';
import type { ExportHead } from './head.ts';
import { intoEmptyFolder, mustFit, putKeys, type Folders } from './place.ts';
import { emptyUnproved, markProved } from './rows.ts';
import { openSession, takePasskeysAway } from './store.ts';
import { UNFINISHED } from './unfinished.ts';
import { verifyCopy, type Verified } from './verify.ts';
import { sourceOf } from './with-server.ts';

export type Given = { file: string; identities: string[]; registers: string[] };
export type Imported = Verified & { at: string; program: string; erased: ErasedAgain; passkeys: number };

/** All steps, and the mark that bars serving until the proof. */
const allAndMark = () => [...allMigrations(), UNFINISHED];

/** The steps the rows have been through: with these the tables are what they were. Those that came later run after. */
function stepsOf({ migrations }: ExportHead): Migration[] {
  const wanted = new Set(migrations);
  return allMigrations().filter(({ module, name }) => wanted.has(`${module}/${name}`));
}

/** Imports into an empty data folder. Refuses as `intoEmptyFolder`, `copyIn` and `verifyCopy` do. */
export async function importToFolder(folders: Folders, given: Given): Promise<Imported> {
  const done = await intoEmptyFolder(folders, async (draft) => {
    const postgres = await startPostgres({ dataDir: draft, log: () => undefined });
    try {
      const { address } = sourceOf(draft, draft, postgres);
      const place = { ...address, superuser: postgres.superuser };
      const owner = { ...address, user: 'astra_owner' };
      const came = await copyIn(given.file, given.identities, async (head) => {
        await mustFit(head, folders.keysDir);
        await (await prepareDatabase(place, stepsOf(head))).close();
        return owner;
      });
      const pools = await prepareDatabase(place, allAndMark());
      const imported = await prove(pools, owner, came, registersOf(folders.keysDir, given));
      const registers = registersOf(folders.keysDir, given);
      return { keyring: came.keyring, checkpoint: came.checkpoint, registers, imported };
    } finally {
      await postgres.stop();
    }
  });
  return done.imported;
}

/**
 * Imports into a cluster's empty database. Refuses `copy-needs-owner`, and as `prepareCluster`, `copyIn` and
 * `verifyCopy` do; then the tables are empty again. Cut off before it is proved, it leaves a database no program serves.
 */
export async function importToCluster(cluster: Cluster, keysDir: string, given: Given): Promise<Imported> {
  const owner = ownerOf(cluster);
  const came = await copyIn(given.file, given.identities, async (head) => {
    await mustFit(head, keysDir);
    await prepareAsOwner(owner, connectionsOf(cluster), { migrations: stepsOf(head) }).catch((error: unknown) => {
      // It has been through more than the rows have.
      throw error instanceof Refusal && error.code === 'database-newer' ? refuse('import-not-empty', 400) : error;
    });
    return owner;
  });
  try {
    const registers = registersOf(keysDir, given);
    await putKeys(keysDir, { ...came, registers });
    return await prove(await prepareCluster(cluster, allAndMark()), owner, came, registers);
  } catch (error) {
    const session = await openSession(owner);
    await emptyUnproved(session).finally(() => session.close());
    throw error;
  }
}

/** The owner's address of a cluster. Refuses `copy-needs-owner`: nobody else sees every row. */
export function ownerOf({ owner }: Cluster): Connection {
  if (!owner) throw refuse('copy-needs-owner', 400);
  return owner;
}

/** Where a register of erasures may lie: beside the keyring, beside the copy, and where whoever asks says. */
const registersOf = (keysDir: string, { file, registers }: Given) => [keysDir, dirname(file), ...registers];

async function prove(pools: Pools, owner: Connection, came: CameIn, registers: string[]): Promise<Imported> {
  try {
    const verified = await verifyCopy({ owner, pools }, came.keyring, null, came.checkpoint);
    const erased = await eraseAgain(owner, registers, keyring(), 'copy');
    const session = await openSession(owner);
    const passkeys = await takePasskeysAway(session)
      .then((count) => markProved(session).then(() => count))
      .finally(() => session.close());
    // What is told is what was exported: the list of steps is the new database's own.
    const rows = Object.values(came.counts).reduce((sum, count) => sum + count, 0);
    const tables = Object.keys(came.counts).length;
    return { ...verified, rows, tables, erased, passkeys, at: came.at, program: came.head.program };
  } finally {
    await pools.close();
  }
}
