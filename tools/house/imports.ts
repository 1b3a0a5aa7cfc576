import { posix } from 'node:path';
import { Visitor, type ParseResult } from 'oxc-parser';

/**
 * One edge out of a file. `target` is a path in the tree (`src/vault/index.ts`), `package` a package or Node module;
 * one of them is set. `names` are the imported names, empty for a whole module.
 */
export type Import = {
  specifier: string;
  target: string | null;
  package: string | null;
  kind: 'value' | 'type' | 'dynamic';
  names: string[];
  offset: number;
};

type Found = Pick<Import, 'specifier' | 'kind' | 'names' | 'offset'>;

/** All imports of a parsed file: import, export ... from, import(), and import types. */
export function readImports(path: string, text: string, parsed: ParseResult): Import[] {
  const found = [...staticImports(parsed, text), ...reExports(parsed, text), ...dynamicImports(parsed, text)];
  if (/\bimport\s*\(/.test(text)) found.push(...importTypes(parsed));
  return found.map((edge) => ({ ...edge, ...resolve(path, edge.specifier) }));
}

function staticImports(parsed: ParseResult, text: string): Found[] {
  return parsed.module.staticImports.map((node) => ({
    specifier: node.moduleRequest.value,
    // `import { type A }` still loads the module when Node strips the types; only `import type` is free.
    kind: /^import\s+type\s+(?!from\s*['"])/.test(text.slice(node.start, node.end)) ? 'type' : 'value',
    names: node.entries.map((entry) => entry.importName.name ?? '*'),
    offset: node.start,
  }));
}

function reExports(parsed: ParseResult, text: string): Found[] {
  return parsed.module.staticExports.flatMap((node) => {
    const from = node.entries.filter((entry) => entry.moduleRequest);
    const [first] = from;
    if (!first?.moduleRequest) return [];
    const kind = /^export\s+type\b/.test(text.slice(node.start, node.end)) ? 'type' : 'value';
    const names = from.map((entry) => entry.importName.name ?? '*');
    return [{ specifier: first.moduleRequest.value, kind, names, offset: node.start }];
  });
}

function dynamicImports(parsed: ParseResult, text: string): Found[] {
  return parsed.module.dynamicImports.flatMap((node) => {
    const literal = /^(['"`])([^$]*)\1$/.exec(text.slice(node.moduleRequest.start, node.moduleRequest.end));
    if (!literal?.[2]) return [];
    return [{ specifier: literal[2], kind: 'dynamic', names: [], offset: node.start }];
  });
}

function importTypes(parsed: ParseResult): Found[] {
  const found: Found[] = [];
  const visitor = new Visitor({
    TSImportType: (node) => {
      found.push({ specifier: node.source.value, kind: 'type', names: [], offset: node.start });
    },
  });
  visitor.visit(parsed.program);
  return found;
}

function resolve(path: string, specifier: string): Pick<Import, 'target' | 'package'> {
  if (specifier.startsWith('#')) return { target: `src/${specifier.slice(1)}`, package: null };
  if (/^\.\.?(\/|$)/.test(specifier)) return { target: posix.join(posix.dirname(path), specifier), package: null };
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
  return { target: null, package: specifier.startsWith('node:') ? specifier : name };
}
