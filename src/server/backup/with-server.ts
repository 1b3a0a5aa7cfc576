import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { takeLock } from '#kernel/lock.ts';
import { runningPostgres, startPostgres, type RunningPostgres } from '#kernel/postgres.ts';
import { dataFolder, type Config } from '../config.ts';
import type { Source } from './base.ts';

const DATABASE = 'astra';

/**
 * The database of an installation, reached as its keeper: through the socket of the program that runs, or, where none
 * does, started for as long as `work` takes. Refuses `no-installation`, `cluster-no-folder`, and what a start refuses.
 */
export async function withServer<T>(config: Config, work: (source: Source) => Promise<T>): Promise<T> {
  const { keysDir } = config;
  const dataDir = dataFolder(config);
  if (!existsSync(join(dataDir, 'postgres'))) throw refuse('no-installation', 400, { folder: dataDir });
  const running = runningPostgres(dataDir);
  if (running) return work(sourceOf(dataDir, keysDir, running));
  const lock = takeLock(join(dataDir, 'astra.lock'));
  try {
    const postgres = await startPostgres({ dataDir, log: () => undefined });
    return await work(sourceOf(dataDir, keysDir, postgres)).finally(() => postgres.stop());
  } finally {
    lock.release();
  }
}

type Reached = Pick<RunningPostgres, 'socketDir' | 'port' | 'superuser'>;

/** The running server as what a backup is made of. */
export function sourceOf(dataDir: string, keysDir: string, { socketDir, port, superuser }: Reached): Source {
  const address = { host: socketDir, port, user: superuser, database: DATABASE };
  return { address, cluster: join(realpathSync(dataDir), 'postgres'), keysDir };
}
