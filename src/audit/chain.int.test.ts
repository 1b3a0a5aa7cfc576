import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { rows, sql, type Pool } from '#kernel/db.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { checkpointText, readCheckpoint } from './checkpoint.ts';
import type { ChainRow, CheckpointRow } from './line.ts';
import { recordLine } from './record.ts';
import { sequenceOnce } from './sequence.ts';
import { verifyAudit, type Verdict } from './verify.ts';

let program: Program;
let owner: Pool;
let paper: CheckpointRow;

before(async () => {
  program = await startProgram();
  owner = program.asOwner;
  const first = await batch(5);
  assert.ok(first, 'the first batch is signed');
  paper = readCheckpoint(checkpointText(first));
  for (let more = 0; more < 3; more++) await batch(4);
});

after(() => program.stop());

const LINE = { actor: null, verb: 'x.y', kind: 'read', outcome: 'done', detail: null } as const;

async function write(lines: number): Promise<void> {
  for (let n = 0; n < lines; n++)
    await withActor(program.pools.app, null, (tx) =>
      recordLine(tx, { ...LINE, dossiers: [], other: n % 2 === 0 ? null : crypto.randomUUID() }),
    );
}

const sequence = () => sequenceOnce(program.pools.sequencer);

async function batch(lines: number) {
  await write(lines);
  return sequence();
}

const verify = (checkpoint: CheckpointRow | null = paper) => verifyAudit(program.pools.sequencer, checkpoint);
const chain = () => rows(owner, sql<ChainRow>`select number, previous, hash, lines from audit.chain order by number`);

/** Does something to the records as their owner could, sees what the verifier says, and puts everything back. */
async function tampered(change: (db: Pool) => Promise<unknown>, checkpoint = paper): Promise<Verdict['broken']> {
  await sql`create schema kept`.execute(owner);
  const tables = ['checkpoints', 'chain', 'unchained', 'lines'];
  for (const table of tables)
    await sql`create table ${sql.table(`kept.${table}`)} as table ${sql.table(`audit.${table}`)}`.execute(owner);
  try {
    await change(owner);
    return (await verify(checkpoint)).broken;
  } finally {
    for (const table of tables) await sql`delete from ${sql.table(`audit.${table}`)}`.execute(owner);
    await sql`alter table audit.lines disable trigger queue`.execute(owner);
    for (const table of tables.toReversed())
      await sql`insert into ${sql.table(`audit.${table}`)} select * from ${sql.table(`kept.${table}`)}`.execute(owner);
    await sql`alter table audit.lines enable trigger queue`.execute(owner);
    await sql`drop schema kept cascade`.execute(owner);
  }
}

test('an untouched chain is whole, with or without its paper', async () => {
  assert.deepEqual(await verify(), { lines: 17, batches: 4, waiting: 0, broken: null });
  assert.equal((await verify(null)).broken, null);
});

const second = async () => {
  const row = (await chain())[1];
  assert.ok(row);
  return { number: row.number, line: row.lines[1] ?? '', lines: row.lines };
};

for (const [column, value] of Object.entries({
  outcome: 'denied',
  verb: 'y.x',
  kind: 'write',
  actor: crypto.randomUUID(),
  at: '2026-01-01T00:00:00Z',
  dossiers: `{${crypto.randomUUID()}}`,
  detail: '\\x01',
  other: crypto.randomUUID(),
}))
  test(`a line whose ${column} was changed is found in its batch`, async () => {
    const { number, line } = await second();
    const broken = await tampered((db) =>
      sql`update audit.lines set ${sql.id(column)} = ${value} where id = ${line}`.execute(db),
    );
    assert.deepEqual(broken, { batch: number, line: null, why: 'hash' });
  });

test('a line that was taken away is named', async () => {
  const { number, line } = await second();
  const broken = await tampered((db) => sql`delete from audit.lines where id = ${line}`.execute(db));
  assert.deepEqual(broken, { batch: number, line, why: 'line-missing' });
});

test('lines in another order, or one left out of its batch, are found', async () => {
  const { number, lines } = await second();
  const set = (other: string[]) => (db: Pool) =>
    sql`update audit.chain set lines = ${other}::uuid[] where number = ${number}`.execute(db);
  assert.deepEqual(await tampered(set(lines.toReversed())), { batch: number, line: null, why: 'hash' });
  assert.deepEqual(await tampered(set(lines.slice(1))), { batch: number, line: null, why: 'hash' });
});

test('a batch taken out of the middle, and one put in another place, are found', async () => {
  const { number } = await second();
  const gone = await tampered((db) => sql`delete from audit.chain where number = ${number}`.execute(db));
  assert.deepEqual(gone, { batch: number + 1, line: null, why: 'order' });
  const moved = await tampered((db) =>
    sql`update audit.chain set previous = '\\x00' where number = ${number}`.execute(db),
  );
  assert.deepEqual(moved, { batch: number, line: null, why: 'order' });
});

test('a tail that was cut off whole, with its own checkpoints, shows by the paper', async () => {
  const cut = async (db: Pool, after_: number) => {
    await sql`delete from audit.checkpoints where number > ${after_}`.execute(db);
    await sql`delete from audit.chain where number > ${after_}`.execute(db);
    await sql`delete from audit.lines where id not in (select unnest(lines) from audit.chain)`.execute(db);
  };
  assert.equal((await tampered((db) => cut(db, 0)))?.why, 'tail-cut');
  assert.equal(await tampered((db) => cut(db, 1)), null, 'what came after the paper was written, it cannot know');
});

test('a forged paper, and a chain made anew that does not fit it, are found', async () => {
  const forged = { ...paper, signature: new Uint8Array(64) };
  assert.deepEqual((await verify(forged)).broken, { batch: 1, line: null, why: 'checkpoint' });
  const other = { ...paper, hash: new Uint8Array(32) };
  assert.deepEqual((await verify(other)).broken, { batch: 1, line: null, why: 'checkpoint' });
});

test('a line slipped in beside the queue is reported', async () => {
  const slipped = await tampered(async (db) => {
    await write(1);
    await sql`delete from audit.unchained`.execute(db);
  });
  assert.equal(slipped?.why, 'unchained');
});

/** The waiting lines as a program left them that was cut off an hour ago: all of its last moment, one of them older. */
const cutOff = (db: Pool, older: number) =>
  sql`with waiting as (
    update audit.lines set at = now() - interval '1 hour' - case
        when id = (select line from audit.unchained limit 1) then make_interval(secs => ${older}) else '0' end
      where id in (select line from audit.unchained))
  update audit.chain set at = at - interval '2 hours'`.execute(db);

test('what a crash left waiting accuses nobody, however long the program has been down; the next start chains it', async () => {
  const crashed = await tampered(async (db) => {
    await write(3);
    await cutOff(db, 0);
    assert.equal((await verify()).waiting, 3);
  });
  assert.equal(crashed, null);
});

test('a line that waited while other lines were chained, or written, for more than ten seconds is reported', async () => {
  const passedOver = await tampered(async (db) => {
    await write(1);
    await sql`update audit.lines set at = at - interval '1 hour' where id in (select line from audit.unchained)`.execute(
      db,
    );
  });
  assert.equal(passedOver?.why, 'overdue');
  const stoodStill = (seconds: number) =>
    tampered(async (db) => {
      await write(2);
      await cutOff(db, seconds);
    });
  assert.equal((await stoodStill(10.1))?.why, 'overdue');
  assert.equal(await stoodStill(9.9), null);
});

test('sequencers that run at once chain every line once and never fork', async () => {
  const earlier = (await chain()).length;
  for (let round = 0; round < 5; round++) {
    await write(12);
    await Promise.all(Array.from({ length: 4 }, sequence));
  }
  while (await sequence());
  const verdict = await verify();
  assert.deepEqual([verdict.broken, verdict.waiting, verdict.lines], [null, 0, 17 + 60]);
  const all = (await chain()).slice(earlier).flatMap(({ lines }) => lines);
  assert.deepEqual([new Set(all).size, all.length], [60, 60]);
});
