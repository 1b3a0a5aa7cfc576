import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from './check/command.ts';
import { runSteps } from './check/run-steps.ts';

const root = join(import.meta.dirname, '..');
const lastLine = (output: string) => output.split('\n').at(-1);

function npmTest(...args: string[]): ReturnType<typeof runCommand> {
  return runCommand(process.execPath, [join(root, 'tools', 'test.ts'), ...args], root, 60_000);
}

test('the last line sums what passed and failed', async () => {
  const { code, output } = await npmTest('--only', '^tools/contrast\\.test');
  assert.equal(lastLine(output), '4 passed, 0 failed');
  assert.equal(code, 0);
});

test('a run without tests fails', async () => {
  const { code, output } = await npmTest('--only', 'no such file');
  assert.equal(lastLine(output), '0 passed, 0 failed');
  assert.equal(code, 1);
});

test('a step that fails or throws is counted and does not stop the others', async (t) => {
  const log = t.mock.method(console, 'log', () => undefined);
  const step = (name: string, ok: boolean) => ({ name, run: () => ({ ok, text: `${name} said` }) });
  const thrown = { name: 'thrown', run: () => Promise.reject(new Error('broken tool')) };
  assert.deepEqual(await runSteps(root, [step('a', false), thrown, step('c', true)]), { passed: 1, failed: 2 });
  const said = log.mock.calls.map(({ arguments: [line] }) => String(line)).join('\n');
  assert.match(said, /^a +FAILED.*\n {4}a said\nthrown +FAILED.*\n {4}Error: broken tool[^]*\nc +ok .* c said$/);
});
