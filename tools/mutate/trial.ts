import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFiles } from '../test/run-files.ts';
import type { Change } from './changes.ts';
import type { Covering } from './covering.ts';

const NEAREST = 2;
const PURE_LIMIT = 120_000;
const INTEGRATION_LIMIT = 180_000;

/** A copy of the tree to do wrong in; what is installed and built is shared with the original. */
export function copyTree(root: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'astra-mutate-'));
  for (const name of ['src', 'tools', 'bin', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ['node_modules', 'dist']) symlinkSync(join(root, name), join(folder, name));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Whether these test files pass with nothing changed; each asked once. A suite that fails anyway notices nothing. */
const sound = new Map<string, Promise<boolean>>();

type Noticed = { by: string; files: string[]; limit: number };

/**
 * Makes one change in the copy, runs the tests that could notice until one does, and puts the file back. Answers which
 * one did, or null. Whatever fails without any change too has noticed nothing, and the others are asked.
 */
export async function tryChange(folder: string, change: Change, tests: Covering): Promise<string | null> {
  const path = join(folder, change.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, change.start) + change.instead + text.slice(change.end));
  const noticed = await firstFailure(folder, tests).finally(() => writeFileSync(path, text));
  if (!noticed || (await isSound(folder, noticed))) return noticed?.by ?? null;
  console.log(`fails with nothing changed: ${noticed.by}`);
  const others = (files: string[]) => files.filter((file) => !noticed.files.includes(file));
  return tryChange(folder, change, { pure: others(tests.pure), integration: others(tests.integration) });
}

async function firstFailure(folder: string, { pure, integration }: Covering): Promise<Noticed | null> {
  // Most is noticed by the nearest test, in a second; the many far away are asked only then.
  for (const files of [pure.slice(0, NEAREST), pure.slice(NEAREST)]) {
    const early = await runGroup(folder, [files], PURE_LIMIT);
    if (early) return early;
  }
  // Two at once, as `npm test` runs them.
  for (let at = 0; at < integration.length; at += 2) {
    const pair = integration.slice(at, at + 2).map((file) => [file]);
    const found = await runGroup(folder, pair, INTEGRATION_LIMIT);
    if (found) return found;
  }
  return null;
}

async function runGroup(folder: string, runs: string[][], limit: number): Promise<Noticed | null> {
  const found = await Promise.all(
    runs.map(async (files): Promise<Noticed | null> => {
      const [failure] = (await runFiles(folder, files, files.join(' '), limit)).failures;
      return failure ? { by: `${failure.file}: ${failure.name}`, files, limit } : null;
    }),
  );
  return found.find((each) => each !== null) ?? null;
}

// With the same patience: tests that are late on a busy machine have noticed nothing.
function isSound(folder: string, { files, limit }: Noticed): Promise<boolean> {
  const key = files.join(' ');
  const asked = sound.get(key) ?? runFiles(folder, files, key, limit).then(({ failures }) => failures.length === 0);
  sound.set(key, asked);
  return asked;
}
