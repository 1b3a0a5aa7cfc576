import { Visitor, type JSXAttribute, type JSXChild, type JSXElement, type Program } from 'oxc-parser';
import { saidBy, textsOf } from './texts.ts';

/** Text for people that stands in code; `offset` is where. */
export type HumanText = { text: string; offset: number };

const attributes = ['placeholder', 'title', 'aria-label', 'label', 'alt'];
const spokenAttribute = new RegExp(`\\s(?:${attributes.join('|')})="([^"]*)"`, 'g');

/** Whether people would read this as words: letters, but for entities and our own name, which no language changes. */
function isHuman(text: string): boolean {
  return /\p{L}/u.test(text.replace(/&#?\w+;|\bAstra\b/g, ''));
}

/**
 * Finds text for people in JSX (between tags, and in the attributes that are read out) and in html`...` templates.
 * `isKey` lets an attribute name words instead of saying them.
 */
export function humanTexts(program: Program, source: string, isKey: (text: string) => boolean): HumanText[] {
  const found: HumanText[] = [];
  new Visitor({
    JSXElement: (node) => void (isCode(node) || found.push(...node.children.flatMap(inChild))),
    JSXFragment: (node) => void found.push(...node.children.flatMap(inChild)),
    JSXAttribute: (node) => void found.push(...inAttribute(node).filter(({ text }) => !isKey(text))),
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (tag.type === 'Identifier' && tag.name === 'html') found.push(...inHtml(source, quasi));
    },
  }).visit(program);
  return found.filter(({ text }) => isHuman(text));
}

function isCode({ openingElement: { name } }: JSXElement): boolean {
  return name.type === 'JSXIdentifier' && ['style', 'script'].includes(name.name);
}

function inChild(child: JSXChild): HumanText[] {
  if (child.type === 'JSXText') return [{ text: child.value, offset: firstLetter(child.value, child.start) }];
  if (child.type !== 'JSXExpressionContainer' || child.expression.type === 'JSXEmptyExpression') return [];
  return textsOf(child.expression).map((node) => ({ text: saidBy(node), offset: node.start }));
}

function inAttribute({ name, value }: JSXAttribute): HumanText[] {
  if (name.type !== 'JSXIdentifier' || !attributes.includes(name.name) || !value) return [];
  if (value.type === 'Literal') return [{ text: value.value, offset: value.start }];
  if (value.type !== 'JSXExpressionContainer' || value.expression.type === 'JSXEmptyExpression') return [];
  return textsOf(value.expression).map((node) => ({ text: saidBy(node), offset: node.start }));
}

type Span = { start: number; end: number };

function inHtml(source: string, quasi: Span & { expressions: Span[] }): HumanText[] {
  const page = quasi.expressions
    .reduce(blankExpression, source.slice(0, quasi.end - 1))
    .slice(quasi.start + 1)
    .replace(/<(style|script)\b.*?<\/\1>|<!--.*?-->/gs, blank);
  const between = page.replace(/<[^<>]*>/g, blank).matchAll(/(\S[^\n]*)/g);
  return [...page.matchAll(spokenAttribute), ...between].map((match) => ({
    text: match[1] ?? '',
    offset: match.index + quasi.start + 1,
  }));
}

/** Empties `${...}` around an expression; a template within it is visited on its own. */
function blankExpression(page: string, { start, end }: Span): string {
  const [from, to] = [page.lastIndexOf('${', start), page.indexOf('}', end) + 1];
  return page.slice(0, from) + blank(page.slice(from, to)) + page.slice(to);
}

/** Keeps places and lines: everything becomes a space but the ends of lines. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function firstLetter(text: string, start: number): number {
  return start + Math.max(0, text.search(/\S/));
}
