import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const imports = (name: string) => `import { ${name} } from './${name}.ts';\nexport const x = ${name};\n`;

test('a cycle of imports is told as the way round', () => {
  expectProblems(
    { 'src/cases/a.ts': imports('b'), 'src/cases/b.ts': imports('c'), 'src/cases/c.ts': imports('a') },
    /^src\/cases\/a\.ts:1 cycles .*a\.ts -> src\/cases\/b\.ts -> src\/cases\/c\.ts -> src\/cases\/a\.ts$/,
  );
});

test('a way back by type alone closes no cycle, but a type inside a value import does', () => {
  const back = (statement: string) => ({
    'src/cases/a.ts': imports('b'),
    'src/cases/b.ts': `${statement}\nexport type B = A;\n`,
  });
  expectProblems(back("import type { A } from './a.ts';"));
  expectProblems(back("import { type A } from './a.ts';"), /cycles/);
});
