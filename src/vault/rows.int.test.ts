import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { rows, sql, type Pool, type Tx } from '#kernel/db.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let line: string;
let contact: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  contact = await open();
  await ok(operator.browser.call('POST', `/contacts/${contact}/promises`, { kind: 'call_back' }));
});

after(() => program.stop());

async function open(): Promise<string> {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(
    operator.browser.call('PUT', `/contacts/${id}`, {
      changes: [{ field: 'caller_name', basedOn: 0, value: 'Vesela' }],
    }),
  );
  return id;
}

type Table = { schema: string; name: string };
const tables = (having: ReturnType<typeof sql>) =>
  rows(
    program.asOwner,
    sql<Table>`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and ${having} order by 1, 2`,
  );
const named = (found_: Table[]) => found_.map(({ schema, name }) => `${schema}.${name}`);
const as = <T>(actor: string | null, work: (tx: Tx) => Promise<T>) => withActor(program.pools.app, actor, work);

/** Rows a role gets of a table; a table it may not even look at gives none. */
async function seen(pool: Pool, actor: string | null, { schema, name }: Table): Promise<number> {
  try {
    const [count] = await withActor(pool, actor, (tx) =>
      rows(tx, sql<{ n: number }>`select count(*) as n from ${sql.table(`${schema}.${name}`)}`),
    );
    return count?.n ?? 0;
  } catch (error) {
    assert.equal((error as { code?: string }).code, '42501');
    return 0;
  }
}

/**
 * What is read before anybody is known, because signing in is reading it. Each opens only with what is not in the
 * database: a passphrase or sheet and the keyring, a cookie, an invitation's code.
 */
const BEFORE_SIGNING_IN = [
  'staff.invitations',
  'staff.session_dossiers',
  'staff.sessions',
  'vault.openers',
  'vault.passkeys',
];
/** Announced to everybody: the act of a recovery quorum; its reason opens only for the staff. */
const ANNOUNCED = ['vault.recovery_openings'];

test('with no actor the program sees no row of any table that holds something sealed or wrapped', async () => {
  const sealed = await tables(
    sql`exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.attname ~ '(sealed|wrapped|detail|reason|for_code)' and a.atttypid = 'bytea'::regtype)`,
  );
  assert.ok(sealed.length > 12, named(sealed).join());
  const shown: string[] = [];
  let held = 0;
  for (const table of sealed) {
    const [count] = await rows(
      program.asOwner,
      sql<{ n: number }>`select count(*) as n from ${sql.table(`${table.schema}.${table.name}`)}`,
    );
    held += (count?.n ?? 0) > 0 ? 1 : 0;
    if ((await seen(program.pools.app, null, table)) > 0) shown.push(`${table.schema}.${table.name}`);
  }
  assert.ok(held > 8, 'most of them do hold rows');
  assert.deepEqual(
    shown.filter((name) => ![...BEFORE_SIGNING_IN, ...ANNOUNCED].includes(name)),
    [],
  );
});

test('every table has row-level security, and none of the roles the program runs as owns one or passes it by', async () => {
  assert.deepEqual(named(await tables(sql`not c.relrowsecurity`)), ['kernel.migrations']);
  assert.deepEqual(named(await tables(sql`pg_get_userbyid(c.relowner) <> 'astra_owner'`)), []);
  const roles = await rows(
    program.asOwner,
    sql<{ name: string }>`select rolname as name from pg_roles where rolname ~ '^astra_'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  );
  assert.deepEqual(roles, []);
});

test('functions that pass row-level security by are closed to the public and fix where they look for names', async () => {
  const loose = await rows(
    program.asOwner,
    sql<{
      name: string;
    }>`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^pg_' and (not coalesce(p.proconfig::text ~ 'search_path=pg_catalog, pg_temp', false)
        or p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute'))`,
  );
  assert.deepEqual(loose, []);
});

test('the worker sees no ciphertext: not a column of it', async () => {
  const columns = await rows(
    program.asOwner,
    sql<{ name: string }>`select table_schema || '.' || table_name || '.' || column_name as name
      from information_schema.columns where data_type = 'bytea' and table_schema !~ '^(pg_|information_schema)'
        and has_column_privilege('astra_worker', (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass, column_name, 'select')
      order by 1`,
  );
  // The register of erasures is hashes over ids and codes.
  const hashes = ['hash', 'mac', 'previous'].map((column) => ({ name: `vault.erasures.${column}` }));
  assert.deepEqual(columns, hashes);
});

test('without a grant there is no row: not the dossier, its words, its keys, its promises, its lines', async () => {
  const rowsFor = async (actor: string) => {
    const [count] = await as(actor, (tx) =>
      rows(
        tx,
        sql<Record<string, number>>`select
          (select count(*) from vault.dossiers where id = ${contact}) as dossier,
          (select count(*) from vault.grants where dossier = ${contact}) as grants,
          (select count(*) from hotline.contacts where id = ${contact}) as contacts,
          (select count(*) from hotline.entries where contact = ${contact}) as entries,
          (select count(*) from tasks.promises where dossier = ${contact}) as promises,
          (select count(*) from audit.lines where dossiers @> array[${contact}]::uuid[]) as lines`,
      ),
    );
    return Object.values(count ?? {});
  };
  assert.deepEqual(await rowsFor(legal.id), [0, 0, 0, 0, 0, 0]);
  assert.ok((await rowsFor(operator.id)).every((n) => n > 0));
});

test('nobody puts a grant in by hand, and none is changed or lengthened', async () => {
  const attempts = [
    sql`insert into vault.grants (dossier, principal, kind, wrapped, key_version, giver, why)
      values (${contact}, ${legal.id}, 'contact', '\\x00', 1, ${legal.id}, 'shared')`,
    sql`update vault.grants set until = null`,
    sql`delete from vault.grants`,
    sql`insert into vault.dossiers (id, kind) values (${crypto.randomUUID()}, 'contact')`,
    sql`select * from vault.standby`,
    sql`select * from vault.recovery_wraps`,
  ];
  for (const attempt of attempts)
    for (const actor of [null, legal.id, operator.id])
      await assert.rejects(
        as(actor, (tx) => attempt.execute(tx)),
        { code: '42501' },
      );
});

const addGrant = (actor: string | null, dossier: string, principal: string, until: Date | null = null) =>
  as(actor, async (tx) => {
    const [row] = await rows(
      tx,
      sql<{
        added: boolean;
      }>`select vault.add_grant(${dossier}, ${principal}, '\\x00', 1, 'shared', null, ${until}) as added`,
    );
    return row?.added;
  });

test('a grant is given only by somebody who holds one', async () => {
  assert.equal(await addGrant(legal.id, contact, legal.id), false);
  assert.equal(await addGrant(null, contact, legal.id), false);
  await refused(legal.browser.call('GET', `/contacts/${contact}`), 404, 'not-found');
});

test('an opened dossier cannot be opened a second time with other grants', async () => {
  const again = as(legal.id, (tx) =>
    sql`select vault.open_dossier(${contact}, 'contact', ${JSON.stringify([{ principal: legal.id, version: 1, wrapped: 'AA==', why: 'writer' }])}::jsonb, '[]', '[]')`.execute(
      tx,
    ),
  );
  await assert.rejects(again, { code: '23505' });
});

type Until = { until: Date | null };
const untilOf = async (dossier: string, principal: string) =>
  (
    await rows(
      program.asOwner,
      sql<Until>`select until from vault.grants where dossier = ${dossier} and principal = ${principal}`,
    )
  )[0]?.until;
const share = (who: Person, dossier: string, principal: string, until: Date | null) =>
  who.browser.call('POST', `/contacts/${dossier}/grants`, {
    principal,
    reason: 'pravni savet',
    until: until?.toISOString() ?? null,
  });
const inHours = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * 3_600_000);

test('a grant that has run out gives nothing, and the worker removes its key', async () => {
  const id = await open();
  await ok(share(operator, id, legal.id, inHours(1)));
  await ok(legal.browser.call('GET', `/contacts/${id}`));
  await sql`update vault.grants set until = now() where dossier = ${id} and principal = ${legal.id}`.execute(
    program.asOwner,
  );
  await refused(legal.browser.call('GET', `/contacts/${id}`), 404, 'not-found');
  await refused(share(legal, id, legal.id, null), 404, 'not-found');
  assert.equal(await addGrant(legal.id, id, legal.id), false);
  await sql`delete from vault.grants where until <= now()`.execute(program.pools.worker);
  assert.equal(await untilOf(id, legal.id), undefined);
});

test('who holds a record for an hour gives it for no longer, and takes nothing from those who hold it for good', async () => {
  const id = await open();
  const hour = inHours(1);
  await ok(share(operator, id, legal.id, hour));
  await ok(share(legal, id, house.director.id, null));
  assert.deepEqual(await untilOf(id, house.director.id), hour);
  await ok(share(legal, id, operator.id, inHours(0.5)));
  assert.equal(await untilOf(id, operator.id), null, 'the writer keeps it');
  await ok(share(legal, id, legal.id, null));
  assert.deepEqual(await untilOf(id, legal.id), hour, 'nobody lengthens her own');
  const sooner = inHours(0.25);
  await ok(share(operator, id, legal.id, sooner));
  assert.deepEqual(await untilOf(id, legal.id), sooner, 'the writer may shorten what she shared');
  await refused(share(operator, id, legal.id, inHours(-1)), 400, 'bad-input');
});

test('the last grant stays, and so does the last one without an end', async () => {
  const id = await open();
  await ok(share(operator, id, legal.id, inHours(1)));
  const withdraw = (who: Person, principal: string) =>
    who.browser.call('DELETE', `/contacts/${id}/grants/${principal}`);
  const [team] = await rows(
    program.asOwner,
    sql<{ principal: string }>`select principal from vault.grants where dossier = ${id} and why = 'duty'`,
  );
  await ok(withdraw(operator, team?.principal ?? ''));
  await refused(withdraw(legal, operator.id), 403, 'not-yours-to-take');
  await refused(withdraw(operator, house.director.id), 404, 'not-found');
  await ok(withdraw(operator, legal.id));
  await refused(withdraw(operator, operator.id), 409, 'last-grant');
});

test('of two who give up the same record at the same moment one keeps it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await open();
    await ok(share(operator, id, legal.id, null));
    const giveUp = (who: Person) => who.browser.call('DELETE', `/contacts/${id}/grants/${who.id}`);
    const answers = await Promise.all([giveUp(operator), giveUp(legal)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  }
});

test('nothing is given to somebody who does not exist, nor to somebody who has left', async () => {
  const id = await open();
  await refused(share(operator, id, crypto.randomUUID(), null), 400, 'no-such-colleague');
  const leaving = await join(program, house.director, { name: 'Dragan Petkov', roles: ['legal'] });
  await ok(share(operator, id, leaving.id, null));
  await ok(house.director.browser.call('POST', `/colleagues/${leaving.id}/leave`));
  assert.equal(await untilOf(id, leaving.id), undefined);
  await refused(share(operator, id, leaving.id, null), 409, 'colleague-left');
});

test('the actor does not outlive its transaction on a pooled connection', async () => {
  await as(operator.id, async () => undefined);
  const left = await Promise.all(
    Array.from({ length: 12 }, () => rows(program.pools.app, sql<{ a: string | null }>`select vault.actor() as a`)),
  );
  assert.deepEqual(
    left.flat().filter(({ a }) => a !== null),
    [],
  );
});
