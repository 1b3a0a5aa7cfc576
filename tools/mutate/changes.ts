import { Visitor } from 'oxc-parser';
import { lineAt, type Source } from '../house/tree.ts';

/** One small wrong: the text from `start` to `end` of a file becomes `instead`. */
export type Change = { file: string; line: number; start: number; end: number; instead: string; what: string };

const swapped: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '-': '+',
  '*': '/',
  '&&': '||',
  '||': '&&',
};

type Span = { start: number; end: number };

/** Every small wrong one can do to a TypeScript file: comparisons, conditions, numbers, steps left out. */
export function changesIn(source: Source): Change[] {
  const found: Change[] = [];
  const idle = new Set<number>();
  const text = (node: Span) => source.text.slice(node.start, node.end);
  const add = (node: Span, instead: string) => {
    const { start, end } = node;
    const what = `${brief(text(node))}  ->  ${brief(instead)}`;
    found.push({ file: source.path, line: lineAt(source.text, start), start, end, instead, what });
  };
  const operator = (node: Span & { operator: string; left: Span; right: Span }) => {
    const other = swapped[node.operator];
    if (other) add(node, `${text(node.left)} ${other} ${text(node.right)}`);
  };
  new Visitor({
    // A number in a type is gone before anything runs.
    TSLiteralType: (node) => void idle.add(node.literal.start),
    BinaryExpression: (node) => operator(node),
    LogicalExpression: (node) => {
      // `?? 0` is mostly said to the type checker, of what is always there.
      if (node.operator === '??') idle.add(node.right.start);
      operator(node);
    },
    IfStatement: (node) => add(node.test, 'false'),
    ConditionalExpression: (node) => add(node.test, `!(${text(node.test)})`),
    UnaryExpression: (node) => void (node.operator === '!' && add(node, text(node.argument))),
    // The same of `const [first = 0]`.
    AssignmentPattern: (node) => void idle.add(node.right.start),
    Literal: (node) => {
      if (typeof node.value === 'boolean') add(node, String(!node.value));
      if (typeof node.value === 'number') add(node, String(node.value + 1));
    },
    ExpressionStatement: (node) => void (node.expression.type === 'AwaitExpression' && add(node, ';')),
  }).visit(source.program);
  return found.filter(({ start }) => !idle.has(start));
}

const brief = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 60);

/** Every cell of the matrix of roles: what is allowed becomes forbidden, what is forbidden allowed. */
export function changesInMatrix(file: string, text: string): Change[] {
  const found: Change[] = [];
  let at = 0;
  for (const [index, row] of text.split('\n').entries()) {
    const start = at;
    at += row.length + 1;
    if (row.startsWith('#') || row.startsWith('verb\t') || row === '') continue;
    let from = start;
    for (const [column, cell] of row.split('\t').entries()) {
      const instead = cell === '' ? 'always' : '';
      const what = `${row.split('\t')[0]}, column ${column}: ${cell || 'nothing'} -> ${instead || 'nothing'}`;
      if (column > 0) found.push({ file, line: index + 1, start: from, end: from + cell.length, instead, what });
      from += cell.length + 1;
    }
  }
  return found;
}

/** Every row rule of a migration, opened to everybody. */
export function changesInRowRules(file: string, text: string): Change[] {
  return [...text.matchAll(/vault\.can_open\([a-z_]+\)/g)].map(({ index, 0: rule }) => ({
    file,
    line: lineAt(text, index),
    start: index,
    end: index + rule.length,
    instead: 'true',
    what: `${rule} -> true`,
  }));
}
