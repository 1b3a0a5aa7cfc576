import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPool, sql } from '#kernel/db.ts';
import { testDatabase } from '#testing/database.ts';
import { prepareDatabase, refuseStrongRoles } from './database.ts';

test('the program does not start as a role that would pass by row-level security', async (t) => {
  const { pools, name, server, close } = await testDatabase();
  t.after(close);
  const connect = (user: string) => {
    const pool = openPool({ ...server, database: name, user, max: 1 });
    t.after(() => pool.destroy());
    return pool;
  };
  await refuseStrongRoles(pools);
  const tooStrong = { code: 'database-role-too-strong', status: 503 };
  for (const user of [server.superuser, 'astra_owner'])
    await assert.rejects(refuseStrongRoles({ ...pools, worker: connect(user) }), tooStrong, user);
  await sql`alter table hotline.lines owner to astra_app`.execute(connect(server.superuser));
  await assert.rejects(prepareDatabase({ ...server, database: name }), tooStrong);
});
