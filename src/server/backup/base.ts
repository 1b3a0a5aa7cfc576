import type { Connection } from '#kernel/db.ts';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKPOINT_FILE } from '#audit/index.ts';
import { now } from '#kernel/clock.ts';
import { keyringText } from '#vault/index.ts';
import { allMigrations } from '../modules.ts';
import { writeArchive } from './archive.ts';
import { clusterEntry, listCluster, walFiles } from './cluster-files.ts';
import { BACKUP, CHECKPOINT, FORMAT, HEAD, KEYRING } from './names.ts';
import { programVersion } from './program-version.ts';
import { takeMoment, type Moment } from './moment.ts';
import { beginBackup, endBackup, openSession, rewriteErased, walShape, type Session } from './store.ts';
import { textEntry, type Entry } from './tar.ts';
import { lsnText, type WalShape } from './wal.ts';

/** What a backup is made of: a running server, its files, and the keys beside them. */
export type Source = { address: Connection; cluster: string; keysDir: string };

export type Made = { bytes: number; moment: Moment; shape: WalShape };
/** Told how far it is: bytes read of bytes there are. */
export type Tell = (done: number, all: number) => void;

/**
 * Writes a backup of a running server to `file`, sealed to the recipients, while everybody goes on writing. Its moment
 * is the end: what was saved before it is in it; of what was erased it holds no remains. `stopping` gives it up. Refuses as `writeArchive`, `takeMoment` and `loadKeyring` do.
 */
export async function backUp(
  source: Source,
  file: string,
  recipients: string[],
  tell: Tell,
  stopping?: AbortSignal,
): Promise<Made> {
  const session = await openSession(source.address);
  try {
    await rewriteErased(session);
    const shape = await walShape(session);
    const made: { moment?: Moment } = {};
    const entries = entriesOf(source, { session, shape, tell, fix: (moment) => (made.moment = moment) });
    const bytes = await writeArchive(file, recipients, entries, () => manifestOf(made.moment), stopping);
    if (!made.moment) throw new Error('no moment was fixed');
    return { bytes, moment: made.moment, shape };
  } finally {
    await session.close();
  }
}

function manifestOf(moment: Moment | undefined): object {
  return moment ? { mark: moment.mark, at: moment.at, lsn: lsnText(moment.lsn), counts: moment.counts } : {};
}

type Making = { session: Session; shape: WalShape; tell: Tell; fix: (moment: Moment) => void };

async function* entriesOf(source: Source, { session, shape, tell, fix }: Making): AsyncGenerator<Entry> {
  const keys = await keyringText(source.keysDir);
  yield textEntry(HEAD, JSON.stringify(headOf(source, keys, shape)));
  const from = await beginBackup(session);
  yield* filesOf(source.cluster, tell);
  yield textEntry('postgres/backup_label', await endBackup(session));
  yield textEntry(KEYRING, keys);
  // Read before the moment is fixed: what it signs is then in the database for certain.
  const checkpoint = readCheckpointText(source.keysDir);
  if (checkpoint !== null) yield textEntry(CHECKPOINT, checkpoint);
  const moment = await takeMoment(session, source.address);
  yield* walFiles(source.cluster, shape, from, moment.lsn);
  fix(moment);
}

/** The newest signed end of the audit, as it lies beside the keyring. */
export function readCheckpointText(keysDir: string): string | null {
  const file = join(keysDir, CHECKPOINT_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function headOf({ cluster }: Source, keys: string, shape: WalShape): object {
  const { id } = JSON.parse(keys) as { id: string };
  return {
    kind: BACKUP,
    format: FORMAT,
    program: programVersion(),
    postgres: readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim(),
    installation: id,
    begun: now().toISOString(),
    vouched: true,
    ...shape,
    migrations: allMigrations().map(({ module, name }) => `${module}/${name}`),
  };
}

async function* filesOf(cluster: string, tell: Tell): AsyncGenerator<Entry> {
  const names = listCluster(cluster);
  const sizeOf = (name: string) => statSync(join(cluster, name), { throwIfNoEntry: false })?.size ?? 0;
  const all = names.reduce((sum, name) => sum + sizeOf(name), 0);
  let done = 0;
  for (const name of names) {
    const entry = await clusterEntry(cluster, name);
    if (entry) yield entry;
    done += entry?.size ?? 0;
    tell(done, all);
  }
}
