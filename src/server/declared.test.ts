import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Permission } from '#kernel/permissions.ts';
import type { Route } from '#kernel/route.ts';
import { readMatrixTable } from '#staff/index.ts';
import { allRoutes } from './app.ts';
import { mustBeDeclared, undeclared } from './declared.ts';
import { allPermissions } from './modules.ts';

const routes = allRoutes(
  () => null,
  () => [],
);
const table = readMatrixTable();
const route = { method: 'GET', path: '/planted', access: 'open', audit: 'read' } as const;
const missing = (what: 'access' | 'audit') => ({ ...route, [what]: undefined }) as unknown as Route;
const permission: Permission = { verb: 'planted.see', conditions: ['always'] };
const row = { verb: 'planted.see', cells: table.roles.map(() => 'always') };
const withRow = (planted: typeof row) => ({ ...table, rows: [...table.rows, planted] });

test('every route says who may and what it leaves in the audit; verbs, modules and matrix fit together', () => {
  assert.deepEqual(undeclared(routes, allPermissions, table), []);
});

test('a route without a permission or without an audit kind keeps the program from starting', () => {
  const start = (planted: Route) => () => mustBeDeclared([...routes, planted], allPermissions, table);
  assert.throws(start(missing('access')), /GET \/planted says not who may/);
  assert.throws(start(missing('audit')), /GET \/planted leaves no audit line/);
});

const planted: Record<string, [() => string[], RegExp]> = {
  'a verb no module declares': [
    () => undeclared([{ ...route, access: { verb: 'planted.see' } }], [], { roles: [], rows: [] }),
    /GET \/planted asks for planted\.see/,
  ],
  'an address declared twice': [() => undeclared([route, route], [], { roles: [], rows: [] }), /declared twice/],
  'a declared verb without a row': [
    () => undeclared([], [...allPermissions, permission], table),
    /planted\.see has no row/,
  ],
  'a row nobody declares': [() => undeclared([], allPermissions, withRow(row)), /planted\.see stands in roles\.tsv/],
  'a condition the verb does not have': [
    () => undeclared([], [...allPermissions, permission], withRow({ ...row, cells: ['always', 'granted'] })),
    /planted\.see has no condition "granted"/,
  ],
};

for (const [name, [find, said]] of Object.entries(planted))
  test(`${name} is found`, () => {
    const found = find();
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', said);
  });
