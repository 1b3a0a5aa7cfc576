import { test } from 'node:test';
import { expectProblems } from './plant.ts';

const second = (sql: string) => ({ 'src/cases/migrations/0002-more.sql': sql });
const guarded = (table: string) => `alter table ${table} enable row level security;`;

test('migrations are numbered without gap or duplicate and named after the pattern', () => {
  expectProblems({ 'src/cases/migrations/0003-late.sql': '' }, /0003-late\.sql:1 migrations expected 0002-name\.sql/);
  expectProblems({ 'src/cases/migrations/0001-twice.sql': '' }, /0001-twice\.sql:1 migrations expected 0002/);
  expectProblems({ 'src/cases/migrations/0002_More.sql': '' }, /migrations expected 0002/);
});

test("no statement touches another room's schema", () => {
  const statements = [
    'create table vault.more (id uuid); alter table vault.more enable row level security',
    'alter table vault.grants add column a int',
    'drop table if exists vault.grants',
    'grant select on vault.grants to astra_app',
    'grant execute on function vault.can_open(uuid) to astra_app',
    'comment on table vault.grants is $$x$$',
    'insert into vault.grants (id) values (null)',
    'create index on vault.grants (id)',
    'create policy p on vault.grants using (true)',
    'create view cases.v as select * from vault.grants',
    'set search_path = vault.a',
    'grant usage on schema vault to astra_app',
    'create schema if not exists vault',
    'create function cases.f() returns void language sql as $$ delete from vault.grants $$',
    'insert into public.a values (1)',
  ];
  for (const sql of statements) expectAtLeastOne(sql);
});

function expectAtLeastOne(sql: string): void {
  const times =
    sql.split(/vault\.more|vault\.grants|vault\.a|vault\.can_open|schema vault|exists vault|public\.a/).length - 1;
  const touches = /0002-more\.sql:\d+ migrations cases touches (vault|public)/;
  expectProblems(second(`${sql};`), ...Array.from({ length: times }, () => touches));
}

test('foreign keys and functions go where the room may know the other, and no further', () => {
  const known = [
    'create table cases.more (id uuid references vault.grants (id), at int default vault.number());',
    guarded('cases.more'),
    'create policy p on cases.more using (vault.can_open(id));',
    'create trigger t after insert on cases.more execute function vault.told();',
  ];
  expectProblems(second(known.join('\n')));
  expectProblems(
    second(`create table cases.more (id uuid references hotline.contacts);${guarded('cases.more')}`),
    /cases touches hotline/,
  );
  expectProblems(second('create policy p on cases.cases using (hotline.may(id));'), /cases touches hotline\.may/);
});

test('names in comments and strings are no names', () => {
  expectProblems(
    second("-- vault.grants\n/* vault.keys */\ncomment on table cases.cases is 'like vault.grants, it''s vault.x';"),
  );
});

test('SQL that PostgreSQL 15 does not know is refused', () => {
  const newer = {
    uuidv7: 'alter table cases.cases alter id set default uuidv7();',
    MERGE: 'merge into cases.cases c using cases.b on true when matched then delete returning c.id;',
    virtual: 'alter table cases.cases add b int generated always as (a + 1) virtual;',
    daitch_mokotoff: 'select daitch_mokotoff(a);',
    any_value: 'select any_value(a);',
  };
  for (const [what, sql] of Object.entries(newer))
    expectProblems(second(sql), new RegExp(`0002-more\\.sql:1 migrations .*${what}.* needs PostgreSQL 1[678]`));
  expectProblems(second('alter table cases.cases add b int generated always as (a + 1) stored;'));
});

test('every table is behind row level security, enabled after it and not forced', () => {
  const table = 'create table cases.more (id uuid);';
  expectProblems(second(table), /:1 migrations table cases\.more has no row level security/);
  expectProblems(second(`${guarded('cases.more')}\n${table}`), /:2 migrations table cases\.more has no/);
  expectProblems(
    second(`${table}${guarded('cases.more')}alter table cases.more force row level security;`),
    /never forced/,
  );
  expectProblems(second(`${table}${guarded('cases.more')}alter table cases.more no force row level security;`));
  expectProblems(second('create table more (id uuid);'), /table more needs its schema's name/);
});
