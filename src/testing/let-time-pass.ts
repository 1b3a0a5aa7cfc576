import { openPool, run, sql, type Pool } from '#kernel/db.ts';
import { runningPostgres } from '#kernel/postgres.ts';
import { forgetCodes } from './browser.ts';

/** The database of a running program, past every rule of its rows. The caller ends it. */
export function ownersHands(dataDir: string): Pool {
  const postgres = runningPostgres(dataDir);
  if (!postgres) throw new Error('no database runs there');
  const { socketDir: host, port, superuser: user } = postgres;
  return openPool({ host, port, user, database: 'astra', max: 2 });
}

/** As if a closed contact of a running program had been closed nine months ago, and stood in the preview for twenty days. */
export async function letTimePass(dataDir: string, contact: string): Promise<void> {
  const pool = ownersHands(dataDir);
  try {
    await makeOld(pool, [contact]);
    await run(
      pool,
      sql`insert into hotline.retention_list (contact, kind, goes, listed)
        values (${contact}, 'other', current_date - 120, current_date - 20)`,
    );
  } finally {
    await pool.destroy();
  }
}

/** As if these contacts, closed, and every person's file had been written nine months ago; as the database's owner. */
export async function makeOld(owner: Pool, contacts: string[]): Promise<void> {
  await closedEarlier(owner, contacts, 9);
  await run(owner, sql`update people.entries set day = '2020-01-01'`);
}

/** As if these contacts, closed, had come and been closed so many months earlier. */
export async function closedEarlier(owner: Pool, contacts: string[], months: number): Promise<void> {
  const these = sql`any(${contacts}::uuid[])`;
  const before = sql`make_interval(months => ${months}::int)`;
  await run(owner, sql`update hotline.contacts set day = day - ${before} where id = ${these}`);
  await run(owner, sql`update hotline.closures set day = day - ${before} where contact = ${these}`);
}

/** As if these had stood in the preview for twenty days longer. */
export async function listedLongAgo(owner: Pool, contacts: string[]): Promise<void> {
  const these = sql`any(${contacts}::uuid[])`;
  await run(owner, sql`update hotline.retention_list set listed = listed - 20 where contact = ${these}`);
}

/** Lets the codes of this half minute work once more at a running program, so that nobody waits for the next. */
export async function renewCodes(dataDir: string): Promise<void> {
  const owner = ownersHands(dataDir);
  await run(owner, sql`update staff.second_factors set last_step = 0`).finally(() => owner.destroy());
  forgetCodes();
}

/** Somebody writes about a contact at this moment, until she is told to stop. */
export async function writingAbout(owner: Pool, contact: string): Promise<() => Promise<void>> {
  const begun = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const busy = owner.transaction().execute(async (tx) => {
    await run(tx, sql`select from hotline.contacts where id = ${contact} for update`);
    begun.resolve();
    await over.promise;
  });
  await begun.promise;
  return async () => {
    over.resolve();
    await busy;
  };
}
