import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { checkout } from './checkout.ts';
import { buildOf } from './desk-builds.ts';

/** What the built desk depends on: every screen and shared file, lists and words among them, with size and time. */
export function sources(): string {
  const files = globSync('{src/**/*.{ts,tsx,css,html,json},package-lock.json,vite.config.ts}', {
    cwd: checkout,
  }).toSorted();
  return files
    .filter((file) => !/\.(test|journey|drill)\.tsx?$/.test(file))
    .map((file) => {
      const { size, mtimeMs } = statSync(join(checkout, file));
      return `${file} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

/**
 * Builds the desk where there is no build of these sources yet, and returns its folder. A few seconds, once after each
 * install or change; the program then starts without it. A program that runs from an earlier build keeps it. Refuses
 * `desk-not-built` when it does not succeed; the builder says why on the error stream.
 */
export async function buildDesk(announce: () => void): Promise<string> {
  return buildOf(join(checkout, 'dist'), sources(), async (outDir) => {
    announce();
    await buildApart(outDir);
  });
}

/** In a process of its own, which takes with it, when it ends, the gigabyte that the builder needs. */
async function buildApart(outDir: string): Promise<void> {
  // This program's own flags, so that what may not be (dumps of memory, an inspector) may not be there either.
  // Passwords of the database and of the mail server are none of its business.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(ASTRA_|DATABASE_URL$)/.test(name)));
  const builder = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'build-apart.ts'), outDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env,
  });
  // What cannot even be started (no memory left) is no build either.
  const [code] = (await once(builder, 'exit').catch(() => [null])) as [number | null];
  if (code !== 0) throw refuse('desk-not-built', 503);
}
