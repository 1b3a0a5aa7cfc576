export type Failure = { file: string; name: string; message: string };

/**
 * One line a worker writes: a test that passed, one that failed and how, one that could not run here and why, or what a
 * test found worth telling.
 */
export type ResultLine =
  | ({ result: 'failed' | 'skipped' } & Failure)
  | { result: 'passed' }
  | { result: 'told'; message: string };

/**
 * What came out of a run. Skipped tests are neither passed nor failed, and are told; `told`: what tests reported; `worked`:
 * processor time in seconds.
 */
export type Tally = { passed: number; failures: Failure[]; skipped: Failure[]; told: string[]; worked: number };

export const emptyTally: Tally = { passed: 0, failures: [], skipped: [], told: [], worked: 0 };

/** Reads what a worker wrote. A last line cut short by a crash is left out. */
export function readTally(text: string): Tally {
  const lines = text.split('\n').slice(0, -1).filter(Boolean);
  const results = lines.map((line): ResultLine => JSON.parse(line));
  return {
    passed: results.filter(({ result }) => result === 'passed').length,
    failures: results.flatMap((line) => (line.result === 'failed' ? [pick(line)] : [])),
    skipped: results.flatMap((line) => (line.result === 'skipped' ? [pick(line)] : [])),
    told: results.flatMap((line) => (line.result === 'told' ? [line.message] : [])),
    worked: 0,
  };
}

function pick({ file, name, message }: Failure): Failure {
  return { file, name, message };
}

/** Sums tallies of several runs. */
export function sumTallies(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    told: tallies.flatMap(({ told }) => told),
    worked: tallies.reduce((total, { worked }) => total + worked, 0),
  };
}

/** Every failure with its file, name and message, indented for reading; after them what was skipped, and why. */
export function describe({ failures, skipped }: Tally): string {
  const failed = failures.map(({ file, name, message }) => `${file}: ${name}\n${message.replaceAll(/^/gm, '    ')}`);
  const passedOver = skipped.map(({ file, name, message }) => `skipped  ${file}: ${name} (${message})`);
  return [...failed, passedOver.join('\n')].filter(Boolean).join('\n\n');
}
