import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '#testing/database.ts';
import { withActor } from './actor.ts';
import { ahead, one, oneLater, openPool, rows, run, sql, type Pool, type Tx } from './db.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let owner: Pool;
before(async () => {
  database = await testDatabase();
  owner = openPool({ ...database.server, database: database.name, user: 'astra_owner', max: 1 });
  await sql`create table kernel.tried (n int primary key)`.execute(owner);
});
after(async () => {
  await owner.destroy();
  await database.close();
});

const put = (n: number) => sql`insert into kernel.tried (n) values (${n})`;
const there = async () =>
  (await rows(owner, sql<{ n: number }>`select n from kernel.tried order by n`)).map(({ n }) => n);
const act = <T>(work: (tx: Tx) => Promise<T>) => owner.transaction().execute(work);
const codeOf = (error: unknown) => (error as { code?: string }).code;

test('what is sent ahead is there for the next statement, and after the commit', async () => {
  const seen = await act(async (tx) => {
    await ahead(tx, put(1));
    await ahead(tx, put(2));
    return one(tx, sql<{ n: number }>`select count(*) as n from kernel.tried`);
  });
  assert.equal(seen.n, 2);
  await act((tx) => ahead(tx, put(3)));
  assert.deepEqual(await there(), [1, 2, 3]);
});

test('what fails ahead fails the next statement with its own reason, or the commit, and nothing of it stays', async () => {
  const next = act(async (tx) => {
    await ahead(tx, put(4));
    await ahead(tx, put(1));
    await one(tx, sql`select 1`);
  });
  await assert.rejects(next, (error) => codeOf(error) === '23505');
  await assert.rejects(
    act(async (tx) => {
      await ahead(tx, put(4));
      await ahead(tx, put(1));
    }),
    (error) => codeOf(error) === '23505',
  );
  await assert.rejects(
    act(async (tx) => {
      await ahead(tx, put(4));
      throw new Error('changed her mind');
    }),
    /changed her mind/,
  );
  assert.deepEqual(await there(), [1, 2, 3]);
  await act((tx) => ahead(tx, put(4)));
  assert.deepEqual(await there(), [1, 2, 3, 4], 'the connection works on, and of what failed nothing is left in it');
});

test('what is asked later says what was wrong with a statement before it', async () => {
  await assert.rejects(
    act(async (tx) => {
      await ahead(tx, put(1));
      await (
        await oneLater(tx, sql`select 1 as n`)
      )();
    }),
    (error) => codeOf(error) === '23505',
  );
  await act((tx) => ahead(tx, sql`select 1`));
});

test('whoever swallows an error is told at the end that nothing was committed', async () => {
  const swallowed = act(async (tx) => {
    await run(tx, put(90));
    await run(tx, put(1)).catch(() => undefined);
  });
  await assert.rejects(swallowed);
  assert.ok(!(await there()).includes(90));
});

test('what failed ahead is left behind at a savepoint, and the rest is done', async () => {
  await act(async (tx) => {
    await run(tx, sql`savepoint here`);
    await ahead(tx, put(1));
    await assert.rejects(run(tx, sql`release savepoint here`), (error) => codeOf(error) === '23505');
    await run(tx, sql`rollback to savepoint here`);
    await ahead(tx, put(5));
  });
  assert.deepEqual(await there(), [1, 2, 3, 4, 5]);
});

test('a row that is wanted later is there after the commit, and before it for whoever asks', async () => {
  const added = (n: number) => sql<{ n: number }>`insert into kernel.tried (n) values (${n}) returning n`;
  const afterwards = await act((tx) => oneLater(tx, added(6)));
  assert.deepEqual(await afterwards(), { n: 6 });
  const inside = await act(async (tx) => {
    const row = await oneLater(tx, added(7));
    await ahead(tx, put(8));
    return (await row()).n;
  });
  assert.equal(inside, 7);
  const failing = act((tx) => oneLater(tx, added(1)));
  await assert.rejects(failing, (error) => codeOf(error) === '23505');
  assert.deepEqual(await there(), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('outside a transaction nothing waits for what comes next', async () => {
  await ahead(owner as Tx, put(9));
  assert.deepEqual(await there(), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await assert.rejects(ahead(owner as Tx, put(9)), (error) => codeOf(error) === '23505');
});

test('what was asked side by side in a transaction that failed never runs behind its end', async () => {
  await sql`create table kernel.who_asked (at text)`.execute(owner);
  const stray = sql`insert into kernel.who_asked (at) values (current_setting('astra.actor', true))`;
  // When exactly the failure is heard of decides what is under way at that moment.
  for (let heard = 0; heard < 25; heard++) {
    const failing = withActor(owner, 'first', (tx) =>
      Promise.all([later(run(tx, sql`select 1/0`), heard), ...Array.from({ length: 12 }, () => run(tx, stray))]),
    );
    const next = withActor(owner, 'second', async (tx) => {
      for (let n = 0; n < 5; n++) await one(tx, sql`select ${n}::int as n`);
    });
    await assert.rejects(failing);
    await next;
  }
  assert.deepEqual(await rows(owner, sql<{ at: string }>`select at from kernel.who_asked`), []);
});

async function later<T>(promise: Promise<T>, ticks: number): Promise<T> {
  const settled = promise.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
  await settled;
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  return (await settled)();
}

test('many at once on few connections: whatever fails or breaks, nobody acts as somebody else, and what is there is whole', async () => {
  await sql`create table kernel.crowd (who text, part int)`.execute(owner);
  const few = openPool({ ...database.server, database: database.name, user: 'astra_owner', max: 3 });
  const acts = sql<{ who: string }>`select current_setting('astra.actor', true) as who`;
  const part = (n: number) => sql`insert into kernel.crowd values (current_setting('astra.actor', true), ${n})`;
  const seen: string[] = [];
  const oneOf = async (n: number) => {
    const me = `actor-${n}`;
    await withActor(few, me, async (tx) => {
      await ahead(tx, part(1));
      const afterwards = await oneLater(tx, acts);
      if (n % 7 === 1) await ahead(tx, sql`select 1/0`);
      if (n % 7 === 2) throw new Error('changed her mind');
      if (n % 7 === 3) await run(tx, sql`select pg_terminate_backend(pg_backend_pid())`);
      if (n % 7 === 4) {
        await run(tx, sql`savepoint here`);
        await ahead(tx, sql`select set_config('astra.actor', 'nobody', true)`);
        await ahead(tx, sql`select 1/0`);
        await run(tx, sql`release savepoint here`).catch(() => run(tx, sql`rollback to savepoint here`));
      }
      if (n % 7 === 5) await Promise.all([run(tx, part(0)), run(tx, sql`select 1/0`), run(tx, part(0))]);
      const { who } = await one(tx, acts);
      await ahead(tx, part(2));
      if (who !== me || (await afterwards()).who !== me) seen.push(`${me} as ${who}`);
    }).then(
      () => assert.ok([0, 4, 6].includes(n % 7), `${n} went through`),
      () => assert.ok([1, 2, 3, 5].includes(n % 7), `${n} failed`),
    );
  };
  await Promise.all(Array.from({ length: 210 }, (_, n) => oneOf(n)));
  assert.deepEqual(seen, []);
  const left = await rows(
    few,
    sql<{ who: string; parts: number[] }>`select who, array_agg(part order by part) as parts
    from kernel.crowd group by who`,
  );
  assert.deepEqual(
    left.toSorted((a, b) => a.who.localeCompare(b.who)),
    Array.from({ length: 210 }, (_, n) => n)
      .filter((n) => [0, 4, 6].includes(n % 7))
      .map((n) => ({ who: `actor-${n}`, parts: [1, 2] }))
      .toSorted((a, b) => a.who.localeCompare(b.who)),
  );
  await few.destroy();
});
