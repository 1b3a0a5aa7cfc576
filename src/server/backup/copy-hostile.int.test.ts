import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openPool, rows, sql } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { confirmQuorum, found } from '#testing/cast.ts';
import { testDatabase } from '#testing/database.ts';
import { spoilt } from '#testing/hostile-text.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { newIdentity } from '#vault/index.ts';
import { readArchive, writeArchive } from './archive.ts';
import { copyIn } from './copy-in.ts';
import { copyOut } from './copy-out.ts';
import { COUNTERS, TABLES } from './names.ts';
import { emptyUnproved } from './rows.ts';
import { openSession } from './store.ts';
import { textEntry, textOf } from './tar.ts';

// Archives are sealed, not signed: whoever knows the recipient can write one. What stands in its rows is then hers.
const folder = mkdtempSync(join(tmpdir(), 'astra-copy-hostile-'));
let program: Program;
let empty: { name: string; close: () => Promise<void> };
let key: { identity: string; recipient: string };
let counts: Record<string, number>;
const texts = new Map<string, string>();

before(async () => {
  program = await startProgram();
  const { director } = await found(program);
  await confirmQuorum(director);
  key = await newIdentity();
  const file = join(folder, 'whole.age');
  const copied = await copyOut({ owner: owner(), keysDir: program.keysDir }, file, [key.recipient], () => {});
  counts = copied.counts;
  await readArchive(file, [key.identity], async (entry) => void texts.set(entry.name, await textOf(entry)));
  empty = await testDatabase();
});

after(async () => {
  await empty.close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

const owner = (database = program.database) => ({ ...program.server, database, user: 'astra_owner' });

let made = 0;

/** The same copy with one of its texts as it is given, whole and sealed in every other way. */
async function withText(name: string, text: string): Promise<string> {
  const file = join(folder, `made-${made++}.age`);
  const entries = async function* () {
    for (const [each, kept] of texts) yield textEntry(each, each === name ? text : kept);
  };
  await writeArchive(file, [key.recipient], entries(), () => ({ at: '2026-11-26T08:00:00.000Z', counts }));
  return file;
}

/** How many rows lie in the empty database, and what of its references and triggers is put aside. */
async function whatLies(): Promise<unknown> {
  const pool = openPool({ ...owner(empty.name), max: 1 });
  try {
    const tables = await rows(
      pool,
      sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const lie: Record<string, unknown> = {};
    for (const { name } of tables)
      lie[name] = await rows(pool, sql`select count(*)::int as rows from ${sql.table(name)}`);
    const aside = sql`select count(*)::int as found from pg_constraint where contype = 'f'
      union all select count(*)::int from pg_trigger where not tgisinternal and tgenabled = 'O'`;
    return { lie, aside: await rows(pool, aside) };
  } finally {
    await pool.destroy();
  }
}

/** Takes it in; null where it was refused in a sentence. Whatever else is thrown is a defect. */
async function tookIn(file: string): Promise<true | null> {
  try {
    await copyIn(file, [key.identity], async () => owner(empty.name));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  } finally {
    rmSync(file);
  }
}

async function takeAway(): Promise<void> {
  const session = await openSession(owner(empty.name));
  await emptyUnproved(session).finally(() => session.close());
}

test('rows and counters of anybody’s making are taken in whole or refused, and leave the database as it was', async () => {
  const untouched = await whatLies();
  const spoilable = [...texts.keys()].filter((name) => name.startsWith(TABLES) || name === COUNTERS);
  assert.ok(spoilable.length > 20);
  const some = fc
    .constantFrom(...spoilable)
    .chain((name) => fc.oneof(spoilt(texts.get(name) ?? ''), fc.json()).map((text) => [name, text] as const));
  const ended = { refused: 0 };
  await fc.assert(
    fc.asyncProperty(some, async ([name, text]) => {
      if (await tookIn(await withText(name, text))) await takeAway();
      else ended.refused++;
      assert.deepEqual(await whatLies(), untouched, name);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  assert.ok(ended.refused > 0);
});

test('rows for a table that is none of ours, or under a name that is a command, are refused', async () => {
  const untouched = await whatLies();
  const [first] = [...texts.keys()].filter((name) => name.startsWith(TABLES));
  for (const table of ['kernel.migrations', 'pg_catalog.pg_authid', 'staff.accounts; drop schema vault', '__proto__']) {
    texts.set(`${TABLES}${table}/1`, '["(1)"]');
    assert.equal(await tookIn(await withText(first ?? '', texts.get(first ?? '') ?? '')), null, table);
    texts.delete(`${TABLES}${table}/1`);
  }
  assert.deepEqual(await whatLies(), untouched);
});

test('rows that refer to what is not there are refused in a sentence, and nothing of them is said', async () => {
  const untouched = await whatLies();
  for (const table of ['staff.accounts', 'vault.principals']) {
    const parts = [...texts.keys()].filter((name) => name.startsWith(`${TABLES}${table}/`));
    assert.equal(parts.length, 1, table);
    const many = counts[table] ?? 0;
    counts[table] = 0;
    assert.equal(await tookIn(await withText(parts[0] ?? '', '[]')), null, table);
    counts[table] = many;
  }
  const counter = JSON.stringify({ 'staff.no_such_counter': 1 });
  assert.equal(await tookIn(await withText(COUNTERS, counter)), null, 'a counter there is not');
  assert.deepEqual(await whatLies(), untouched);
});
