import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  asideFile,
  CHECKPOINT_FILE,
  keepCheckpoint,
  putCutEndAside,
  readCheckpoint,
  recordLine,
  sequenceOnce,
  verifyAudit,
} from '#audit/index.ts';
import { withActor } from '#kernel/actor.ts';
import { sql } from '#kernel/db.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { chainAudit } from './beats-of-the-house.ts';

let program: Program;
const folder = mkdtempSync(join(tmpdir(), 'astra-cut-'));
const told: object[] = [];

before(async () => {
  program = await startProgram();
});
after(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

const LINE = { actor: null, verb: 'x.y', kind: 'read', outcome: 'done', detail: null, other: null } as const;

async function chain(): Promise<number> {
  const line = { ...LINE, dossiers: [] };
  await withActor(program.pools.app, null, (tx) => recordLine(tx, line));
  await chainAudit(program.pools, folder, { event: (name, facts) => void told.push({ name, ...facts }) });
  return endIn(CHECKPOINT_FILE).number;
}
const endIn = (file: string) => readCheckpoint(readFileSync(join(folder, file), 'utf8'));
const aside = () => readdirSync(folder).filter((name) => name.startsWith('before-'));

/** As whoever owns the database can: what came after a batch is gone, and every end that was signed since. */
async function cutAfter(number: number): Promise<void> {
  const owner = program.asOwner;
  await sql`delete from audit.checkpoints where number > ${number}`.execute(owner);
  await sql`with gone as (delete from audit.chain where number > ${number} returning lines)
    delete from audit.lines where id in (select unnest(lines) from gone)`.execute(owner);
}

/** The same, and in its place batches that say something else and fit: how they are hashed is no secret. */
async function rewriteFrom(number: number, more: number): Promise<void> {
  await cutAfter(number - 1);
  for (let at = number; at <= number + more; at++) {
    await withActor(program.pools.app, null, (tx) => recordLine(tx, { ...LINE, verb: 'x.z', dossiers: [] }));
    await sequenceOnce(program.pools.sequencer);
  }
}

test('an end of the audit that was cut off is told, and the signed end that shows it is not written over', async () => {
  const first = await chain();
  await chain();
  const last = await chain();
  const whole = readFileSync(join(folder, CHECKPOINT_FILE), 'utf8');
  await cutAfter(first);
  assert.equal(await chain(), first + 1);
  assert.deepEqual(told, [{ name: 'audit.cut', knew: last, ends: first + 1 }]);
  assert.equal(readFileSync(asideFile(folder, last), 'utf8'), whole);
  const verify = async (file: string) => (await verifyAudit(program.pools.sequencer, endIn(file))).broken?.why ?? null;
  assert.equal(await verify(`before-restore-${last}.json`), 'tail-cut');
  assert.equal(await verify(CHECKPOINT_FILE), null, 'what is left looks whole');

  // Another history of the same length: the number alone does not tell.
  const there = endIn(CHECKPOINT_FILE);
  await cutAfter(first);
  assert.equal(await chain(), there.number);
  assert.equal(aside().length, 2);
});

test('a tail that was written anew, as long as before or longer, is told as well: what comes next does not sign it', async () => {
  for (const more of [0, 1]) {
    await chain();
    const last = await chain();
    const whole = readFileSync(join(folder, CHECKPOINT_FILE), 'utf8');
    told.length = 0;
    const kept = aside().length;
    await rewriteFrom(last, more);
    assert.equal(await chain(), last + more + 1);
    assert.deepEqual(told, [{ name: 'audit.cut', knew: last, ends: last + more + 1 }]);
    assert.equal(readFileSync(asideFile(folder, last), 'utf8'), whole);
    assert.equal(aside().length, kept + 1);
    const verdict = await verifyAudit(program.pools.sequencer, endIn(`before-restore-${last}.json`));
    assert.ok(verdict.broken);
    assert.equal((await verifyAudit(program.pools.sequencer, endIn(CHECKPOINT_FILE))).broken, null);
  }
});

test('a later end that is in the chain, of a node that shares the folder, accuses nobody; nor does one nobody signed', async () => {
  const earlier = endIn(CHECKPOINT_FILE);
  await chain();
  const kept = aside();
  const look = () => putCutEndAside(program.pools.sequencer, folder);
  assert.equal(await look(), null);
  await keepCheckpoint(folder, { ...earlier, number: earlier.number + 9 });
  assert.equal(await look(), null);
  assert.deepEqual(aside(), kept);
});
