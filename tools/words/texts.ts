import type { Expression, StringLiteral, TemplateLiteral } from 'oxc-parser';

/** The texts an expression may come to: itself, both branches of `a ? b : c`, both sides of `a && b`, `a ?? b`. */
export function textsOf(node: Expression): (StringLiteral | TemplateLiteral)[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node as StringLiteral] : [];
    case 'TemplateLiteral':
      return [node];
    case 'ConditionalExpression':
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case 'LogicalExpression':
      return [...textsOf(node.left), ...textsOf(node.right)];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return textsOf(node.expression);
    default:
      return [];
  }
}

/** What a text node says, with anything put into a template left out. */
export function saidBy(node: StringLiteral | TemplateLiteral): string {
  return node.type === 'Literal' ? node.value : node.quasis.map((part) => part.value.cooked ?? '').join(' ');
}
