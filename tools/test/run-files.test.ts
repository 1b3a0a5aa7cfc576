import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { alone } from './order.ts';
import { runApart, runFiles } from './run-files.ts';
import { describe, emptyTally, type Tally } from './tally.ts';

const root = mkdtempSync(join(tmpdir(), 'astra-planted-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** Long enough for a process to start and pass its first test on a busy machine, which is what is counted before the end. */
const LIMIT_MS = 6000;

/** Writes a test file into the planted folder and returns its name. */
function planted(name: string, text: string): string {
  writeFileSync(join(root, name), `import { describe, test } from 'node:test';\nvoid describe, test;\n${text}\n`);
  return name;
}

/** All but the work, which is never the same. */
const counted = (tally: Tally) => ({ ...tally, worked: 0 });

test('tests are counted one by one, also inside suites and tests; a suite is none', async () => {
  const one = planted('one.test.ts', `test('a', () => {}); describe('b', () => { test('c', () => {}); });`);
  const two = planted('two.test.ts', `test('a', (t) => t.test('b', () => {}));`);
  assert.deepEqual(counted(await runFiles(root, [one, two], 'all')), { ...emptyTally, passed: 4 });
});

test('a failure is told once, with its file, name and message, and the rest is still counted', async () => {
  const file = planted(
    'bad.test.ts',
    `test('a', () => {}); describe('b', () => { test('c', () => { throw new Error('no key') }); });`,
  );
  const tally = await runFiles(root, [file], file);
  assert.equal(tally.passed, 1);
  assert.equal(tally.failures.length, 1);
  assert.match(describe(tally), /^bad\.test\.ts: c\n {4}Error: no key\n/);
});

test('a file that does not load fails', async () => {
  const file = planted('unloadable.test.ts', `import './nowhere.ts';`);
  const { failures } = await runFiles(root, [file], file);
  assert.equal(failures.length, 1);
  assert.match(failures[0]?.message ?? '', /nowhere\.ts/);
});

test('a file in which no test ran fails', async () => {
  const file = planted('empty.test.ts', '');
  assert.deepEqual((await runFiles(root, [file], file)).failures, [{ file, name: 'no test ran', message: '' }]);
});

test('a test that says it cannot run here is told, and is neither passed nor failed', async () => {
  const file = planted('elsewhere.test.ts', `test('a', (t) => t.skip('needs root'));`);
  const tally = await runFiles(root, [file], file);
  assert.deepEqual(counted(tally), { ...emptyTally, skipped: [{ file, name: 'a', message: 'needs root' }] });
  assert.equal(describe(tally), 'skipped  elsewhere.test.ts: a (needs root)');
});

test('a process that crashes after its tests fails, and what it printed is shown', async () => {
  const file = planted(
    'crash.test.ts',
    `test('a', () => {}); setTimeout(() => { console.log('last words'); process.exit(3); }, 100);`,
  );
  const { passed, failures } = await runFiles(root, [file], file);
  assert.equal(passed, 1);
  assert.deepEqual(failures, [{ file, name: 'the process ended with code 3', message: 'last words' }]);
});

test('a file that does not end is stopped at its limit, and what passed before stays counted', async () => {
  const file = planted(
    'endless.test.ts',
    `test('a', () => {}); test('b', () => new Promise(() => setInterval(() => {}, 1000)));`,
  );
  const { passed, failures } = await runFiles(root, [file], file, LIMIT_MS);
  assert.equal(passed, 1);
  assert.equal(failures[0]?.name, 'not done after 6 s and stopped');
});

test('files run apart share nothing, and their sums are summed', async () => {
  const text = `test('a', () => { if (globalThis.name === 'left') throw new Error('shared'); globalThis.name = 'left'; });`;
  const files = ['x.test.ts', 'y.test.ts', 'z.test.ts'].map((name) => planted(name, text));
  const told: string[] = [];
  const tally = await runApart(root, alone(files), 2, (file) => told.push(file));
  assert.deepEqual(counted(tally), { ...emptyTally, passed: 3 });
  assert.deepEqual(told.toSorted(), files);
});

test('what a test reports is told, and nothing of the run itself', async () => {
  const file = planted(
    'reports.test.ts',
    `test('a', (t) => t.diagnostic('from here to there: 7 s')); test('b', () => {});`,
  );
  const tally = await runFiles(root, [file], file);
  assert.deepEqual(counted(tally), { ...emptyTally, passed: 2, told: ['from here to there: 7 s'] });
});

test('a process’s work is told, and that of what it started and waited for; waiting is none', async () => {
  const busy = `const end = performance.now() + 1500; while (performance.now() < end);`;
  const start = `spawnSync(process.execPath, ['-e', ${JSON.stringify(busy)}])`;
  const imported = `import { spawnSync } from 'node:child_process';`;
  const working = planted('working.test.ts', `${imported} test('a', () => void ${start});`);
  const waiting = planted('waiting.test.ts', `test('a', () => new Promise((done) => setTimeout(done, 1500)));`);
  const worked = async (file: string) => (await runFiles(root, [file], file)).worked;
  const [most, least] = [await worked(working), await worked(waiting)];
  assert.ok(most > least, `${most} s of work, and ${least} s while it waited`);
});
