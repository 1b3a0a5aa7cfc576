import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { one, sql } from '#kernel/db.ts';
import { found, ok } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { AlertsAnswer } from './shared.ts';
import { watchHouse } from './watch-house.ts';

let program: Program;

before(async () => {
  program = await startProgram();
});
after(() => program.stop());

const watch = () => program.pools.worker.transaction().execute((tx) => watchHouse(tx));

test('before the first run the house watches nothing; then a line nobody has ever held is an alert to all leads', async () => {
  await watch();
  const { director, lines } = await found(program);
  await watch();
  await watch();
  const { alerts } = await ok(director.browser.call<AlertsAnswer>('GET', '/alerts'));
  assert.deepEqual(
    alerts.map((row) => [row.kind, row.line, row.mine]).toSorted(),
    lines.map((line) => ['line_unheld', line.id, true]).toSorted(),
  );
});

test('the clock reads no words and no key: what is sealed is not granted to it', async () => {
  for (const column of [
    'tasks.promises.sealed',
    'tasks.moves.sealed',
    'hotline.handovers.sealed',
    'vault.grants.wrapped',
  ])
    assert.equal(await mayRead(column), false, column);
  assert.equal(await mayRead('tasks.promises.due'), true);
});

async function mayRead(column: string): Promise<boolean> {
  const [schema = '', table = '', name = ''] = column.split('.');
  const query = sql<{ may: boolean }>`select has_column_privilege(${`${schema}.${table}`}, ${name}, 'select') as may`;
  return (await one(program.pools.worker, query)).may;
}
