import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKPOINT_FILE, keepCheckpoint } from '#audit/index.ts';
import type { RegisterAnswer, RetentionAnswer } from '#hotline/shared.ts';
import { one, run, sql } from '#kernel/db.ts';
import { confirmQuorum, found, join, ok, type Founded, type Person } from '#testing/cast.ts';
import { listedLongAgo, makeOld } from '#testing/let-time-pass.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { erasureIn, keyring, lastErasures, registerEnd, toBase64 } from '#vault/index.ts';
import { eraseAgain, howFarBehind } from './backup/erase-again.ts';
import { joinRegisters, REGISTER_FILE } from './backup/erasure-register.ts';
import { chainAudit } from './beats-of-the-house.ts';
import { retentionBeat } from './erase.ts';
import { verifyRegister } from './register-verify.ts';

let program: Program;
let house: Founded;
let operator: Person;
const folder = mkdtempSync(joinPath(tmpdir(), 'astra-register-'));
let putBack = 0;
let clock: () => Promise<boolean>;

before(async () => {
  program = await startProgram();
  house = await found(program);
  const line = house.lines[0]?.id ?? '';
  await confirmQuorum(house.director);
  operator = await join(program, house.director, { name: 'Milica Ostojin', roles: ['operator'], lines: [line] });
  await ok(call('PUT', '/retention/rules', { kind: 'other', months: 6, basedOn: 0 }));
  clock = retentionBeat({
    ...{ pools: program.pools, folders: [program.keysDir], log: { defect: assert.ifError } },
    putBack: () => void putBack++,
  });
  const made: string[] = [];
  for (let count = 0; count < 2; count++) {
    const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
    await ok(operator.browser.call('POST', `/contacts/${id}/close`, { outcome: 'done' }));
    made.push(id);
  }
  await makeOld(program.asOwner, made);
  await beat(retentionBeat({ pools: program.pools, folders: [], log: { defect: assert.ifError } }));
  await listedLongAgo(program.asOwner, made);
  const { ready } = await ok(call<RetentionAnswer>('GET', '/retention'));
  await ok(call('POST', '/retention/runs', { ready }));
  await beat(clock);
});
after(async () => {
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = <T = object>(method: string, path: string, body?: object) =>
  house.director.browser.call<T>(method, path, body);
const register = () => ok(call<RegisterAnswer>('GET', '/retention/register'));
async function beat(of: () => Promise<boolean>): Promise<void> {
  while (await of());
}

test('an entry that lies in clear beside one archive and sealed beside another is one, and is put together once', () => {
  const sealed = readFileSync(joinPath(program.keysDir, REGISTER_FILE), 'utf8').trim().split('\n');
  const clear = sealed.map((line) => {
    const row = erasureIn(keyring(), line);
    assert.ok(row);
    const [previous, hash, mac] = [row.previous, row.hash, row.mac].map((bytes) => toBase64(bytes));
    return JSON.stringify({ ...row, previous, hash, mac });
  });
  const [clearly, into] = ['clear', 'into'].map((name) => joinPath(folder, name)) as [string, string];
  for (const made of [clearly, into]) mkdirSync(made);
  writeFileSync(joinPath(clearly, REGISTER_FILE), `${clear.join('\n')}\n`);
  joinRegisters(keyring(), [clearly, program.keysDir], into);
  assert.equal(readFileSync(joinPath(into, REGISTER_FILE), 'utf8'), `${sealed.join('\n')}\n`);
});

test('audit verify proves the register from its first entry to its last', async () => {
  const asked = (keys = program.keysDir) => verifyRegister(program.pools, [keys], keyring());
  const whole = { entries: 2, broken: null };
  assert.deepEqual(await asked(), whole);
  const change = (rule: string) =>
    one(
      program.asOwner,
      sql<{ rule: string }>`with before as (select rule from vault.erasures where number = 2)
      update vault.erasures set rule = ${rule} where number = 2 returning (select rule from before) as rule`,
    );
  const { rule } = await change('grave');
  assert.deepEqual(await asked(), { entries: 2, broken: { why: 'changed', at: 2 } });
  await change(rule);
  assert.deepEqual(await asked(), whole);
});

test('an end cut off every copy of the register is missed: by the checkpoint beside it, by the audit, by a node that runs', async () => {
  const [last] = await lastErasures(program.pools.worker, 1);
  assert.equal(last?.number, 2);
  const end = registerEnd(keyring(), last);
  assert.deepEqual([(await register()).total, (await register()).missing], [2, 0]);
  await beat(clock);
  assert.equal(putBack, 0);

  await run(program.asOwner, sql`delete from vault.erasures where number = 2`);
  const [first = ''] = readFileSync(joinPath(program.keysDir, REGISTER_FILE), 'utf8').split('\n');
  writeFileSync(joinPath(folder, REGISTER_FILE), `${first}\n`);
  const { broken, missing } = await register();
  assert.deepEqual([broken, missing], [null, 1], 'the audit tells of one more');
  await clock();
  assert.equal(putBack, 1, 'a node that saw more of it serves no older database');

  const owner = { ...program.server, database: program.database, user: 'astra_owner' };
  const cut = async () => (await eraseAgain(owner, [folder], keyring(), 'house')).cut;
  assert.equal(await cut(), 0, 'nothing beside it knows more');
  const row = { number: 9, hash: new Uint8Array(32), signature: new Uint8Array(64) };
  await keepCheckpoint(folder, row, end);
  assert.equal(await cut(), 1);
  assert.deepEqual(
    await howFarBehind(program.pools, [folder], keyring()),
    { behind: false, cut: 1 },
    'without the owner as well',
  );
  assert.deepEqual(
    await verifyRegister(program.pools, [folder], keyring()),
    { entries: 1, broken: { why: 'cut', at: 1 } },
    'audit verify says so',
  );
  await register();
  await chainAudit(program.pools, folder, { event: () => undefined });
  assert.equal(await cut(), 1, 'what the older database says of itself does not take its place');
  renameSync(joinPath(folder, CHECKPOINT_FILE), joinPath(folder, 'before-restore-9.json'));
  assert.equal(await cut(), 1, 'one that an import or a restore put aside still knows');
  rmSync(joinPath(folder, 'before-restore-9.json'));
  await keepCheckpoint(folder, row, { ...end, number: 7 });
  assert.equal(await cut(), 0, 'nobody vouches for that end');
  writeFileSync(joinPath(folder, CHECKPOINT_FILE), '{"number": 1');
  assert.equal(await cut(), 0);
});
