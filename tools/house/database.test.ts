import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const reads = "import { sql } from '#kernel/db.ts';\nexport const a = sql;\n";

test('SQL stands in stores only', () => {
  expectProblems({ 'src/cases/store/list.ts': reads, 'src/server/a.ts': reads, 'src/testing/a.ts': reads });
  expectProblems({ 'src/cases/a.int.test.ts': `${reads}import assert from 'node:assert';\nassert.ok(a);\n` });
  expectProblems({ 'src/cases/a.ts': reads }, /^src\/cases\/a\.ts:1 database #kernel\/db\.ts is for store\.ts/);
  expectProblems({ 'src/cases/a.ts': "export * from '#kernel/db.ts';\n" }, /^src\/cases\/a\.ts:1 database/);
});

test('the database packages are for stores too', () => {
  expectProblems({ 'src/cases/a.ts': "import pg from 'pg';\nexport const a = pg;\n" }, /:1 database pg is for/);
  expectProblems(
    { 'src/cases/a.ts': "import type { Kysely } from 'kysely';\nexport type A = Kysely<A>;\n" },
    /:1 database kysely/,
  );
});

test('the transaction is handed on as a type, not as a value beside one', () => {
  expectProblems({ 'src/cases/a.ts': "import type { Tx } from '#kernel/db.ts';\nexport type A = Tx;\n" });
  expectProblems(
    { 'src/cases/a.ts': "import type { Row } from '#kernel/db.ts';\nexport type A = Row;\n" },
    /:1 database/,
  );
  expectProblems(
    { 'src/cases/a.ts': "import { sql, type Tx } from '#kernel/db.ts';\nexport const a: Tx = sql;\n" },
    /:1 database/,
  );
});
