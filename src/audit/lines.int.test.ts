import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, signIn, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
});

after(() => program.stop());

type Line = { actor: string | null; verb: string; kind: string; outcome: string; dossiers: string[] };

/** The lines that something left behind, in the order they were written. */
async function linesOf(work: () => Promise<unknown>): Promise<Line[]> {
  const [before_] = await rows(program.asOwner, sql<{ at: string }>`select clock_timestamp()::text as at`);
  await work();
  return rows(
    program.asOwner,
    sql<Line>`select actor, verb, kind, outcome, dossiers from audit.lines where at >= ${before_?.at}::timestamptz order by at`,
  );
}

const open = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const does = (method: string, path: string, body: unknown) => ok(operator.browser.call(method, path, body));
const change = { changes: [{ field: 'caller_name', basedOn: 0, value: 'Vesela' }] };
const share = () => ({ principal: legal.id, reason: 'pravni savet', until: null });

test('reading, printing, writing, sharing, withdrawing and closing each leave one line with the dossier', async () => {
  const id = await open();
  const acts: [string, string, string, unknown, string, string][] = [
    ['PUT', `/contacts/${id}`, 'hotline.contact.write', change, 'write', 'done'],
    ['GET', `/contacts/${id}`, 'hotline.contact.read', undefined, 'read', 'done'],
    ['POST', `/contacts/${id}/print`, 'hotline.contact.read', undefined, 'print', 'done'],
    ['POST', `/contacts/${id}/grants`, 'vault.grant.give', share(), 'grant', 'done'],
    ['GET', `/contacts/${id}/grants`, 'vault.grant.read', undefined, 'read', 'done'],
    ['DELETE', `/contacts/${id}/grants/${legal.id}`, 'vault.grant.withdraw', undefined, 'grant', 'done'],
    ['POST', `/contacts/${id}/close`, 'hotline.contact.close', { outcome: 'done' }, 'write', 'done'],
  ];
  for (const [method, path, verb, body, kind, outcome] of acts) {
    const lines = await linesOf(() => does(method, path, body));
    assert.deepEqual(lines, [{ actor: operator.id, verb, kind, outcome, dossiers: [id] }], `${method} ${path}`);
  }
});

test('what is typed into a contact leaves one line for five minutes, of one session in one contact, and no other act joins it', async (t) => {
  t.after(() => freezeClock(null));
  const began = Date.now();
  const at = (minutes: number) => freezeClock(new Date(began + minutes * 60_000));
  at(0);
  const [id, other] = [await open(), await open()];
  const versions = new Map<string, number>();
  const save = (contact: string, who = operator) => {
    const basedOn = versions.get(contact) ?? 0;
    versions.set(contact, basedOn + 1);
    const changes = [{ field: 'municipality', basedOn, value: `Zrenjanin ${basedOn}` }];
    return who.browser.call('PUT', `/contacts/${contact}`, { changes });
  };
  const count = async (work: () => Promise<unknown>) => (await linesOf(work)).length;
  const wrong = { changes: [{ field: 'municipality', basedOn: 0, value: 7 }] };
  assert.equal((await operator.browser.call('PUT', `/contacts/${id}`, wrong)).status, 400);
  assert.equal(await count(() => ok(save(id))), 1, 'what was refused before it stands for nothing');
  at(4);
  assert.equal(await count(() => ok(save(id))), 0);
  assert.equal(await count(() => ok(save(other))), 1, 'another contact');
  assert.equal(await count(() => does('GET', `/contacts/${id}`, undefined)), 1, 'reading is reading');
  assert.equal(await count(() => refused(save(id, legal), 404, 'not-found')), 1, 'a refused save');
  versions.set(id, 2);
  const again = { ...operator, browser: await signIn(program, operator) };
  assert.equal(await count(() => ok(save(id, again))), 1, 'another session of hers');
  at(4.9);
  assert.equal(await count(() => ok(save(id))), 0);
  // Answered with what stands there: whoever saved on nothing would read a whole contact without a line.
  versions.set(id, 0);
  assert.equal(await count(() => ok(save(id))), 1, 'a save that shows what others wrote');
  versions.set(id, 4);
  at(5.1);
  assert.equal(await count(() => ok(save(id))), 1, 'the five minutes run from the line, not from the last save');
  const by = sql<{
    n: number;
  }>`select count(*) as n from hotline.entries where contact = ${id} and by = ${operator.id}`;
  assert.equal((await rows(program.asOwner, by))[0]?.n, 5, 'each save stands in the contact with who');
});

test('a list leaves one line with every dossier whose key it used', async () => {
  const mine = new Set([await open(), await open()]);
  const [read, ...more] = await linesOf(() => ok(operator.browser.call('GET', '/contacts')));
  assert.equal(more.length, 0);
  for (const id of mine) assert.ok(read?.dossiers.includes(id));
});

test('a refusal leaves its line: not granted, not allowed, locked, guessed', async () => {
  const id = await open();
  const refusal = (actor: string | null, verb: string, outcome: string, dossiers: string[]) => [
    { actor, verb, kind: 'refusal', outcome, dossiers },
  ];
  const foreign = await linesOf(() => refused(legal.browser.call('GET', `/contacts/${id}`), 404, 'not-found'));
  assert.deepEqual(foreign, refusal(legal.id, 'hotline.contact.read', 'not-found', [id]));
  const never = await linesOf(() => refused(legal.browser.call('GET', '/invitations'), 403, 'not-allowed'));
  assert.deepEqual(never, refusal(legal.id, 'staff.invite', 'not-allowed', []));
  await ok(legal.browser.call('POST', '/lock'));
  const locked = await linesOf(() => refused(legal.browser.call('GET', '/contacts'), 423, 'locked'));
  assert.deepEqual(locked, refusal(legal.id, 'hotline.contact.read', 'locked', []));
  await ok(legal.browser.call('POST', '/unlock', { passphrase: legal.passphrase }));
  const guess = { address: legal.address, passphrase: 'nije ta lozinka' };
  const guessed = await linesOf(() =>
    refused(openBrowser(program).call('POST', '/sign-in', guess), 401, 'wrong-sign-in'),
  );
  assert.deepEqual(guessed, refusal(null, 'POST /sign-in', 'wrong-sign-in', []));
});

test('signing in says who did: the passphrase, then the code', async () => {
  await program.renewCodes();
  const lines = await linesOf(() => signIn(program, legal));
  assert.deepEqual(
    lines.map(({ actor, verb, outcome }) => [actor, verb, outcome]),
    [
      [legal.id, 'POST /sign-in', 'done'],
      [legal.id, 'POST /sign-in/code', 'done'],
    ],
  );
});

type About = { actor: string | null; verb: string; other: string | null };

/** Who did what about whom, in the lines something left behind. */
async function aboutOf(work: () => Promise<unknown>): Promise<About[]> {
  const [before_] = await rows(program.asOwner, sql<{ at: string }>`select clock_timestamp()::text as at`);
  await work();
  return rows(
    program.asOwner,
    sql<About>`select actor, verb, other from audit.lines where at >= ${before_?.at}::timestamptz order by at`,
  );
}

test('a line about somebody names her: access given and taken, an invitation, letting in, leaving', async () => {
  const id = await open();
  const about = async (method: string, path: string, body?: unknown) =>
    (await aboutOf(() => ok(operator.browser.call(method, path, body)))).map(({ other }) => other);
  assert.deepEqual(await about('POST', `/contacts/${id}/grants`, share()), [legal.id]);
  assert.deepEqual(await about('DELETE', `/contacts/${id}/grants/${legal.id}`), [legal.id]);
  let newcomer: Person | undefined;
  const lines = await aboutOf(async () => {
    newcomer = await join(program, house.director, { name: 'Stanislava Gajić', roles: ['legal'], checkSheet: false });
  });
  const other = (verb: string) => lines.find((each) => each.verb === verb && each.other !== null)?.other;
  const [invitation] = await rows(
    program.asOwner,
    sql<{ id: string }>`select id from staff.invitations where used_by = ${newcomer?.id}`,
  );
  assert.equal(other('staff.invite'), invitation?.id);
  assert.equal(other('POST /invitation/accept'), house.director.id);
  assert.equal(other('staff.newcomer.confirm'), newcomer?.id);
  const leaving = () => ok(house.director.browser.call('POST', `/colleagues/${newcomer?.id}/leave`));
  assert.deepEqual(await aboutOf(leaving), [{ actor: house.director.id, verb: 'staff.leave', other: newcomer?.id }]);
});

test('a wrong passphrase says inside whose account was tried, never that she did it, and outside nothing at all', async () => {
  const tryAs = (address: string) => async () => {
    const answer = await openBrowser(program).call('POST', '/sign-in', { address, passphrase: 'nije ta lozinka' });
    answers.push(JSON.stringify([answer.status, answer.body]));
  };
  const answers: string[] = [];
  const known = await aboutOf(tryAs(legal.address));
  const unknown = await aboutOf(tryAs(`${crypto.randomUUID()}@nigde.example`));
  assert.deepEqual(known, [{ actor: null, verb: 'POST /sign-in', other: legal.id }]);
  assert.deepEqual(unknown, [{ actor: null, verb: 'POST /sign-in', other: null }]);
  assert.equal(answers[0], answers[1]);
});

test('where the line cannot be written nothing is answered and nothing is changed', async () => {
  const id = await open();
  const earlier = await ok(operator.browser.call('GET', `/contacts/${id}`));
  await sql`create function audit.broken() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`.execute(
    program.asOwner,
  );
  await sql`create trigger broken before insert on audit.lines for each row execute function audit.broken()`.execute(
    program.asOwner,
  );
  const acts: [string, string, unknown][] = [
    ['GET', `/contacts/${id}`, undefined],
    ['GET', '/contacts', undefined],
    ['PUT', `/contacts/${id}`, change],
    ['POST', `/contacts/${id}/grants`, share()],
    ['POST', '/contacts', { line }],
  ];
  for (const [method, path, body] of acts) {
    const answer = await operator.browser.call(method, path, body);
    assert.deepEqual(
      [answer.status, answer.body],
      [500, { error: { code: 'defect', details: {} } }],
      `${method} ${path}`,
    );
  }
  await sql`drop trigger broken on audit.lines`.execute(program.asOwner);
  assert.deepEqual(await ok(operator.browser.call('GET', `/contacts/${id}`)), earlier);
  await refused(legal.browser.call('GET', `/contacts/${id}`), 404, 'not-found');
});

test('the program itself can neither change nor take away a line, nor touch the chain', async () => {
  const attempts = [
    sql`update audit.lines set outcome = 'done'`,
    sql`delete from audit.lines`,
    sql`truncate audit.lines`,
    sql`delete from audit.unchained`,
    sql`insert into audit.chain (number, previous, hash, lines) values (1, '', '', '{}')`,
    sql`update audit.chain set lines = '{}'`,
    sql`delete from audit.checkpoints`,
    sql`alter table audit.lines disable trigger all`,
  ];
  for (const attempt of attempts)
    for (const pool of [program.pools.app, program.pools.worker])
      await assert.rejects(attempt.execute(pool), { code: '42501' });
  await assert.rejects(sql`update audit.lines set outcome = 'done'`.execute(program.pools.sequencer), {
    code: '42501',
  });
  await assert.rejects(sql`delete from audit.chain`.execute(program.pools.sequencer), { code: '42501' });
});
