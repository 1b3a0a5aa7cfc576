import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithUs } from './check/command.ts';
import { runSteps, seconds } from './check/run-steps.ts';
import { steps } from './check/steps.ts';
import { findTests, type TestFiles } from './test/find.ts';
import { inOrder } from './test/order.ts';
import { runApart, type Told } from './test/run-files.ts';
import { withSharedDatabase } from './test/shared-database.ts';
import { slowest, type Took } from './test/slowest.ts';
import { describe, type Tally } from './test/tally.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { only: { type: 'string' }, cluster: { type: 'boolean' } } });

/**
 * One more than cores: a job waits for much of its time, for a disk, a page or a clock. With many more, what has seconds to
 * answer in (the search while it opens) would come too late.
 */
const AT_ONCE = availableParallelism() + 1;
const took: Took[] = [];

/** Each file in one line as it ends, with the time it took and in parentheses what of it was work, under it what its tests report; its failures are told at the end. */
const tell: Told = (name, tally, began) => {
  const failed = tally.failures.length;
  took.push({ name, ms: performance.now() - began, worked: tally.worked });
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok    '} ${seconds(began)} (${tally.worked.toFixed(1).padStart(5)})  ${name}: ${tally.passed} passed, ${failed} failed`,
  );
  for (const told of tally.told) console.log(`                ${told}`);
};

/** All of them, those that need it on one PostgreSQL. Its program is loaded now: if it does not load, one step fails, not all. */
async function runTests(only: RegExp | undefined, besides: Promise<unknown>): Promise<Tally> {
  const found = findTests(root, only, values.cluster);
  if (found.journeys.length > 1) share('ASTRA_TEST_DEMO');
  const run = (files: TestFiles) => runApart(root, inOrder(files), AT_ONCE, tell, besides);
  if (found.integration.length === 0) return run(found);
  const start = async () => (await import('../src/testing/database.ts')).startSharedServer();
  return withSharedDatabase(start, (served) => run(served ? found : { ...found, integration: [] }));
}

/** A folder for what processes do once and not each for itself, named in the environment they inherit; gone with the run. */
function share(name: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'astra-shared-'));
  process.env[name] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

endWithUs();
share('NODE_COMPILE_CACHE');
// A search for one file needs no check of all of them.
const checking = values.only ? Promise.resolve({ passed: 0, failed: 0 }) : runSteps(root, steps);
const tests = await runTests(values.only ? new RegExp(values.only) : undefined, checking);
const check = await checking;
if (tests.failures.length + tests.skipped.length > 0) console.log(`\n${describe(tests)}\n`);
if (took.length > 1) console.log(`${tests.worked.toFixed(0)} s of work; the slowest:\n${slowest(took)}`);
const passed = check.passed + tests.passed;
const failed = check.failed + tests.failures.length;
const nothingRan = tests.passed + tests.failures.length === 0;
if (nothingRan) console.log('No test ran: that is a failure too.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || nothingRan ? 1 : 0;
