import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const refused: Array<[what: string, text: string, message: RegExp]> = [
  ['an any', 'export const a = (b: any) => b;', /:1 syntax no any/],
  ['an as any', 'export const a = 1 as any;', /:1 syntax no any/],
  ['a generic any', 'export type A = Record<string, any>;', /:1 syntax no any/],
  ['a default export', 'export default 1;', /:1 syntax no default/],
  ['a renamed default export', 'const a = 1;\nexport { a as default };', /:2 syntax no default/],
  ['an enum', 'export enum A { B }', /:1 syntax no enum/],
  ['a namespace', 'export namespace A { export const b = 1; }', /:1 syntax no namespace/],
  ['an interface', 'export interface A { b: string }', /:1 syntax type, not interface/],
  [
    'a parameter property',
    'export class A extends Error {\n  constructor(readonly b: string) { super(b); }\n}',
    /:2 syntax no param/,
  ],
  ['a class that is no error', 'export class A {}', /:1 syntax no classes/],
];

for (const [what, text, message] of refused)
  test(`${what} is refused`, () => {
    const problems = what === 'an any' ? [message, /docstrings/] : [message];
    expectProblems({ 'src/cases/a.ts': `${text}\n` }, ...problems);
  });

test('an any in a test is refused too, and in a tool', () => {
  expectProblems(
    { 'src/cases/a.test.ts': "import assert from 'node:assert';\nassert.ok(1 as any);\n" },
    /:2 syntax no any/,
  );
  expectProblems({ 'tools/a.ts': 'export const a = 1 as any;\n' }, /^tools\/a\.ts:1 syntax no any/);
});

test("errors are classes, another package's types are widened by interface, and the word any may be written", () => {
  expectProblems({ 'src/cases/a.ts': 'export class A extends Error {}\n' });
  expectProblems({
    'src/cases/a.ts': "declare module 'react' {\n  interface A { b: string }\n}\nexport const a = 'any';\n",
  });
});
