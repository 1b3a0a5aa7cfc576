import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkHouse } from './house.ts';
import type { Figures } from './sizes.ts';

type Files = Record<string, string>;

/** A small house in which every rule holds: kernel, two foundation rooms, two work rooms, both frames, the server. */
const cleanHouse: Files = {
  'src/kernel/README.md': '# Kernel',
  'src/kernel/db.ts': "import pg from 'pg';\nexport type Tx = { pool: pg.Pool };\nexport const sql = String.raw;\n",
  'src/kernel/ids.ts': '/** A new id. */\nexport function newId(): string {\n  return crypto.randomUUID();\n}\n',
  'src/vault/README.md': '# Vault',
  'src/vault/index.ts': "export { seal } from './seal.ts';\n",
  'src/vault/seal.ts':
    "import { hkdfSync } from 'node:crypto';\n/** Seals. */\nexport function seal(): unknown {\n  return hkdfSync;\n}\n",
  'src/vault/migrations/0001-keys.sql': [
    'create schema vault;',
    'create table vault.grants (id uuid primary key);',
    'alter table vault.grants enable row level security;',
    'create function vault.can_open(d uuid) returns boolean language sql as $$ select exists (select from vault.grants) $$;',
  ].join('\n'),
  'src/cases/README.md': '# Cases',
  'src/cases/index.ts': "export { openCase } from './open-case.ts';\n",
  'src/cases/shared.ts': 'export type Case = { id: string };\n',
  'src/cases/open-case.ts': [
    "import type { Tx } from '#kernel/db.ts';",
    "import { seal } from '#vault/index.ts';",
    "import { insertCase } from './store.ts';",
    '/** Opens a case. */',
    'export function openCase(tx: Tx): unknown {',
    '  return insertCase(tx, seal());',
    '}',
  ].join('\n'),
  'src/cases/store.ts': [
    "import { sql, type Tx } from '#kernel/db.ts';",
    '/** Writes a case. */',
    'export function insertCase(tx: Tx, sealed: unknown): unknown {',
    '  return [tx, sealed, sql`select vault.can_open(c.id) from cases.cases c`];',
    '}',
  ].join('\n'),
  'src/cases/migrations/0001-cases.sql': [
    '-- Made after vault.grants.',
    'create schema cases;',
    'create table cases.cases (id uuid primary key references vault.grants (id), "at" timestamptz);',
    'alter table cases.cases enable row level security;',
    "create policy granted on cases.cases using (vault.can_open(id) and 'vault.keys' <> '');",
    'create index on cases.cases (at);',
  ].join('\n'),
  'src/cases/desk/index.ts': "export { List } from './list.tsx';\n",
  'src/cases/desk/list.tsx': [
    "import { Button } from '#desk/parts.ts';",
    "import type { Case } from '../shared.ts';",
    '/** The list. */',
    'export function List(cases: Case[]) {',
    '  return <Button key={cases.length} />;',
    '}',
  ].join('\n'),
  'src/network/README.md': '# Network',
  'src/network/shared.ts': 'export type Organisation = { id: string };\n',
  'src/desk/README.md': '# Desk',
  'src/desk/parts.ts': "export { Button } from './button.tsx';\n",
  'src/desk/button.tsx': '/** A button. */\nexport const Button = () => <button type="button" />;\n',
  'src/desk/main.tsx': "import { List } from '#cases/desk/index.ts';\nexport const start = [List];\n",
  'src/server/README.md': '# Server',
  'src/server/main.ts':
    "import { openCase } from '#cases/index.ts';\nimport { sql } from '#kernel/db.ts';\nexport const all = [openCase, sql];\n",
  'src/testing/world.ts': "import { seal } from '../vault/seal.ts';\nexport const world = seal;\n",
  'src/cases/open-case.test.ts': [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    "import { world } from '#testing/world.ts';",
    "test('a case opens', () => assert.ok(world));",
  ].join('\n'),
};

/** The clean house with these files added or replaced has exactly the problems told, one pattern each, in order. */
export function expectProblems(files: Files, ...expected: RegExp[]): void {
  const found = plant(files);
  assert.equal(found.length, expected.length, `found ${found.length}:\n${found.join('\n')}`);
  expected.forEach((pattern, at) => assert.match(found[at] ?? '', pattern));
}

/** What the checker says of the clean house with these files added or replaced, as `file:line rule message`. */
export function plant(files: Files): string[] {
  const { problems } = checkPlanted(files);
  return problems.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`);
}

/** The figures of the clean house with these files added or replaced. */
export function houseFigures(files: Files): Figures {
  return checkPlanted(files).figures;
}

function checkPlanted(files: Files): ReturnType<typeof checkHouse> {
  const root = mkdtempSync(join(tmpdir(), 'astra-house-'));
  try {
    for (const [path, text] of Object.entries({ ...cleanHouse, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkHouse(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
