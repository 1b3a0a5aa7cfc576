import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { rows, sql } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { chainHash } from '#vault/index.ts';
import { recordLine } from './record.ts';
import { CHAIN_START, sequenceOnce } from './sequence.ts';
import { verifyAudit } from './verify.ts';

let program: Program;
before(async () => {
  program = await startProgram();
});
after(() => program.stop());

type Earlier = { id: string; at: Date; actor: string; verb: string; kind: string; outcome: string; dossiers: string[] };

/** The hash of a line as it was made before lines could be about somebody, kept here as it was then. */
const hashThen = ({ id, at, actor, verb, kind, outcome, dossiers }: Earlier) =>
  chainHash([id, at.toISOString(), actor, verb, kind, outcome, dossiers.join(','), new Uint8Array()]);

test('a chain begun before lines named the other person is whole, goes on, and a name slipped into it shows', async () => {
  const { asOwner: owner, pools } = program;
  // As the table was then: without the column. Lines and their batch are written as that program wrote them.
  await sql`alter table audit.lines drop column other`.execute(owner);
  const insert = (id: string) =>
    sql`insert into audit.lines (id, actor, verb, kind, outcome, dossiers)
      values (${id}, ${newId()}, 'hotline.contact.read', 'read', 'done', array[${newId()}]::uuid[])`;
  for (const id of [newId(), newId(), newId()]) await insert(id).execute(owner);
  const earlier = await rows(owner, sql<Earlier>`select id, at, actor, verb, kind, outcome, dossiers from audit.lines`);
  const hash = chainHash([CHAIN_START, ...earlier.map(hashThen)]);
  const ids = earlier.map((line) => line.id);
  await sql`insert into audit.chain (number, previous, hash, lines) values (1, ${CHAIN_START}, ${hash}, ${ids}::uuid[])`.execute(
    owner,
  );
  await sql`delete from audit.unchained`.execute(owner);
  await sql`alter table audit.lines add column other uuid`.execute(owner);

  const plain = {
    actor: null,
    verb: 'vault.grant.give',
    kind: 'grant',
    outcome: 'done',
    dossiers: [],
    detail: null,
  } as const;
  await withActor(pools.app, null, (tx) => recordLine(tx, { ...plain, dossiers: [], other: newId() }));
  await sequenceOnce(pools.sequencer);
  assert.deepEqual(await verifyAudit(pools.sequencer, null), { lines: 4, batches: 2, waiting: 0, broken: null });
  await sql`update audit.lines set other = ${newId()} where id = ${ids[1]}`.execute(owner);
  const { broken } = await verifyAudit(pools.sequencer, null);
  assert.deepEqual(broken, { batch: 1, line: null, why: 'hash' });
});
