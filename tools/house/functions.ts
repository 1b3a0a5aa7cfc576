import { Visitor, type ArrowFunctionExpression, type Function as FunctionNode } from 'oxc-parser';
import { lineAt, type Source } from './tree.ts';

/** A function and its length in lines, signature and closing brace included. */
export type Measured = { file: string; line: number; lines: number; component: boolean };

/**
 * The functions of a file: declarations, methods, function expressions, and arrows that have a body in braces or a
 * name. A bare `(x) => x.id` inside a call is part of its function, not one of its own.
 */
export function measureFunctions(source: Source): Measured[] {
  const found = new Map<number, Measured>();
  const add = (node: FunctionNode | ArrowFunctionExpression) => found.set(node.start, measure(source, node));
  new Visitor({
    FunctionDeclaration: (node) => void (node.body && add(node)),
    FunctionExpression: (node) => void (node.body && add(node)),
    ArrowFunctionExpression: (node) => void (node.body.type === 'BlockStatement' && add(node)),
    VariableDeclarator: (node) => void (node.init?.type === 'ArrowFunctionExpression' && add(node.init)),
  }).visit(source.program);
  return [...found.values()];
}

function measure(source: Source, node: { start: number; end: number }): Measured {
  const line = lineAt(source.text, node.start);
  const lines = source.text.slice(node.start, node.end).split('\n').length;
  return { file: source.path, line, lines, component: source.path.endsWith('.tsx') };
}
