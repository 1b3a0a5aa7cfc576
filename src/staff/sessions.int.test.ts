import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { withActor } from '#kernel/actor.ts';
import { one, sql, type Tx } from '#kernel/db.ts';
import type { Ask } from '#kernel/route.ts';
import { actorOf } from '#testing/actor.ts';
import { codeNow, openBrowser } from '#testing/browser.ts';
import { checkSheet, found, join, ok, PASSPHRASE, refused, signIn, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { changePassphrase, prepareChange } from './change-passphrase.ts';
import { acceptAgain, proveAgain } from './lock.ts';
import { placeOf } from './place.ts';
import type { Me, SessionsAnswer } from './shared.ts';
import { lockIdleSessions } from './store.ts';

let program: Program;
let house: Founded;
let milica: Person;
let vesna: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  milica = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'] });
  vesna = await join(program, house.director, { name: 'Vesna Ilin', roles: ['lead'] });
});
beforeEach(() => program.renewCodes());
afterEach(() => freezeClock(null));
after(() => program.stop());

const sessions = async (browser: Person['browser']) =>
  (await ok(browser.call<SessionsAnswer>('GET', '/me/sessions'))).sessions;

test('each person sees where she is signed in, this one marked, and ends another', async () => {
  const laptop = await signIn(program, milica);
  const seen = await sessions(milica.browser);
  assert.deepEqual(
    seen.map(({ here }) => here),
    [false, true],
  );
  const other = seen.find(({ here }) => !here);
  await ok(milica.browser.call('POST', '/me/sessions/end', { id: other?.id }));
  await refused(laptop.call('GET', '/me'), 401, 'not-signed-in');
  assert.equal((await sessions(milica.browser)).length, 1);
  await signIn(program, milica);
  await ok(milica.browser.call('POST', '/me/sessions/end', { id: null }));
  assert.deepEqual(
    (await sessions(milica.browser)).map(({ here }) => here),
    [true],
  );
});

test('a passphrase is changed by whoever knows the old one: the new one opens, the old one does not, and other sessions end', async () => {
  const person = await join(program, house.director, { name: 'Dunja Ristić', roles: ['operator'] });
  await program.renewCodes();
  const elsewhere = await signIn(program, person);
  const change = (current: string, passphrase: string) =>
    person.browser.call('PUT', '/me/passphrase', { current, passphrase });
  const next = 'most livada sat krov';
  await refused(change('nije ova lozinka', next), 403, 'wrong-passphrase');
  await refused(change(PASSPHRASE, 'kratka'), 400, 'passphrase-too-short');
  await refused(change(PASSPHRASE, 'SonyEricsson 2010'), 400, 'passphrase-breached');
  await refused(change(PASSPHRASE, PASSPHRASE), 400, 'passphrase-as-before');
  await refused(
    openBrowser(program).call('PUT', '/me/passphrase', { current: PASSPHRASE, passphrase: next }),
    401,
    'not-signed-in',
  );
  await ok(change(PASSPHRASE, next));
  await ok(person.browser.call('GET', '/me'));
  await refused(elsewhere.call('GET', '/me'), 401, 'not-signed-in');
  const again = openBrowser(program);
  const { address } = person;
  await refused(again.call('POST', '/sign-in', { address, passphrase: PASSPHRASE }), 401, 'wrong-sign-in');
  await program.renewCodes();
  await ok(signIn(program, { ...person, passphrase: next }).then((browser) => browser.call('GET', '/me')));
});

test('of two changes at the same moment one counts, and the other is told so', async () => {
  const person = await join(program, house.director, { name: 'Iva Lukić', roles: ['operator'] });
  const change = (passphrase: string) =>
    person.browser.call('PUT', '/me/passphrase', { current: PASSPHRASE, passphrase });
  const answers = await Promise.all([change('most livada sat krov'), change('voz jabuka senka pero')]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 403]);
});

test('an act that waited for a passphrase to be hashed is not done on a session ended meanwhile', async () => {
  const person = await join(program, house.director, { name: 'Zora Mitić', roles: ['operator'] });
  await program.renewCodes();
  const stolen = await signIn(program, person);
  const actor = await actorOf(program, { browser: stolen });
  const ask: Ask = (work) => withActor(program.pools.app, actor.id, work);
  const next = { current: PASSPHRASE, passphrase: 'most livada sat krov' };
  const ready = await prepareChange(ask, actor, next);
  const proved = await proveAgain(ask, actor, PASSPHRASE);
  await ok(person.browser.call('POST', '/me/sessions/end', { id: null }));
  for (const act of [(tx: Tx) => changePassphrase(tx, actor, ready), (tx: Tx) => acceptAgain(tx, actor, proved)])
    await assert.rejects(ask(act), { code: 'not-signed-in' });
  await ok(person.browser.call('POST', '/again', { passphrase: PASSPHRASE }));
});

test('a session nobody uses for half an hour is locked by the house: its key is gone, and a passphrase brings it back', async () => {
  const seen = (ago: string) =>
    sql`update staff.sessions set seen = now() - ${ago}::interval where account = ${milica.id}`.execute(
      program.asOwner,
    );
  const lockIdle = () => withActor(program.pools.app, null, lockIdleSessions);
  await seen('29 minutes');
  // Any request tells that it is used.
  await ok(milica.browser.call('GET', '/me'));
  await lockIdle();
  assert.equal((await ok(milica.browser.call<Me>('GET', '/me'))).locked, false);
  await seen('31 minutes');
  await lockIdle();
  await refused(milica.browser.call('GET', '/me/sessions'), 423, 'locked');
  const kept = await one(
    program.asOwner,
    sql<{
      n: number;
    }>`select count(*) as n from staff.sessions where account = ${milica.id} and sealed_key is not null`,
  );
  assert.equal(kept.n, 0);
  await ok(milica.browser.call('POST', '/unlock', { passphrase: PASSPHRASE }));
  await ok(milica.browser.call('GET', '/me/sessions'));
});

test('the old passphrase is guessed slowly there too', async () => {
  const person = await join(program, house.director, { name: 'Nada Kos', roles: ['operator'] });
  const wrong = { current: 'nije ova lozinka', passphrase: 'most livada sat krov' };
  // A busy machine must not let the wait pass by itself.
  freezeClock(new Date());
  for (let guess = 0; guess < 5; guess++)
    await refused(person.browser.call('PUT', '/me/passphrase', wrong), 403, 'wrong-passphrase');
  await refused(person.browser.call('PUT', '/me/passphrase', wrong), 429, 'guessing');
});

test('a session of somebody else is not there to be ended', async () => {
  const [hers] = await sessions(vesna.browser);
  await refused(milica.browser.call('POST', '/me/sessions/end', { id: hers?.id }), 404, 'not-found');
  await refused(milica.browser.call('POST', '/me/sessions/end', { id: 'x' }), 400, 'bad-input');
  await ok(vesna.browser.call('GET', '/me'));
  await refused(openBrowser(program).call('GET', '/me/sessions'), 401, 'not-signed-in');
});

test('in which browser is noted by name only, and told only to its owner', async () => {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const browser = openBrowser(program);
  const { address, passphrase } = milica;
  await ok(browser.call('POST', '/sign-in', { address, passphrase }, { 'user-agent': agent }));
  await ok(browser.call('POST', '/sign-in/code', { code: codeNow(milica.secret) }, { 'user-agent': agent }));
  const here = (await sessions(browser)).find((row) => row.here);
  assert.deepEqual(here?.place, { browser: 'firefox', system: 'linux' });
  assert.deepEqual(placeOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'), {
    browser: 'safari',
    system: 'ios',
  });
  assert.deepEqual(placeOf(''), { browser: 'other', system: 'other' });
});

test('a director ends the sessions of a lost laptop; the account stays, and nobody else may', async () => {
  const laptop = await signIn(program, milica);
  const path = `/colleagues/${milica.id}/sessions/end`;
  await refused(vesna.browser.call('POST', path), 403, 'not-allowed');
  await refused(openBrowser(program).call('POST', path), 401, 'not-signed-in');
  await refused(house.director.browser.call('POST', '/colleagues/x/sessions/end'), 400, 'bad-input');
  await refused(
    house.director.browser.call('POST', `/colleagues/${crypto.randomUUID()}/sessions/end`),
    404,
    'not-found',
  );
  const { ended } = await ok(house.director.browser.call<{ ended: number }>('POST', path));
  assert.ok(ended >= 2);
  await refused(laptop.call('GET', '/me'), 401, 'not-signed-in');
  await program.renewCodes();
  milica.browser = await signIn(program, milica);
});

const half = async (person: Person, passphrase = person.passphrase) => {
  const browser = openBrowser(program);
  await ok(browser.call('POST', '/sign-in', { address: person.address, passphrase }));
  return browser;
};
const lost = (browser: Person['browser'], words: string[]) =>
  browser.call<{ factor: { secret: string } }>('POST', '/sign-in/lost-telephone', { words: words.join(' ') });

test('a lost telephone: passphrase and sheet set a new second factor, and every other session ends', async () => {
  const dragan = await join(program, house.director, { name: 'Dragan Petkov', roles: ['operator'] });
  const words = await checkSheet(dragan);
  const others = await checkSheet(vesna);
  await refused(lost(openBrowser(program), words), 401, 'sign-in-again');
  const browser = await half(dragan);
  await refused(lost(browser, others), 401, 'wrong-sheet');
  const { factor } = await ok(lost(browser, words));
  await refused(dragan.browser.call('GET', '/me'), 401, 'not-signed-in');
  await program.renewCodes();
  await refused(browser.call('POST', '/sign-in/code', { code: codeNow(dragan.secret) }), 401, 'wrong-code');
  await ok(browser.call('POST', '/sign-in/code', { code: codeNow(factor.secret) }));
  await ok(browser.call('GET', '/me'));
});

/** An open screen as the server hears of it: its stream, which ends when the session does. */
async function openScreen({ id, browser }: Person): Promise<{ told: string[]; ends(): Promise<void> }> {
  const told: string[] = [];
  const leave = program.hub.join({ actor: id, locked: true, send: ({ kind }) => told.push(kind) });
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { body } = await program.request('http://localhost/desk/api/live', { headers: { cookie, host: 'localhost' } });
  const reader = body?.getReader();
  await reader?.read();
  return {
    told,
    ends: async () => {
      leave();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
    },
  };
}

test('whoever gets back in with her sheet ends what is open elsewhere at once: those screens and her posts hear it', async () => {
  const line = house.lines[0]?.id ?? '';
  const ana = await join(program, house.director, { name: 'Ana Rašić', roles: ['operator'], lines: [line] });
  const words = await checkSheet(ana);
  await ok(ana.browser.call('POST', '/duty/take', { line, post: 'operator' }));
  const screen = await openScreen(ana);
  const others: string[] = [];
  const leave = program.hub.join({ actor: vesna.id, send: ({ kind }) => others.push(kind) });
  const passphrase = 'sasvim nova fraza ovde';
  const answer = { address: ana.address, words: words.join(' '), passphrase };
  await ok(openBrowser(program).call('POST', '/passphrase/forgotten', answer));
  await program.deliver();
  leave();
  assert.ok(screen.told.includes('session.ended'), 'a locked one too');
  await screen.ends();
  assert.ok(!others.includes('session.ended'), 'nobody else hears that');
  const { rows } = await sql`select 1 from hotline.shifts where account = ${ana.id} and ended is null`.execute(
    program.asOwner,
  );
  assert.deepEqual(rows, []);
});

test('replacing a lost telephone tells the screens that are open elsewhere', async () => {
  const rada = await join(program, house.director, { name: 'Rada Perčić', roles: ['operator'] });
  const words = await checkSheet(rada);
  const screen = await openScreen(rada);
  await ok(lost(await half(rada), words));
  await program.deliver();
  assert.ok(screen.told.includes('session.ended'));
  await screen.ends();
});

test('a sheet alone does not replace both: whoever set the passphrase with it needs the telephone', async () => {
  const olga = await join(program, house.director, { name: 'Olga Rac', roles: ['operator'] });
  const words = await checkSheet(olga);
  const thief = openBrowser(program);
  const passphrase = 'potpuno druga fraza ovde';
  await ok(thief.call('POST', '/passphrase/forgotten', { address: olga.address, words: words.join(' '), passphrase }));
  await refused(lost(thief, words), 409, 'sheet-used-already');
  await refused(lost(await half(olga, passphrase), words), 409, 'sheet-used-already');
  await program.renewCodes();
  await ok(thief.call('POST', '/sign-in/code', { code: codeNow(olga.secret) }));
  await ok(lost(await half(olga, passphrase), words));
});

test('sheets are guessed slowly here too', async () => {
  const browser = await half(milica, PASSPHRASE);
  const words = await checkSheet(vesna);
  const tries: number[] = [];
  for (let n = 0; n < 7; n++) tries.push((await lost(browser, words)).status);
  assert.deepEqual(tries, [401, 401, 401, 401, 401, 429, 429]);
});

// Last: whoever guessed so often waits, and all of them sit at one source.
test('somebody who tries often to be her is told of to her, day by day, and to nobody else; her own few mistakes are only listed', async () => {
  const person = await join(program, house.director, { name: 'Ljubica Mrkšić', roles: ['operator'] });
  const seen = async ({ browser }: Person) => ({
    tries: (await ok(browser.call<SessionsAnswer>('GET', '/me/sessions'))).tries,
    tried: (await ok(browser.call<Me>('GET', '/me'))).tried,
  });
  const others = await seen(vesna);
  const guess = () =>
    openBrowser(program).call('POST', '/sign-in', { address: person.address, passphrase: 'nije ova lozinka nikako' });
  for (let at = 0; at < 4; at++) await guess();
  const few = await seen(person);
  assert.deepEqual([few.tries.map(({ tries }) => tries), few.tried], [[4], null]);
  // Those that are made to wait count as well.
  for (let at = 0; at < 6; at++) await guess();
  const many = await seen(person);
  assert.deepEqual([many.tries.map(({ tries }) => tries), many.tried?.times], [[10], 10]);
  assert.equal(many.tries[0]?.last, many.tried?.last);
  assert.deepEqual(await seen(vesna), others, 'a colleague is told nothing of it');
});

test('a colleague who guesses with a session of her own is told of to whom she tries to be, and to nobody else', async () => {
  const person = await join(program, house.director, { name: 'Senka Vidić', roles: ['operator'] });
  const seen = async ({ browser }: Person) => (await ok(browser.call<SessionsAnswer>('GET', '/me/sessions'))).tries;
  const others = await seen(vesna);
  const guess = { address: person.address, passphrase: 'nije ova lozinka nikako' };
  for (let at = 0; at < 3; at++) await vesna.browser.call('POST', '/sign-in', guess);
  assert.deepEqual(
    (await seen(person)).map(({ tries }) => tries),
    [3],
  );
  assert.deepEqual(await seen(vesna), others);
});

test('a flood of refused questions of strangers fills no audit: so many lines a minute, and who is tried to be is still told', async () => {
  const person = await join(program, house.director, { name: 'Jasna Popadić', roles: ['operator'] });
  const refusals = sql<{ n: number }>`select count(*) as n from audit.lines where kind = 'refusal'
    and verb = any(${['POST /invitation/read', 'POST /sign-in']}::text[])`;
  const count = async () => (await one(program.asOwner, refusals)).n;
  const earlier = await count();
  const stranger = openBrowser(program);
  const began = Date.now() + 3_600_000;
  freezeClock(new Date(began));
  for (let at = 0; at < 200; at++) {
    await stranger.call('POST', '/invitation/read', { code: `abcdefgh${at}` });
    await stranger.call('POST', '/sign-in', {
      address: `nema-${at}@nigde.example`,
      passphrase: 'nije ova lozinka nikako',
    });
  }
  const left = (await count()) - earlier;
  assert.ok(left >= 120 && left <= 130, `${left} lines`);
  // Her wait is over and her minute is not.
  freezeClock(new Date(began + 30_000));
  const guess = { address: person.address, passphrase: 'nije ova lozinka nikako' };
  assert.equal((await stranger.call('POST', '/sign-in', guess)).status, 401);
  freezeClock(null);
  const { tries } = await ok(person.browser.call<SessionsAnswer>('GET', '/me/sessions'));
  assert.deepEqual(
    tries.map((each) => each.tries),
    [1],
  );
});
