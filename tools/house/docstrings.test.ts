import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const body = '() {\n  return 1;\n}\n';

test('an exported function without a docstring is named', () => {
  const name = /a\.ts:1 docstrings a is exported/;
  expectProblems({ 'src/cases/a.ts': `export function a${body}` }, name);
  expectProblems({ 'src/cases/a.ts': `export async function a${body}` }, name);
  expectProblems({ 'src/cases/a.ts': 'export const a = () => 1;\n' }, name);
  expectProblems({ 'src/cases/a.ts': `function a${body}export { a };\n` }, name);
  expectProblems({ 'src/cases/a.ts': `/* no docstring */\nexport function a${body}` }, /a\.ts:2 docstrings/);
  expectProblems(
    { 'src/cases/a.ts': `/** Of something else. */\nconst b = 1;\nexport function a${body}void b;\n` },
    /:3 docstrings/,
  );
});

test('a docstring directly above is enough, once for all overloads; what is not exported needs none', () => {
  expectProblems({ 'src/cases/a.ts': `/** Says one. */\nexport function a${body}function b${body}void b;\n` });
  expectProblems({
    'src/cases/a.ts': `/** Says one. */\nexport function a(b: string): string;\nexport function a(b: number): number;\nexport function a(b: unknown) {\n  return b;\n}\n`,
  });
  expectProblems({ 'src/testing/a.test.ts': `export function a${body}export const assert = a;\n` });
});
