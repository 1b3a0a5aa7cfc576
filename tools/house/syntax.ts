import { Visitor, type Class } from 'oxc-parser';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

type Say = (offset: number, message: string) => void;

/** Words of the language we do without: any, default exports, interface, enum, namespace, parameter properties, classes. */
export function checkSyntax(tree: Tree): Problem[] {
  return [...tree.sources.values()].flatMap((source) => {
    const problems: Problem[] = [];
    const say: Say = (offset, message) => problems.push(problemAt(source, offset, 'syntax', message));
    sayDefaultExports(source, say);
    unwantedWords(say).visit(source.program);
    return problems;
  });
}

function sayDefaultExports(source: Source, say: Say): void {
  for (const node of source.program.body) {
    const renamed =
      node.type === 'ExportNamedDeclaration' && node.specifiers.some((each) => nameOf(each.exported) === 'default');
    if (renamed || node.type === 'ExportDefaultDeclaration') say(node.start, 'no default exports: give it a name');
  }
}

function nameOf(name: { name: string } | { value: string }): string {
  return 'name' in name ? name.name : name.value;
}

function unwantedWords(say: Say): Visitor {
  // Another package's types can be widened only by an interface in `declare module '...'`: those are let be.
  let widening = 0;
  return new Visitor({
    TSAnyKeyword: (node) => say(node.start, 'no any: say what it is, or unknown'),
    TSEnumDeclaration: (node) => say(node.start, 'no enum: a union of strings'),
    TSParameterProperty: (node) => say(node.start, 'no parameter property: it is not erasable'),
    TSInterfaceDeclaration: (node) => void (widening > 0 || say(node.start, 'type, not interface')),
    TSModuleDeclaration: (node) => {
      widening++;
      if (!node.global && node.id.type !== 'Literal') say(node.start, 'no namespace: a file is one');
    },
    'TSModuleDeclaration:exit': () => void widening--,
    ClassDeclaration: (node) => sayClass(node, say),
    ClassExpression: (node) => sayClass(node, say),
  });
}

/** Errors must be classes to be thrown; React's error boundary is one too. */
function sayClass(node: Class, say: Say): void {
  const parent = node.superClass?.type === 'Identifier' ? node.superClass.name : '';
  if (!/Error$|^Refusal$|^Component$/.test(parent)) say(node.start, 'no classes but errors: a type and functions');
}
