import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPool, sql } from '#kernel/db.ts';

/** The 48 hours an announced opening waits, which no test can: they are over in the running installation. */
export async function letTheDelayPass(dataDir: string): Promise<void> {
  const [, , , port = '', host = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const pool = openPool({ host, port: Number(port), user: 'astra_owner', database: 'astra', max: 1 });
  try {
    await sql`update vault.recovery_openings set due_at = now() where done_at is null and stopped_at is null`.execute(
      pool,
    );
  } finally {
    await pool.destroy();
  }
}
