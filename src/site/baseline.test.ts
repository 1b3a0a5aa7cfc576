import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSync } from 'oxc-parser';
import { looks } from './looks.ts';

// The baseline of the public pages, as the README of this room says it: what a browser of 2017 does not know may stand in
// the sheet only where the page is whole without it, and a script that is newer than one of 2016 may fail to be read.

const all = looks();
const textOf = (path: string) => new TextDecoder().decode(all.get(path)?.body);
const sheet = textOf('/site.css');

/** A rule of the sheet: what it is for, what it says, and in which conditions it stands. */
type Rule = { selector: string; body: string; within: string };

/** The rules of a sheet in which conditions are not nested in each other. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  let within = '';
  for (const [, head = '', body = '', end] of css.matchAll(/([^{}]*)\{(?:([^{}]*)\})?|(\})/g)) {
    if (end) within = '';
    else if (head.trim().startsWith('@media')) within = head.trim();
    else rules.push({ selector: head.trim(), body, within });
  }
  return rules;
}

const rules = rulesOf(sheet);

test('the sheet knows nothing newer than 2017 but what a page is whole without', () => {
  assert.ok(rules.length > 150, `${rules.length} rules`);
  const newer =
    /@(container|layer|scope|supports|starting-style|property)|color-mix\(|oklch\(|oklab\(|\blch\(|light-dark\(|&/;
  assert.doesNotMatch(sheet, newer);
  const selectors = rules.filter(
    ({ selector, within }) => /:(has|is|where|not\([^)]*,)/.test(selector) && within !== '@media print',
  );
  assert.deepEqual(
    selectors.map(({ selector }) => selector),
    [],
    'one unknown part of a selector drops its whole rule',
  );
  const ranged = rules.filter(({ within }) => /[<>]/.test(within));
  // What a thumb presses on the desk: the site's own measures do not come from there.
  assert.deepEqual(
    ranged.map(({ selector }) => selector),
    [':root, .compact'],
  );
  const logical = rules.filter(({ body }) =>
    /(margin|padding|border|inset)-(inline|block)|\binset:|aspect-ratio|\d(dvh|svh|cqi)/.test(body),
  );
  assert.deepEqual(
    logical.map(({ selector }) => selector),
    [],
  );
});

/** Declarations of a rule, in order. */
const saidIn = ({ body }: Rule) =>
  body.split(';').flatMap((line) => {
    const [name = '', ...value] = line.split(':');
    return value.length > 0 ? [{ name: name.trim(), value: value.join(':').trim() }] : [];
  });

test('light words have a dark ground also where custom properties are not known', () => {
  const light = rules.filter((rule) => saidIn(rule).some(({ name, value }) => name === 'color' && value === '#fff'));
  assert.ok(light.length >= 3);
  const grounds = ['.bar', '.tel'];
  for (const rule of light.filter(({ selector }) => !grounds.includes(selector))) {
    const [first] = saidIn(rule).filter(({ name }) => name === 'background');
    assert.match(first?.value ?? '', /^#[0-9a-f]{3,6}$/, `${rule.selector}: a plain colour comes first`);
  }
  const bar = rules.find(({ selector }) => selector === '.bar');
  assert.match(saidIn(bar as Rule).find(({ name }) => name === 'background')?.value ?? '', /^#[0-9a-f]{6}$/);
});

test('letters come from the device where ours do not come: every stack ends in one of its own', () => {
  const stacks = [...sheet.matchAll(/--font: ([^;]+);/g)].map(([, stack]) => stack ?? '');
  assert.ok(stacks.length >= 2);
  for (const stack of stacks) assert.match(stack, /sans-serif$/);
  for (const [face] of sheet.matchAll(/@font-face \{[^}]+\}/g)) assert.match(face, /font-display: optional/);
});

/** Kinds of syntax that a browser of 2016 cannot read; one of them, and it reads nothing of the file. */
const NEWER = [
  'AwaitExpression',
  'ChainExpression',
  'ClassDeclaration',
  'ImportExpression',
  'PrivateIdentifier',
  'SpreadElement in an object',
  'async',
  'catch without a name',
  'operator ??',
  'operator **',
  'BigInt',
];

type Node = { type?: string } & Record<string, unknown>;

function newerIn(node: unknown, inside: string, found: Set<string>): Set<string> {
  if (Array.isArray(node)) for (const each of node) newerIn(each, inside, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return found;
  const { type = '', ...parts } = node as Node;
  if (NEWER.includes(type)) found.add(type);
  if (type === 'SpreadElement' && inside === 'ObjectExpression') found.add('SpreadElement in an object');
  if (parts['async'] === true) found.add('async');
  if (type === 'CatchClause' && parts['param'] === null) found.add('catch without a name');
  if (/^(\?\?|\*\*)=?$/.test(String(parts['operator'] ?? '')))
    found.add(`operator ${String(parts['operator']).slice(0, 2)}`);
  if (typeof parts['bigint'] === 'string') found.add('BigInt');
  for (const part of Object.values(parts)) newerIn(part, type, found);
  return found;
}

const newerSyntax = (name: string, text: string) => [...newerIn(parseSync(name, text).program.body, '', new Set())];

test('the script of the way out is read by a browser of 2016; what is newer stands where waiting does instead', () => {
  assert.deepEqual(newerSyntax('x.js', textOf('/x.js')), []);
  const foul = 'async () => { try { a ??= b?.c ** 2n; f({ ...d }) } catch { await e } }';
  assert.deepEqual(newerSyntax('foul.js', foul).length, 8, 'the check sees what it looks for');
  const served = [...all.keys()].filter((path) => path.endsWith('.js'));
  assert.deepEqual(served, ['/x.js', '/work.js']);
});
