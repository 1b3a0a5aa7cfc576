import type { Declaration, Program } from 'oxc-parser';
import { isTest } from './rooms.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

type Exported = { name: string; offset: number };

/** Every exported function says, in a docstring directly above, what it does. */
export function checkDocstrings(tree: Tree): Problem[] {
  return [...tree.sources.values()]
    .filter((source) => !isTest(source.path) && !source.path.endsWith('.d.ts'))
    .flatMap((source) =>
      exportedFunctions(source.program)
        .filter(({ offset }) => !hasDocstring(source, offset))
        .map(({ name, offset }) => problemAt(source, offset, 'docstrings', `${name} is exported without a docstring`)),
    );
}

/** Functions exported where they stand, or by a later `export { name }`. Of overloads the first speaks for all. */
function exportedFunctions(program: Program): Exported[] {
  const listed = new Set(program.body.flatMap(listedNames));
  const found = program.body.flatMap((node) => {
    if (node.type === 'ExportNamedDeclaration')
      return node.declaration ? functionsIn(node.declaration, node.start) : [];
    if (node.type !== 'FunctionDeclaration' && node.type !== 'VariableDeclaration') return [];
    return functionsIn(node, node.start).filter(({ name }) => listed.has(name));
  });
  return found.filter(({ name }, at) => found.findIndex((each) => each.name === name) === at);
}

function listedNames(node: Program['body'][number]): string[] {
  if (node.type !== 'ExportNamedDeclaration' || node.source) return [];
  return node.specifiers.map(({ local }) => (local.type === 'Literal' ? local.value : local.name));
}

function functionsIn(node: Declaration, offset: number): Exported[] {
  if (node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction')
    return [{ name: node.id?.name ?? '', offset }];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations
    .filter(({ init }) => init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
    .map(({ id }) => ({ name: id.type === 'Identifier' ? id.name : '', offset }));
}

function hasDocstring(source: Source, offset: number): boolean {
  const above = source.comments.findLast((comment) => comment.end <= offset);
  if (!above || above.type !== 'Block' || !above.value.startsWith('*')) return false;
  return above.value.length > 3 && /^\s*$/.test(source.text.slice(above.end, offset));
}
