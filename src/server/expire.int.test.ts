import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { one, sql } from '#kernel/db.ts';
import { found, join, ok, type Founded } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { expireAll } from './beats-of-the-house.ts';

let program: Program;
let house: Founded;

before(async () => {
  program = await startProgram();
  house = await found(program);
});
after(() => program.stop());

test('a key whose time is over goes though something else cannot be removed, and the log says what', async () => {
  const line = house.lines[0]?.id ?? '';
  const operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await sql`update vault.grants set until = now() where dossier = ${id} and why = 'duty'`.execute(program.asOwner);
  await sql`alter table staff.sessions rename to sessions_away`.execute(program.asOwner);
  const defects: string[] = [];
  await expireAll(program.pools, { defect: (_error, where) => void defects.push(where) });
  await sql`alter table staff.sessions_away rename to sessions`.execute(program.asOwner);
  assert.deepEqual(defects, ['expire sessions', 'expire idle']);
  const left = sql<{ n: number }>`select count(*) as n from vault.grants where dossier = ${id} and why = 'duty'`;
  assert.equal((await one(program.asOwner, left)).n, 0);
});
