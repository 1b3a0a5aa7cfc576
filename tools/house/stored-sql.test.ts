import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const store = (sql: string) => ({
  'src/cases/store/more.ts': `import { sql } from '#kernel/db.ts';\nexport const a = sql<A>\`${sql}\`;\ntype A = string;\n`,
});

test("a store reads its own tables and calls others' functions; others' tables are no door", () => {
  expectProblems(store('select id from cases.cases where vault.can_open(id) and at < ${now}'));
  expectProblems(store('select id\nfrom vault.grants'), /more\.ts:3 stored-sql cases touches vault\.grants/);
  expectProblems(
    store('insert into vault.grants (id) values (${id})'),
    /more\.ts:2 stored-sql cases touches vault\.grants/,
  );
  expectProblems(store('select hotline.may(id)'), /more\.ts:2 stored-sql cases touches hotline\.may/);
});

test('research reads what is published, of any room, and nothing else', () => {
  const research = (sql: string) => ({
    'src/research/README.md': '# Research',
    'src/research/store.ts': `import { sql } from '#kernel/db.ts';\nexport const a = sql<A>\`${sql}\`;\ntype A = string;\n`,
  });
  expectProblems(research('select kind from cases.published_cases(${from})'));
  expectProblems(research('select id from cases.cases'), /store\.ts:2 stored-sql research touches cases\.cases/);
  expectProblems(store('select hotline.published_contacts()'), /cases touches hotline/);
});

test('a store speaks the SQL of PostgreSQL 15', () => {
  expectProblems(store('select any_value(id) from cases.cases'), /more\.ts:2 stored-sql any_value needs PostgreSQL 16/);
});
