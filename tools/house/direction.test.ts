import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const index = "export const here = 'here';\n";
const knows = (room: string) => `import { here } from '#${room}/index.ts';\nexport const a = here;\n`;

test('the kernel knows no module', () => {
  expectProblems({ 'src/kernel/a.ts': knows('vault') }, /^src\/kernel\/a\.ts:1 direction kernel may not know vault/);
});

test('a foundation room knows those before it and not those after', () => {
  const staff = { 'src/staff/README.md': '# Staff', 'src/staff/index.ts': index };
  expectProblems({ ...staff, 'src/staff/a.ts': knows('vault') });
  expectProblems(
    { ...staff, 'src/vault/a.ts': knows('staff') },
    /^src\/vault\/a\.ts:1 direction vault may not know staff/,
  );
});

test('the foundation knows no work room, a type either', () => {
  expectProblems(
    { 'src/vault/a.ts': "import type { Case } from '#cases/shared.ts';\nexport type A = Case;\n" },
    /^src\/vault\/a\.ts:1 direction vault may not know cases/,
  );
});

test('work rooms know each other along the graph only', () => {
  const organisation = "import type { Organisation } from '#network/shared.ts';\nexport type A = Organisation;\n";
  const opened = "import type { Case } from '#cases/shared.ts';\nexport type A = Case;\n";
  expectProblems({ 'src/cases/a.ts': organisation });
  expectProblems({ 'src/network/a.ts': opened }, /^src\/network\/a\.ts:1 direction network may not know cases/);
});

test('nobody imports the server, and it knows everybody', () => {
  expectProblems({ 'src/server/index.ts': index, 'src/server/a.ts': knows('cases') });
  expectProblems(
    { 'src/server/index.ts': index, 'src/cases/a.ts': knows('server') },
    /direction cases may not know server/,
  );
});

test('a frame knows no work room, its main only their screens', () => {
  expectProblems(
    { 'src/desk/a.ts': "import type { Case } from '#cases/shared.ts';\nexport type A = Case;\n" },
    /^src\/desk\/a\.ts:1 direction desk may not know cases/,
  );
  expectProblems(
    { 'src/desk/main.tsx': "import type { Case } from '#cases/shared.ts';\nexport type A = Case;\n" },
    /^src\/desk\/main\.tsx:1 direction desk may not know cases/,
  );
});

test('what serves tests is used by tests only', () => {
  expectProblems(
    { 'src/cases/a.ts': "import { world } from '#testing/world.ts';\nexport const a = world;\n" },
    /^src\/cases\/a\.ts:1 doors .*only tests/,
    /^src\/cases\/a\.ts:1 direction cases may not know testing/,
  );
});

test('journeys enter nothing but the running program', () => {
  expectProblems({ 'src/journeys/night.journey.ts': "import { world } from '#testing/world.ts';\nvoid world;\n" });
  expectProblems({ 'src/journeys/night.journey.ts': knows('cases') }, /direction journeys may not know cases/);
});

test('a folder that is no room of the house is refused', () => {
  expectProblems({ 'src/helpers/a.ts': index }, /^src\/helpers\/a\.ts:0 direction src\/helpers is no room/);
  expectProblems({ 'src/loose.ts': index }, /^src\/loose\.ts:0 direction a file lies loose/);
});
