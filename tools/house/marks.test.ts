import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const asserts = "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n";
const aTest = (text: string) => ({ 'src/cases/a.test.ts': `${asserts}${text}\nassert.ok(test);\n` });

test('an unfinished mark in a comment is found, in code, SQL and styles', () => {
  for (const mark of ['TODO', 'FIXME', 'XXX', 'HACK'])
    expectProblems(
      { 'src/cases/a.ts': `export const a = 1; // ${mark}: later\n` },
      new RegExp(`a\\.ts:1 marks ${mark}`),
    );
  expectProblems({ 'src/desk/a.css': '\n/* TODO */\n' }, /^src\/desk\/a\.css:2 marks/);
  expectProblems({ 'src/cases/migrations/0002-a.sql': '-- FIXME\n' }, /0002-a\.sql:1 marks/);
});

test('the words in a string are no mark', () => {
  expectProblems({ 'src/cases/a.ts': "export const a = 'TODO @ts-nocheck';\n" });
});

test('the compiler is not silenced', () => {
  for (const word of ['ignore', 'nocheck'])
    expectProblems({ 'src/cases/a.ts': `// @ts-${word}\nexport const a = 1;\n` }, /a\.ts:1 marks @ts-/);
});

test('no test is skipped, alone or still to come', () => {
  for (const aside of ['skip', 'only', 'todo']) {
    const problem = new RegExp(`a\\.test\\.ts:3 marks a test is marked ${aside}`);
    expectProblems(aTest(`test.${aside}('a', () => {});`), problem);
    expectProblems(aTest(`test('a', { ${aside}: true }, () => {});`), problem);
    expectProblems(aTest(`test('a', (t) => t.${aside}());`), problem);
  }
});

test('a test that finds it cannot run on this machine says why', () => {
  expectProblems(aTest(`test('a', (t) => t.skip('needs root'));`));
});

test('a test file that asserts nothing is found', () => {
  const idle = "import { test } from 'node:test';\ntest('a', () => {});\n";
  expectProblems({ 'src/cases/a.test.ts': idle }, /a\.test\.ts:1 marks nothing is asserted/);
});

test('a hook around each test stands in a suite, for pure tests share a process', () => {
  for (const hook of ['beforeEach', 'afterEach']) {
    expectProblems(aTest(`${hook}(() => {});`), /a\.test\.ts:3 marks this hook stands in no suite/);
    expectProblems(aTest(`describe('a', () => { ${hook}(() => {}); });`));
  }
});
