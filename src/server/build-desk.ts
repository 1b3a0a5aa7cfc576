import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.ts';
import { buildOf } from './desk-builds.ts';

/** What the built desk depends on: every screen and shared file, with size and time. */
function sources(): string {
  const files = globSync('{src/**/*.{ts,tsx,css,html},package-lock.json,vite.config.ts}', { cwd: checkout }).toSorted();
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
 * install or change; the program then starts without it. A program that runs from an earlier build keeps it.
 */
export async function buildDesk(announce: () => void): Promise<string> {
  return buildOf(join(checkout, 'dist'), sources(), async (outDir) => {
    announce();
    const { build } = await import('vite');
    await build({
      configFile: join(checkout, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: false },
    });
  });
}
