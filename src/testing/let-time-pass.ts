import { openPool, run, sql } from '#kernel/db.ts';
import { runningPostgres } from '#kernel/postgres.ts';

/** As if a closed contact of a running program had been closed nine months ago, and stood in the preview for twenty days. */
export async function letTimePass(dataDir: string, contact: string): Promise<void> {
  const postgres = runningPostgres(dataDir);
  if (!postgres) throw new Error('no database runs there');
  const { socketDir: host, port, superuser: user } = postgres;
  const pool = openPool({ host, port, user, database: 'astra', max: 1 });
  try {
    await run(pool, sql`update hotline.contacts set day = day - interval '9 months' where id = ${contact}`);
    await run(pool, sql`update hotline.closures set day = day - interval '9 months' where contact = ${contact}`);
    await run(
      pool,
      sql`update people.entries set day = day - interval '9 months' where dossier in (
        select l.child from vault.links l where l.parent = ${contact}
        union select c.id from people.cards c join vault.links l on l.child = c.person where l.parent = ${contact})`,
    );
    await run(
      pool,
      sql`insert into hotline.retention_list (contact, kind, goes, listed)
        values (${contact}, 'other', current_date - 120, current_date - 20)`,
    );
  } finally {
    await pool.destroy();
  }
}
