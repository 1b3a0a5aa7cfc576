import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithUs } from './check/command.ts';
import { runSteps, seconds } from './check/run-steps.ts';
import { steps } from './check/steps.ts';
import { findTests } from './test/find.ts';
import { runApart, runFiles, type Told } from './test/run-files.ts';
import { withSharedDatabase } from './test/shared-database.ts';
import { describe, emptyTally, sumTallies, type Tally } from './test/tally.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { only: { type: 'string' } } });

/** Each file in one line as it ends; its failures at once and again at the end. */
const tell: Told = (name, tally, began) => {
  const failed = tally.failures.length;
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok    '} ${seconds(began)}  ${name}: ${tally.passed} passed, ${failed} failed`,
  );
};

async function runTests(only?: RegExp): Promise<Tally> {
  const found = findTests(root, only);
  const began = performance.now();
  const pure = await runFiles(root, found.pure, 'pure tests');
  if (found.pure.length > 0) tell('pure tests', pure, began);
  const integration = await runIntegration(found.integration);
  const journeys = await runApart(root, [...found.journeys, ...found.drills], 2, tell);
  return sumTallies([pure, integration, journeys]);
}

/** All of them on one PostgreSQL. Loaded when its turn comes, so that a program that does not load fails one step, not all. */
async function runIntegration(files: string[]): Promise<Tally> {
  if (files.length === 0) return emptyTally;
  const start = async () => (await import('../src/testing/database.ts')).startSharedServer();
  return withSharedDatabase(start, () => runApart(root, files, 2, tell));
}

endWithUs();
// A search for one file needs no check of all of them.
const check = values.only ? { passed: 0, failed: 0 } : await runSteps(root, steps);
const tests = await runTests(values.only ? new RegExp(values.only) : undefined);
if (tests.failures.length + tests.skipped.length > 0) console.log(`\n${describe(tests)}\n`);
const passed = check.passed + tests.passed;
const failed = check.failed + tests.failures.length;
const nothingRan = tests.passed + tests.failures.length === 0;
if (nothingRan) console.log('No test ran: that is a failure too.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || nothingRan ? 1 : 0;
