import {
  Visitor,
  type Argument,
  type CallExpression,
  type Expression,
  type Program,
  type TemplateLiteral,
} from 'oxc-parser';
import { locales } from '#kernel/words.ts';
import { textsOf } from './texts.ts';

/** A key the code says, at a place; made in a template (`codes.risk.${x}`) it is a pattern. */
export type Wanted = { key: string | RegExp; shown: string; offset: number };

/** How one file uses words: what it says outright, every text in it that might be a key, patterns of keys. */
export type Uses = { wanted: Wanted[]; texts: Set<string>; patterns: RegExp[] };

const sayers = ['say', 't', 'rich'];

/** Collects the uses of words in a parsed file. */
export function usesOf(program: Program): Uses {
  const uses: Uses = { wanted: [], texts: new Set(), patterns: [] };
  new Visitor({
    Literal: (node) => void (typeof node.value === 'string' && uses.texts.add(node.value)),
    TemplateLiteral: (node) => addTemplate(uses, node),
    BinaryExpression: (node) => addSum(uses, node.left.type === 'Literal' ? node.left.value : null),
    CallExpression: (node) => uses.wanted.push(...wantedBy(node)),
    NewExpression: (node) => uses.wanted.push(...(nameOf(node.callee) === 'Refusal' ? refused(node.arguments) : [])),
  }).visit(program);
  return uses;
}

function addTemplate(uses: Uses, node: TemplateLiteral): void {
  const pattern = patternOf(node, '');
  if (node.expressions.length === 0) uses.texts.add(node.quasis[0]?.value.cooked ?? '');
  else if (pattern) uses.patterns.push(pattern);
}

function addSum(uses: Uses, start: unknown): void {
  if (typeof start === 'string' && start.includes('.')) uses.patterns.push(new RegExp(`^${literally(start)}`));
}

function wantedBy(node: CallExpression): Wanted[] {
  const name = nameOf(node.callee);
  if (name === 'refuse') return refused(node.arguments);
  if (!sayers.includes(name)) return [];
  // say(locale, key) and t(key): the first text that is not a locale.
  const keys = node.arguments.slice(0, 2).map((argument) => wantedIn(argument, '').filter(({ key }) => !isLocale(key)));
  return keys.find((each) => each.length > 0) ?? [];
}

function refused(given: Argument[]): Wanted[] {
  const [code] = given;
  return code ? wantedIn(code, 'errors.') : [];
}

function wantedIn(argument: Argument, prefix: string): Wanted[] {
  if (argument.type === 'SpreadElement') return [];
  return textsOf(argument).flatMap((node) => {
    const shown = prefix + (node.type === 'Literal' ? node.value : node.quasis.map((part) => part.value.raw).join('*'));
    const key = node.type === 'Literal' ? shown : patternOf(node, prefix);
    return key === null ? [] : [{ key, shown, offset: node.start }];
  });
}

/** A template's keys as a pattern; null when it begins with nothing firm. `errors.${code}` speaks for no code. */
function patternOf(node: TemplateLiteral, prefix: string): RegExp | null {
  const firm = node.quasis.map((part) => part.value.raw);
  const start = prefix + (firm[0] ?? '');
  if (!start.includes('.') || start === 'errors.') return null;
  return new RegExp(`^${literally(prefix)}${firm.map(literally).join('.+')}$`);
}

function literally(text: string): string {
  return text.replace(/[^\p{L}\d]/gu, String.raw`\$&`);
}

function isLocale(key: string | RegExp): boolean {
  return locales.some((locale) => locale === key);
}

function nameOf(callee: Expression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}
