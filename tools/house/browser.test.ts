import { test } from 'node:test';
import { expectProblems } from './plant.ts';

test('a screen that reaches a store through others is caught, with the way it took', () => {
  expectProblems(
    {
      'src/cases/desk/list.tsx':
        "import { openCase } from '../index.ts';\n/** The list. */\nexport const List = () => openCase;\n",
    },
    /^src\/cases\/desk\/list\.tsx:1 browser .*list\.tsx -> src\/cases\/index\.ts -> src\/cases\/open-case\.ts -> src\/cases\/store\.ts$/,
    /^src\/cases\/desk\/list\.tsx:1 browser .* -> src\/vault\/seal\.ts -> node:crypto$/,
  );
});

test('Node and its packages are not for browsers', () => {
  expectProblems(
    { 'src/desk/button.tsx': "import { readFileSync } from 'node:fs';\nexport const Button = readFileSync;\n" },
    /^src\/desk\/button\.tsx:1 browser .*node:fs$/,
  );
  expectProblems(
    { 'src/network/desk/a.ts': "import path from 'path';\nexport const a = path;\n" },
    /:1 browser .* -> path$/,
  );
});

test('types are free, and the site is rendered on the server', () => {
  expectProblems({
    'src/cases/desk/a.ts': "import type { openCase } from '../index.ts';\nexport type A = typeof openCase;\n",
  });
  expectProblems({ 'src/cases/site/a.ts': "import { openCase } from '../index.ts';\nexport const a = openCase;\n" });
});
