import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './config.ts';

const FOLDER = join(checkout, 'dist', 'desk');
const STAMP = join(FOLDER, 'built-from.txt');

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
 * Builds the desk where it is missing or older than its sources, and returns its folder. A few seconds, once after
 * each install or change; the program then starts without it.
 */
export async function buildDesk(announce: () => void): Promise<string> {
  const wanted = sources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return FOLDER;
  announce();
  const { build } = await import('vite');
  await build({ configFile: join(checkout, 'vite.config.ts'), logLevel: 'warn' });
  writeFileSync(STAMP, wanted);
  return FOLDER;
}
