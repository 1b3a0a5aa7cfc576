import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { rows, sql } from '#kernel/db.ts';
import { codeNow, openBrowser } from '#testing/browser.ts';
import { found, join, ok, PASSPHRASE, refused, type Founded } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { endExpiredInvitations } from '../store.ts';

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

type Listed = { id: string; name: string; over: boolean };
const listed = async () => {
  const { invitations } = await ok(house.director.browser.call<{ invitations: Listed[] }>('GET', '/invitations'));
  return invitations;
};
const takeBack = (id: string, by = house.director) => by.browser.call('DELETE', `/invitations/${id}`);

test('one whose time is over opens nothing and says so to who invited; two weeks later it is gone', async () => {
  const { code } = await ok(invite('dragan@svetionik.example'));
  await ok(invite('olga@svetionik.example'));
  const age = (by: string) =>
    sql`update staff.invitations set until = now() - ${by}::interval where id = (select id from staff.invitations where used_by is null order by at limit 1)`.execute(
      program.asOwner,
    );
  const beat = () => withActor(program.pools.app, null, endExpiredInvitations);
  await age('1 second');
  await refused(openBrowser(program).call('POST', '/invitation/read', { code }), 404, 'invitation-gone');
  await beat();
  assert.deepEqual(
    (await listed()).map((row) => row.over),
    [true, false],
  );
  assert.deepEqual(
    (await stored()).filter((row) => !row.used).map((row) => row.code > 0),
    [false, true],
    'not even the invited name opens with the code of one that is over',
  );
  await age('15 days');
  await beat();
  assert.deepEqual(
    (await listed()).map((row) => row.over),
    [false],
  );
});

test('an invitation taken back opens nothing, also to whoever has read it, and leaves nobody’s name behind', async () => {
  const { code } = await ok(invite('jelena@svetionik.example'));
  const her = openBrowser(program);
  await ok(her.call('POST', '/invitation/read', { code }));
  const [, id = ''] = (await listed()).map((row) => row.id);
  await ok(takeBack(id));
  await refused(her.call('POST', '/invitation/accept', { code, passphrase: PASSPHRASE }), 404, 'invitation-gone');
  await refused(her.call('POST', '/invitation/read', { code }), 404, 'invitation-gone');
  assert.equal((await rows(program.asOwner, sql`select from staff.invitations where id = ${id}`)).length, 0);
  await refused(takeBack(id), 404, 'not-found');
  const [line] = await rows(
    program.asOwner,
    sql<{
      verb: string;
      actor: string;
    }>`select verb, actor from audit.lines where other = ${id} and outcome = 'done' order by at desc`,
  );
  assert.deepEqual(line, { verb: 'staff.invitation.withdraw', actor: house.director.id });
});

test('taken back from somebody half way through: her sign-up ends, her passphrase opens nothing, her address is free', async () => {
  const address = 'sofija@svetionik.example';
  const { code } = await ok(invite(address));
  const id = (await listed()).at(-1)?.id ?? '';
  const her = openBrowser(program);
  const { factor } = await ok(
    her.call<{ factor: { secret: string } }>('POST', '/invitation/accept', { code, passphrase: PASSPHRASE }),
  );
  await ok(takeBack(id));
  await refused(her.call('POST', '/sign-in/code', { code: codeNow(factor.secret) }), 401, 'sign-in-again');
  const again = openBrowser(program).call('POST', '/sign-in', { address, passphrase: PASSPHRASE });
  await refused(again, 401, 'wrong-sign-in');
  await refused(takeBack(id), 404, 'not-found');
  await ok(invite(address));
});

test('who was let in is a colleague: her invitation is not taken back, and she goes on working', async () => {
  const ana = await join(program, house.director, { name: 'Ana Perin', roles: ['operator'] });
  const [used] = await rows(
    program.asOwner,
    sql<{ id: string }>`select id from staff.invitations where used_by = ${ana.id}`,
  );
  await refused(takeBack(used?.id ?? ''), 409, 'invitation-let-in');
  await ok(ana.browser.call('GET', '/me'));
  await ok(invite('mira@svetionik.example'));
  await refused(takeBack((await listed())[0]?.id ?? '', ana), 403, 'not-allowed');
});

test('whose roles read no records by the day she comes asks for no duty team, and the others are asked for', async () => {
  const { code } = await ok(invite('ana@svetionik.example', [house.lines[0]?.id ?? '']));
  const changed = sql`update staff.invitations set roles = '{researcher}' where code_hash = (select code_hash from staff.invitations order by at desc limit 1)`;
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
