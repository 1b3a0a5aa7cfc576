import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { alone } from './order.ts';
import { runApart } from './run-files.ts';
import { SHARED, withSharedDatabase } from './shared-database.ts';
import { emptyTally } from './tally.ts';

const root = mkdtempSync(join(tmpdir(), 'astra-planted-'));
after(() => rmSync(root, { recursive: true, force: true }));

const server = (stopped: string[] = []) => ({
  folder: root,
  port: 5432,
  stop: async () => void stopped.push('stopped'),
});

test('every test file is told of the same server, and it is stopped when all are done', async () => {
  const files = ['one', 'two'].map((name) => {
    const told = JSON.stringify(join(root, `${name}.told`));
    writeFileSync(
      join(root, `${name}.int.test.ts`),
      `import { writeFileSync } from 'node:fs';\nimport { test } from 'node:test';
       test('told', () => writeFileSync(${told}, process.env['${SHARED}'] ?? ''));`,
    );
    return `${name}.int.test.ts`;
  });
  const stopped: string[] = [];
  const tally = await withSharedDatabase(
    async () => server(stopped),
    () => runApart(root, alone(files), 2, () => undefined),
  );
  assert.equal(tally.passed, 2);
  const told = readdirSync(root).filter((name) => name.endsWith('.told'));
  assert.deepEqual(
    told.map((name) => JSON.parse(readFileSync(join(root, name), 'utf8')) as unknown),
    [1, 2].map(() => ({ folder: root, port: 5432 })),
  );
  assert.deepEqual(stopped, ['stopped']);
  assert.equal(process.env[SHARED], undefined);
});

test('a server that does not start is a failure, told with its error; what needs none runs all the same', async () => {
  const work = async (served: boolean) => ({ ...emptyTally, passed: served ? 9 : 1 });
  const tally = await withSharedDatabase(() => Promise.reject(new Error('no space left')), work);
  assert.deepEqual([tally.passed, tally.failures.length, tally.failures[0]?.file], [1, 1, 'shared database']);
  assert.match(tally.failures[0]?.message ?? '', /no space left/);
});

test('the server is stopped even where the run breaks', async () => {
  const stopped: string[] = [];
  const broken = withSharedDatabase(
    async () => server(stopped),
    () => Promise.reject(new Error('broken')),
  );
  await assert.rejects(broken, /broken/);
  assert.deepEqual(stopped, ['stopped']);
  assert.deepEqual(emptyTally.failures, []);
});
