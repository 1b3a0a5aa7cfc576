import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runCommand, type Outcome } from '../check/command.ts';
import type { Job } from './order.ts';
import { emptyTally, readTally, sumTallies, type Failure, type Tally } from './tally.ts';

/** How long one worker (one test file, or all pure tests together) may take. */
const LIMIT = 10 * 60_000;

const flags = ['--disable-warning=ExperimentalWarning'];

/** Runs test files together in one fresh process and counts what passed. `label` names the run where no file can. */
export async function runFiles(root: string, files: string[], label: string, limit = LIMIT): Promise<Tally> {
  if (files.length === 0) return emptyTally;
  const folder = mkdtempSync(join(tmpdir(), 'astra-tests-'));
  try {
    const out = join(folder, 'results');
    const paths = files.map((file) => join(root, file));
    const args = [...flags, join(import.meta.dirname, 'worker.ts'), out, ...paths];
    const outcome = await runCommand(process.execPath, args, root, limit);
    const tally = readTally(existsSync(out) ? readFileSync(out, 'utf8') : '');
    return { ...withCrash(shortPaths(root, tally), outcome, label, limit), worked: outcome.worked };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs each job in a process of its own, `atOnce` at a time and in their order, telling of each as it ends. While
 * `besides` goes on, there is one lane less: it takes a core of its own.
 */
export async function runApart(
  root: string,
  jobs: Job[],
  atOnce: number,
  told: Told,
  besides?: Promise<unknown>,
): Promise<Tally> {
  const tallies: Tally[] = [];
  const queue = [...jobs];
  const lane = async (after?: Promise<unknown>) => {
    await after;
    for (let job = queue.shift(); job; job = queue.shift()) {
      const began = performance.now();
      const tally = await runFiles(root, job.files, job.name);
      tallies.push(tally);
      told(job.name, tally, began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, at) => lane(at === 0 ? besides : undefined)));
  return sumTallies(tallies);
}

export type Told = (name: string, tally: Tally, began: number) => void;

/** A worker that was stopped, crashed or ran nothing has failed, whatever its tests said before. */
function withCrash(tally: Tally, { code, output, late }: Outcome, label: string, limit: number): Tally {
  const tail = output.split('\n').slice(-40).join('\n');
  const fail = (name: string) => ({ ...tally, failures: [...tally.failures, { file: label, name, message: tail }] });
  if (late) return fail(`not done after ${limit / 1000} s and stopped`);
  if (code !== 0) return fail(`the process ended with code ${code}`);
  if (tally.passed + tally.failures.length + tally.skipped.length === 0) return fail('no test ran');
  return tally;
}

function shortPaths(root: string, { failures, skipped, ...rest }: Tally): Tally {
  const short = (each: Failure) => ({ ...each, file: relative(root, each.file) });
  return { ...rest, failures: failures.map(short), skipped: skipped.map(short) };
}
