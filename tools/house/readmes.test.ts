import { test } from 'node:test';
import { expectProblems } from './plant.ts';

test('a room with code has a README, the kernel too', () => {
  expectProblems({ 'src/hotline/shared.ts': 'export const a = 1;\n' }, /^src\/hotline:0 readme README\.md is missing/);
  expectProblems({ 'src/kernel/README.md': '\n' }, /^src\/kernel:0 readme/);
});

test('a README names no file that is gone', () => {
  const text = '# Cases\n\n`open-case.ts`, `cases/store.ts` and `close-case.ts`.\n';
  expectProblems({ 'src/cases/README.md': text }, /^src\/cases\/README\.md:3 readme there is no close-case\.ts$/);
});
