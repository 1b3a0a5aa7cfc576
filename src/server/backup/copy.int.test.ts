import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPool, rows, sql } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import { formsOf } from '#testing/canaries.ts';
import { confirmQuorum, found, join as joinHouse } from '#testing/cast.ts';
import { testDatabase } from '#testing/database.ts';
import { openFullCase } from '#testing/full-case.ts';
import { openFullPerson } from '#testing/full-person.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { makeScanner } from '#testing/scan.ts';
import { newIdentity } from '#vault/index.ts';
import { readArchive } from './archive.ts';
import { copyIn } from './copy-in.ts';
import { copyOut } from './copy-out.ts';
import { refuseUnlike } from '../cluster.ts';
import { emptyUnproved, markProved } from './rows.ts';
import { openSession } from './store.ts';
import { textOf } from './tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-copy-'));
const file = join(folder, 'copy.age');
let program: Program;
let key: { identity: string; recipient: string };
const said: string[] = [];
const closing: (() => Promise<void>)[] = [];

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program);
  await confirmQuorum(director);
  const line = lines[0]?.id ?? '';
  const roles = ['operator', 'case_worker'];
  const writer = await joinHouse(program, director, { name: 'Milica Šćepanović', roles, lines: [line] });
  const say = (_: string, text: string) => said[said.push(text) - 1] ?? '';
  await openFullCase({ writer, lead: director, line }, say);
  await openFullPerson({ writer, lead: director, line }, say);
  key = await newIdentity();
  await copyOut({ owner: owner(program.database), keysDir: program.keysDir }, file, [key.recipient], () => {});
});

after(async () => {
  for (const close of closing) await close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

const owner = (database: string) => ({ ...program.server, database, user: 'astra_owner' });

async function emptyDatabase(): Promise<string> {
  const { name, close } = await testDatabase();
  closing.push(close);
  return name;
}

/** Everything an owner sees of a database: rows, references, triggers, counters. */
async function everything(database: string): Promise<Record<string, unknown>> {
  const pool = openPool({ ...owner(database), max: 1 });
  try {
    const tables = await rows(
      pool,
      sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'migrations' order by 1`,
    );
    const all: Record<string, unknown> = {};
    for (const { name } of tables)
      all[name] = await rows(pool, sql`select t::text as row from ${sql.table(name)} t order by 1`);
    const about = sql`select conrelid::regclass::text as place, pg_get_constraintdef(oid) as what from pg_constraint
        where contype in ('f', 'c', 'u', 'p')
      union all select tgrelid::regclass::text, tgname || tgenabled::text from pg_trigger where not tgisinternal
      union all select sequencename, last_value::text from pg_sequences order by 1, 2`;
    return { ...all, about: await rows(pool, about) };
  } finally {
    await pool.destroy();
  }
}

const into = (database: string, from = file) => copyIn(from, [key.identity], async () => owner(database));
const refuses = (work: Promise<unknown>, code: string) =>
  assert.rejects(work, (error) => error instanceof Refusal && error.code === code, code);

test('what is exported and imported is row for row the same, with its references, triggers and counters', async () => {
  const database = await emptyDatabase();
  const { counts, head } = await into(database);
  assert.ok((counts['vault.grants'] ?? 0) > 10 && (counts['vault.chunks'] ?? counts['vault.files'] ?? 0) > 0);
  assert.ok(head.migrations.length > 50);
  const [came, was] = [await everything(database), await everything(program.database)];
  assert.deepEqual(came['staff.sessions'], [], 'nobody is signed in');
  assert.deepEqual({ ...came, 'staff.sessions': [] }, { ...was, 'staff.sessions': [] });
});

test('what came in and is not proved yet is served by no program, and taken away again only until it is', async () => {
  const database = await emptyDatabase();
  await into(database);
  const app = openPool({ ...owner(database), user: 'astra_app', max: 1 });
  const session = await openSession(owner(database));
  const people = async () => (await session.ask('select from staff.accounts')).length;
  try {
    await refuses(refuseUnlike(app), 'database-newer');
    await refuses(into(database), 'import-unfinished');
    assert.equal(await markProved(session), true);
    await refuseUnlike(app);
    await refuses(into(database), 'import-not-empty');
    await emptyUnproved(session);
    assert.ok((await people()) > 0, 'a proved database is emptied by nobody');
  } finally {
    await Promise.all([app.destroy(), session.close()]);
  }
});

test('what does not stand the proof is taken away again, with its mark', async () => {
  const database = await emptyDatabase();
  const untouched = await everything(database);
  await into(database);
  const session = await openSession(owner(database));
  await emptyUnproved(session).finally(() => session.close());
  // Counters may stand further on.
  assert.deepEqual({ ...(await everything(database)), about: null }, { ...untouched, about: null });
});

test('a copy that is cut off, or whose rows are not as many as were counted, leaves the database empty as it was', async () => {
  const database = await emptyDatabase();
  const untouched = await everything(database);
  const whole = readFileSync(file);
  const cut = join(folder, 'cut.age');
  writeFileSync(cut, whole.subarray(0, whole.length - 1));
  await refuses(into(database, cut), 'archive-damaged');
  assert.deepEqual(await everything(database), untouched);
});

test('of a database prepared by other steps nothing is made', async () => {
  const database = await emptyDatabase();
  const pool = openPool({ ...owner(database), max: 1 });
  await sql`delete from kernel.migrations where module = 'hotline' and name like '0001%'`.execute(pool);
  await pool.destroy();
  await refuses(into(database), 'import-not-empty');
});

test('opened with its identity, the copy still names nobody', async () => {
  const texts: string[] = [];
  await readArchive(file, [key.identity], async (entry) => void texts.push(await textOf(entry)));
  const scanner = makeScanner(said.flatMap((text) => formsOf({ kind: 'words', text })));
  assert.ok(said.length > 20);
  assert.deepEqual([...scanner.find(Buffer.from(texts.join('\n')))], []);
});
