import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asideIn, CHECKPOINT_FILE, readCheckpoint, verifyAudit, type Verdict } from '#audit/index.ts';
import { refuse } from '#kernel/errors.ts';
import { takeLock } from '#kernel/lock.ts';
import { startPostgres } from '#kernel/postgres.ts';
import { keyring, loadKeyring, useKeyring } from '#vault/index.ts';
import { readConfig, registersOf } from './config.ts';
import { openCluster } from './cluster.ts';
import { openPools, type Pools } from './database.ts';
import { verifyRegister, type RegisterVerdict } from './register-verify.ts';
import { say } from './sentences.ts';

/**
 * `astra audit verify [CHECKPOINT]`: walks the chain and says whether it is whole: of a stopped installation, or of a
 * cluster while its nodes run; and the same of the register of erasures. Without a checkpoint file it takes the one kept
 * beside the keyring, and names those that were put aside. Exit 1 when something does not fit.
 */
export async function auditVerify(args: string[]): Promise<void> {
  if (args[0] !== 'verify') throw refuse('unknown-command', 400, { command: `audit ${args[0] ?? ''}`.slice(0, 40) });
  const config = readConfig(process.env, 'data');
  const { dataDir } = config;
  if (dataDir !== null && !existsSync(join(dataDir, 'postgres')))
    throw refuse('no-installation', 400, { folder: dataDir });
  const paper = readPaper(args[1] ?? join(config.keysDir, CHECKPOINT_FILE), args[1] !== undefined);
  useKeyring(await loadKeyring(config.keysDir));
  const verify = async (pools: Pools) => {
    try {
      report(await verifyAudit(pools.sequencer, paper));
      reportRegister(await verifyRegister(pools, registersOf(config), keyring()));
    } finally {
      await pools.close();
    }
  };
  await (dataDir === null ? verify(await openCluster(config.cluster)) : stopped(dataDir, verify));
  if (args[1] === undefined) tellAside(config.keysDir);
}

/** What lies aside signs an end that was there once: a whole audit does not say that nothing was cut off it. */
function tellAside(keysDir: string): void {
  const files = asideIn(keysDir);
  if (files.length > 0) console.log(say('server.audit.aside', { files: files.join(', ') }));
}

/** Does something on the database of an installation that does not run. */
async function stopped<T>(dataDir: string, work: (pools: Pools) => Promise<T>): Promise<T> {
  const lock = takeLock(join(dataDir, 'astra.lock'));
  try {
    const postgres = await startPostgres({ dataDir, log: () => undefined });
    const pools = openPools({ host: postgres.socketDir, port: postgres.port, database: 'astra' });
    return await work(pools).finally(() => postgres.stop());
  } finally {
    lock.release();
  }
}

function readPaper(file: string, asked: boolean) {
  if (existsSync(file)) return readCheckpoint(readFileSync(file, 'utf8'));
  if (asked) throw refuse('checkpoint-unreadable', 400);
  return null;
}

function report({ broken, lines, batches, waiting }: Verdict): void {
  if (!broken) return console.log(say('server.audit.whole', { lines, batches, waiting }));
  console.error(say(`server.audit.broken.${broken.why}`, { batch: broken.batch, line: broken.line ?? '' }));
  process.exitCode = 1;
}

function reportRegister({ entries, broken }: RegisterVerdict): void {
  if (!broken) return console.log(say('server.register.whole', { entries }));
  console.error(say(`server.register.broken.${broken.why}`, { at: broken.at }));
  process.exitCode = 1;
}
