import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One thing wrong with the words. `file` is relative to the folder `src` stands in. */
export type Problem = { file: string; line?: number; message: string };

/** A hand-written file of the tree; `path` is relative to the folder `src` stands in, with forward slashes. */
export type SourceText = { path: string; text: string };

/** Every text file under `srcDir` people write by hand: code, styles, pages, SQL and JSON. */
export function readSources(srcDir: string): SourceText[] {
  return readdirSync(srcDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|m?js|css|html|sql|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ path: shownPath(srcDir, file), text: readFileSync(file, 'utf8') }));
}

/** A file's path as problems name it. */
export function shownPath(srcDir: string, file: string): string {
  return relative(dirname(srcDir), file).replaceAll('\\', '/');
}

/** Tests and what only tests use may say and type what they like. */
export function isTest(path: string): boolean {
  return /\.(test|journey)\.tsx?$|(^|\/)(testing|journeys)\//.test(path);
}
