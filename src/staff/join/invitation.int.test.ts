import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { rows, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, ok, PASSPHRASE, refused, type Founded } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { deleteExpiredInvitations } from '../store.ts';

let program: Program;
let house: Founded;

before(async () => {
  program = await startProgram();
  house = await found(program);
});
after(() => program.stop());

const invite = (address: string, lines: string[] = []) =>
  house.director.browser.call<{ code: string }>('POST', '/invitations', {
    ...{ name: 'Vesna Ilin', address, roles: ['operator'], lines },
  });
type Row = { used: boolean; sealed: number; code: number; hash: number; roles: string[] };
const stored = () =>
  rows(
    program.asOwner,
    sql<Row>`select used_by is not null as used, length(sealed) as sealed, length(for_code) as code,
      length(address_hash) as hash, roles from staff.invitations order by at`,
  );

test('nobody is invited to a line that does not exist', async () => {
  await refused(invite('vesna@svetionik.example', [crypto.randomUUID()]), 400, 'no-such-line');
  const [line] = house.lines;
  await refused(invite('vesna@svetionik.example', [line?.id ?? '', crypto.randomUUID()]), 400, 'no-such-line');
  assert.deepEqual(await stored(), []);
});

test('an invitation that was used no longer says whom it invited, not even to whoever kept the code', async () => {
  const { code } = await ok(invite('vesna@svetionik.example', [house.lines[0]?.id ?? '']));
  const [waiting] = await stored();
  assert.ok(waiting && waiting.sealed > 0 && waiting.code > 0 && waiting.hash > 0);
  await ok(openBrowser(program).call('POST', '/invitation/accept', { code, passphrase: PASSPHRASE }));
  assert.deepEqual(await stored(), [{ used: true, sealed: 0, code: 0, hash: 0, roles: ['operator'] }]);
  await refused(openBrowser(program).call('POST', '/invitation/read', { code }), 404, 'invitation-gone');
});

test('one whose time is over is deleted, and one that still waits is not', async () => {
  await ok(invite('dragan@svetionik.example'));
  await ok(invite('olga@svetionik.example'));
  const late = sql`update staff.invitations set until = now() where id = (select id from staff.invitations where used_by is null order by at limit 1)`;
  await late.execute(program.asOwner);
  await withActor(program.pools.app, null, deleteExpiredInvitations);
  assert.deepEqual(
    (await stored()).map((row) => row.used),
    [true, false],
  );
});

test('whose roles read no records by the day she comes asks for no duty team, and the others are asked for', async () => {
  const { code } = await ok(invite('ana@svetionik.example', [house.lines[0]?.id ?? '']));
  const changed = sql`update staff.invitations set roles = '{researcher}' where used_by is null`;
  await changed.execute(program.asOwner);
  const accepted = openBrowser(program);
  await ok(accepted.call('POST', '/invitation/accept', { code, passphrase: PASSPHRASE }));
  const asked = await rows(
    program.asOwner,
    sql<{ kind: string }>`select t.kind from vault.memberships m join staff.teams t on t.id = m.team
      where m.member = (select used_by from staff.invitations where roles = '{researcher}' and used_by is not null)`,
  );
  assert.deepEqual(asked, [{ kind: 'everyone' }]);
});
