import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, type Comment, type Program } from 'oxc-parser';
import { readImports, type Import } from './imports.ts';

/** One thing that is not as the house wants it. `line` is 0 when the whole file or folder is meant. */
export type Problem = { file: string; line: number; rule: string; message: string };

/** A TypeScript file, parsed. Paths are relative to the root, with forward slashes. */
export type Source = { path: string; text: string; program: Program; comments: Comment[]; imports: Import[] };

/** Any other hand-written file of the tree. */
export type Plain = { path: string; text: string };

export type Tree = { sources: Map<string, Source>; plain: Plain[]; broken: Problem[] };

export type Rule = (tree: Tree) => Problem[];

/** Reads `src/` and `tools/` under `root`: TypeScript parsed; SQL, CSS and READMEs as text. */
export function readTree(root: string): Tree {
  const tree: Tree = { sources: new Map(), plain: [], broken: [] };
  for (const path of ['src', 'tools'].flatMap((folder) => listFiles(root, folder))) {
    if (/\.tsx?$/.test(path)) addSource(tree, path, readFileSync(join(root, path), 'utf8'));
    else if (/\.(sql|css)$|README\.md$/.test(path))
      tree.plain.push({ path, text: readFileSync(join(root, path), 'utf8') });
  }
  return tree;
}

function listFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      )
      .toSorted();
  } catch {
    return [];
  }
}

function addSource(tree: Tree, path: string, text: string): void {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) tree.broken.push({ file: path, line: 0, rule: 'parse', message: error.message });
  const imports = readImports(path, text, parsed);
  tree.sources.set(path, { path, text, program: parsed.program, comments: parsed.comments, imports });
}

/** The line (from 1) on which an offset of a file's text lies. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Builds a problem at an offset of a file. */
export function problemAt(file: Plain, offset: number, rule: string, message: string): Problem {
  return { file: file.path, line: lineAt(file.text, offset), rule, message };
}
