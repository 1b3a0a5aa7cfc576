import { join } from 'node:path';
import { checkDeskContrast } from '../contrast.ts';
import { houseReport } from '../house/house.ts';
import { findTests } from '../test/find.ts';
import { runFiles } from '../test/run-files.ts';
import { describe } from '../test/tally.ts';
import { runCommand } from './command.ts';

export type StepResult = { ok: boolean; text: string };
export type Step = { name: string; run: (root: string) => Promise<StepResult> | StepResult };

/** How long one tool may take, on a busy machine too; what it should take is measured, not asserted. */
const LIMIT_MS = 5 * 60_000;

/** What every commit passes, in this order; the pure tests come last (`pureTests`). */
export const steps: Step[] = [
  { name: 'types', run: (root) => packaged(root, 'typescript/bin/tsc', []) },
  { name: 'lint', run: (root) => packaged(root, 'oxlint/bin/oxlint', ['--deny-warnings', '--format', 'unix']) },
  { name: 'format', run: (root) => packaged(root, 'oxfmt/bin/oxfmt', ['--list-different', '.']) },
  { name: 'dead code', run: (root) => packaged(root, 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']) },
  { name: 'house', run: houseReport },
  { name: 'words', run: wordsStep },
  { name: 'contrast', run: checkDeskContrast },
];

/** The pure tests as one step of the check. `npm test` counts them one by one instead. */
export const pureTests: Step = {
  name: 'pure tests',
  run: async (root) => {
    const files = findTests(root).pure;
    const tally = await runFiles(root, files, 'pure tests');
    const text = `${describe(tally)}\n${tally.passed} passed, ${tally.failures.length} failed`.trim();
    return { ok: tally.failures.length === 0, text };
  },
};

/** Runs a tool of `node_modules` with this Node: the machine's own may be too old for it. */
async function packaged(root: string, script: string, args: string[]): Promise<StepResult> {
  const path = join(root, 'node_modules', script);
  const { code, output, late } = await runCommand(process.execPath, [path, ...args], root, LIMIT_MS);
  return { ok: code === 0 && !late, text: late ? `${output}\nstopped after five minutes` : output };
}

/** Loaded when its turn comes, so that a word checker that does not load fails one step, not all. */
async function wordsStep(root: string): Promise<StepResult> {
  const { checkWords } = await import('../words.ts');
  const problems = checkWords(join(root, 'src'));
  const text = problems.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''} ${message}`).join('\n');
  return { ok: problems.length === 0, text };
}
