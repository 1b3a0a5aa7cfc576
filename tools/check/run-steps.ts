import type { Step, StepResult } from './steps.ts';

/** Runs the steps one after another, says each with its time, shows the output of those that fail, and counts them. */
export async function runSteps(root: string, steps: Step[]): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const step of steps) {
    const began = performance.now();
    const { ok, text } = await attempt(root, step);
    if (!ok) failed++;
    console.log(`${step.name.padEnd(12)} ${ok ? 'ok    ' : 'FAILED'} ${seconds(began)}${ok ? lastLine(text) : ''}`);
    if (!ok) console.log(text.replaceAll(/^/gm, '    '));
  }
  return { passed: steps.length - failed, failed };
}

/** A step that throws has failed; its error is its output. */
async function attempt(root: string, step: Step): Promise<StepResult> {
  try {
    return await step.run(root);
  } catch (error) {
    return { ok: false, text: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Seconds since a moment of `performance.now()`, as `1.2 s`. */
export function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(7);
}

function lastLine(text: string): string {
  const line = text.split('\n').at(-1);
  return line ? `  ${line}` : '';
}
