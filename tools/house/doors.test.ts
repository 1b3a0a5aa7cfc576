import { test } from 'node:test';
import { expectProblems } from './plant.ts';

test('a module is not entered past its doors, by a type either', () => {
  expectProblems(
    { 'src/cases/a.ts': "import { seal } from '#vault/seal.ts';\nexport const a = seal;\n" },
    /^src\/cases\/a\.ts:1 doors #vault\/seal\.ts: vault is entered by index\.ts/,
  );
  expectProblems(
    { 'src/cases/a.ts': "\nimport type { Keys } from '#vault/keys.ts';\nexport type A = Keys;\n" },
    /^src\/cases\/a\.ts:2 doors/,
  );
  expectProblems({ 'src/cases/a.ts': "export type A = import('#vault/keys.ts').Keys;\n" }, /a\.ts:1 doors/);
  expectProblems({ 'src/cases/a.ts': "export * from '#vault/seal.ts';\n" }, /a\.ts:1 doors/);
  expectProblems(
    { 'src/cases/a.ts': "export const a = () => import('#vault/seal.ts');\n" },
    /a\.ts:1 doors/,
    /docstrings/,
  );
});

test('other rooms are addressed by name, not by a path over the wall', () => {
  expectProblems(
    { 'src/cases/a.ts': "import { seal } from '../vault/index.ts';\nexport const a = seal;\n" },
    /^src\/cases\/a\.ts:1 doors .*addressed as #room/,
  );
});

test('the kernel is open at the top and closed below', () => {
  expectProblems({ 'src/cases/a.ts': "import { newId } from '#kernel/ids.ts';\nexport const a = newId;\n" });
  expectProblems(
    { 'src/cases/a.ts': "import { b } from '#kernel/http/body.ts';\nexport const a = b;\n" },
    /^src\/cases\/a\.ts:1 doors .*directly in src\/kernel/,
  );
});

test("a frame gives modules its parts, and only to screens; its other rooms are the server's", () => {
  const parts = "import { Button } from '#desk/parts.ts';\nexport const a = Button;\n";
  expectProblems({ 'src/network/a.ts': parts }, /^src\/network\/a\.ts:1 doors .*offers parts\.ts/);
  expectProblems({ 'src/network/site/a.ts': parts }, /^src\/network\/site\/a\.ts:1 doors/);
  expectProblems(
    { 'src/network/desk/a.ts': "import { Button } from '#desk/button.tsx';\nexport const a = Button;\n" },
    /^src\/network\/desk\/a\.ts:1 doors/,
  );
  expectProblems(
    { 'src/server/a.ts': "import { Button } from '#desk/button.tsx';\nexport const a = Button;\n" },
    /^src\/server\/a\.ts:1 doors .*use #desk\/index\.ts/,
  );
});

test("a module's screens are for screens of the same kind", () => {
  const list = "import { List } from '#cases/desk/index.ts';\nexport const a = List;\n";
  expectProblems({ 'src/hotline/README.md': '# Hotline', 'src/hotline/desk/a.ts': list });
  expectProblems(
    { 'src/hotline/README.md': '# Hotline', 'src/hotline/a.ts': list },
    /^src\/hotline\/a\.ts:1 doors .*a desk door is for screens/,
  );
});
