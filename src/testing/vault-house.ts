import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withActor } from '#kernel/actor.ts';
import { openPool, type Pool, type Tx } from '#kernel/db.ts';
import {
  bearPrincipal,
  bearTeam,
  createKeyring,
  keyholder,
  newSheet,
  openDossier,
  setSheet,
  useKeyring,
  type FirstGrant,
  type Keyholder,
} from '#vault/index.ts';
import { testDatabase } from './database.ts';

type Key = Pick<Keyholder, 'id' | 'version' | 'privateKey'>;
type KeyBearer = Key & { publicKey: Uint8Array };

/** Somebody with a key pair, and what of hers the audit was told in her last request. */
export type Holder = Key & { told: string[] };

/** Principals, keys and grants alone, without accounts and screens: for tests of the vault's own acts. */
export type VaultHouse = {
  app: Pool;
  /** The database past row-level security: what is really there. */
  asOwner: Pool;
  person(): Promise<Holder>;
  team(founder: Holder): Promise<string>;
  recovery(): Promise<KeyBearer>;
  /** What the clock does, past no row rule. */
  asWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One request of hers: a transaction in her name, with nothing remembered from the one before. */
  as<T>(who: Holder, work: (tx: Tx, keys: Keyholder) => Promise<T>): Promise<T>;
  /** Opens so many records, and gives their ids. */
  records(who: Holder, count: number, plan: { grants: FirstGrant[]; standby?: string[] }): Promise<string[]>;
  stop(): Promise<void>;
};

/** A vault on a database and a keyring of its own. Call `stop` in `after`. */
export async function openVaultHouse(): Promise<VaultHouse> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'astra-keys-'));
  useKeyring(await createKeyring(join(folder, 'keys')));
  const { app } = database.pools;
  const asOwner = openPool({ ...database.server, database: database.name, user: 'astra_owner', max: 1 });
  const as: VaultHouse['as'] = (who, work) => {
    who.told.length = 0;
    return withActor(app, who.id, (tx) => work(tx, keyholder({ ...who, touch: (id) => void who.told.push(id) })));
  };
  return {
    ...{ app, asOwner, as },
    asWorker: (work) => database.pools.worker.transaction().execute(work),
    person: () => withActor(app, null, aColleague),
    team: (founder) => as(founder, async (tx, keys) => (await bearTeam(tx, keys)).id),
    recovery: () => withActor(app, null, (tx) => bearPrincipal(tx, 'recovery')),
    records: (who, count, { grants, standby = [] }) =>
      as(who, async (tx) => {
        const ids: string[] = [];
        while (ids.length < count)
          ids.push(
            (await openDossier(tx, { kind: 'contact', grants, standby, practice: null, unrecoverable: true })).dossier,
          );
        return ids;
      }),
    stop: async () => {
      await asOwner.destroy();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody with a key pair and a sheet that opens it: who has nothing that does is taken for gone. */
async function aColleague(tx: Tx): Promise<Holder> {
  const bearer = await bearPrincipal(tx, 'staff');
  await setSheet(tx, bearer, newSheet().secret);
  return { ...bearer, told: [] };
}
