import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRoot } from './account.ts';
import { makeTrial, query } from './trial.ts';

const refused = (code: string, details?: object) => ({
  name: 'Refusal',
  code,
  status: 503,
  ...(details && { details }),
});

test('data of another major version is refused and left as it was', async (t) => {
  const trial = makeTrial(t);
  await (await trial.start()).stop();
  const file = join(trial.cluster, 'PG_VERSION');
  const needed = readFileSync(file, 'utf8').trim();
  writeFileSync(file, '13\n');
  await assert.rejects(trial.start(), refused('data-other-version', { found: '13', needed }));
  writeFileSync(file, `${needed}\n`);
  await trial.start();
});

test('a data folder of a newer Astra is refused', async (t) => {
  const trial = makeTrial(t);
  await (await trial.start()).stop();
  const file = join(trial.dataDir, 'version.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"format":1', '"format":2'));
  await assert.rejects(trial.start(), refused('data-other-version', { found: 'format 2', needed: 'format 1' }));
});

test('where the cluster is missing no empty one takes its place', async (t) => {
  const trial = makeTrial(t);
  await (await trial.start()).stop();
  renameSync(trial.cluster, `${trial.cluster}.elsewhere`);
  await assert.rejects(trial.start(), refused('data-incomplete', { folder: trial.cluster }));
  assert.equal(existsSync(trial.cluster), false);
});

test('a folder with somebody’s own files does not become an installation', async (t) => {
  const trial = makeTrial(t);
  mkdirSync(trial.dataDir, { mode: 0o755 });
  writeFileSync(join(trial.dataDir, 'pismo.txt'), 'draga');
  await assert.rejects(trial.start(), refused('data-incomplete', { folder: trial.dataDir }));
  assert.deepEqual(readdirSync(trial.dataDir), ['pismo.txt']);
});

test('a first start that was cut off is begun anew', async (t) => {
  const trial = makeTrial(t);
  mkdirSync(`${trial.cluster}.new/base`, { recursive: true });
  writeFileSync(`${trial.cluster}.new/PG_VERSION`, '18\n');
  chmodSync(trial.dataDir, 0o711);
  assert.deepEqual(await query(await trial.start(), 'SELECT 1 AS one'), [{ one: 1 }]);
  assert.equal(existsSync(`${trial.cluster}.new`), false);
});

test('a data folder that cannot be written is refused', async (t) => {
  const trial = makeTrial(t);
  writeFileSync(trial.dataDir, 'a file where the folder should be');
  await assert.rejects(trial.start(), refused('data-not-writable', { folder: trial.dataDir }));
  rmSync(trial.dataDir);
  if (isRoot()) return;
  mkdirSync(trial.dataDir, { mode: 0o500 });
  await assert.rejects(trial.start(), refused('data-not-writable', { folder: trial.dataDir }));
});

test('a data folder under a closed one is refused to root, whose PostgreSQL account cannot get there', async (t) => {
  if (!isRoot()) return t.skip('only root needs another account');
  const trial = makeTrial(t);
  chmodSync(trial.folder, 0o700);
  await assert.rejects(trial.start(), (error: { code: string; details: { folder: string } }) => {
    assert.equal(error.code, 'data-not-reachable');
    return error.details.folder === trial.dataDir;
  });
});

test('a cluster that does not start is refused with the place of the log', async (t) => {
  const trial = makeTrial(t);
  await (await trial.start()).stop();
  writeFileSync(join(trial.cluster, 'global', 'pg_control'), Buffer.alloc(8192));
  const log = join(trial.dataDir, 'log', 'postgres.log');
  await assert.rejects(trial.start(), refused('postgres-did-not-start', { log }));
  assert.match(readFileSync(log, 'utf8'), /FATAL/);
});
