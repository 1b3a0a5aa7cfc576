import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { codeNow, openBrowser, type Browser } from '#testing/browser.ts';
import { checkSheet, found, join, ok, PASSPHRASE, refused, signIn, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let line: string;
let milica: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  milica = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
});

beforeEach(() => program.renewCodes());
afterEach(() => freezeClock(null));
after(() => program.stop());

/** Every test guesses at another time, or one would be slowed by what another tried. */
let later = 0;
const laterOn = () => freezeClock(new Date(Date.now() + (later += 3_600_000)));

const guess = (browser: Browser, address: string, passphrase = 'nije ova lozinka') =>
  browser.call<{ error?: { code: string; details: { seconds?: number } } }>('POST', '/sign-in', {
    address,
    passphrase,
  });

async function guessUntilSlowed(browser: Browser, address: string): Promise<number> {
  for (let tries = 0; tries < 20; tries++) if ((await guess(browser, address)).status === 429) return tries;
  return 20;
}

test('a guesser is slowed after five tries, told for how many seconds, and more the more she guesses', async () => {
  laterOn();
  const stranger = openBrowser(program);
  assert.equal(await guessUntilSlowed(stranger, milica.address), 5);
  const slowed = await guess(stranger, milica.address, milica.passphrase);
  assert.deepEqual([slowed.status, slowed.body.error?.code], [429, 'guessing'], 'even the right one waits');
  assert.equal(slowed.headers.get('retry-after'), String(slowed.body.error?.details.seconds));
  for (const wait of [1, 2, 4, 8, 16]) {
    const told = await guess(stranger, milica.address);
    assert.equal(told.body.error?.details.seconds, wait);
    freezeClock(new Date(Date.now() + later + wait * 1000 + 50));
    later += wait * 1000 + 50;
    assert.equal((await guess(stranger, milica.address)).status, 401);
  }
});

test('many guesses at the same moment get no more tries than one after the other', async () => {
  laterOn();
  const answers = await Promise.all(
    Array.from({ length: 24 }, () => guess(openBrowser(program), `${crypto.randomUUID()}@nigde.example`)),
  );
  assert.ok(answers.filter(({ status }) => status === 401).length <= 5);
  assert.ok(answers.every(({ status }) => status === 401 || status === 429));
});

test('a device that has signed in before is never slowed by others, on a shared desk too', async () => {
  laterOn();
  const dragan = await join(program, house.director, { name: 'Dragan Petkov', roles: ['operator'] });
  const desk = await signIn(program, milica);
  await ok(desk.call('POST', '/sign-out'));
  await ok(desk.call('POST', '/sign-in', { address: dragan.address, passphrase: PASSPHRASE }));
  await ok(desk.call('POST', '/sign-in/code', { code: codeNow(dragan.secret) }));
  await ok(desk.call('POST', '/sign-out'));
  for (const person of [milica, dragan]) {
    assert.ok((await guessUntilSlowed(openBrowser(program), person.address)) < 20);
    assert.equal((await guess(desk, person.address, PASSPHRASE)).status, 200, person.name);
  }
});

test('an address nobody has is answered like a wrong passphrase, after the same work', async () => {
  const cost = async (address: string) => {
    laterOn();
    const began = process.cpuUsage();
    const answer = await guess(openBrowser(program), address);
    const { user, system } = process.cpuUsage(began);
    return { status: answer.status, body: answer.body, work: user + system };
  };
  await cost(milica.address);
  const known = await cost(milica.address);
  const unknown = await cost('niko.takav@nigde.example');
  assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
  // One Argon2id is most of the work of either; without it an answer costs a tenth.
  assert.ok(unknown.work > known.work / 3, `${unknown.work} µs against ${known.work} µs`);
});

test('a code works once, for nobody else, and only within five minutes of the passphrase', async () => {
  laterOn();
  const code = codeNow(milica.secret);
  const enter = (browser: Browser) => guess(browser, milica.address, PASSPHRASE);
  const first = openBrowser(program);
  await ok(enter(first));
  await ok(first.call('POST', '/sign-in/code', { code }));
  const second = openBrowser(program);
  await ok(enter(second));
  await refused(second.call('POST', '/sign-in/code', { code }), 401, 'wrong-code');
  await refused(openBrowser(program).call('POST', '/sign-in/code', { code }), 401, 'sign-in-again');
  await program.renewCodes();
  const slow = openBrowser(program);
  await ok(enter(slow));
  await sql`update staff.sessions set until = now() where stage = 'code'`.execute(program.asOwner);
  await refused(slow.call('POST', '/sign-in/code', { code: codeNow(milica.secret) }), 401, 'sign-in-again');
});

test('a passphrase without its code opens nothing at all', async () => {
  laterOn();
  const half = openBrowser(program);
  await ok(guess(half, milica.address, PASSPHRASE));
  for (const path of ['/me', '/contacts', '/colleagues', '/sheet', '/lines'])
    await refused(half.call('GET', path), 401, 'not-signed-in');
});

test('codes are guessed slowly too', async () => {
  laterOn();
  const browser = openBrowser(program);
  await ok(guess(browser, milica.address, PASSPHRASE));
  const tries: number[] = [];
  for (let n = 0; n < 7; n++) tries.push((await browser.call('POST', '/sign-in/code', { code: '000000' })).status);
  assert.deepEqual(tries, [401, 401, 401, 401, 401, 429, 429]);
});

test('whoever knows a passphrase and has many addresses guesses codes as slowly, and slows no browser that signed her in before', async () => {
  laterOn();
  const home = await signIn(program, milica);
  await program.renewCodes();
  const tries: number[] = [];
  for (let n = 0; n < 8; n++) {
    const browser = openBrowser(program, `203.0.113.${n}`);
    await ok(guess(browser, milica.address, PASSPHRASE));
    tries.push((await browser.call('POST', '/sign-in/code', { code: '000000' })).status);
  }
  assert.deepEqual(tries, [401, 401, 401, 401, 401, 429, 429, 429]);
  await ok(guess(home, milica.address, PASSPHRASE));
  await ok(home.call('POST', '/sign-in/code', { code: codeNow(milica.secret) }));
});

test('an open screen alone makes no new sheet: the passphrase is asked for, guessed slowly, and the older sheet stays', async () => {
  const person = await join(program, house.director, { name: 'Rada Perčić', roles: ['operator'], checkSheet: false });
  const words = await checkSheet(person);
  const make = (body?: object) => person.browser.call('POST', '/sheet', body);
  await refused(make(), 400, 'bad-input');
  const tries: number[] = [];
  for (let n = 0; n < 7; n++) tries.push((await make({ passphrase: 'nije ova lozinka' })).status);
  assert.deepEqual(tries, [403, 403, 403, 403, 403, 429, 429]);
  await refused(make({ passphrase: PASSPHRASE }), 429, 'guessing');
  assert.deepEqual(await ok(person.browser.call('GET', '/sheet')), { sheet: null }, 'none was made');
  const back = { address: person.address, words: words.join(' '), passphrase: 'sasvim nova fraza ovde' };
  await ok(openBrowser(program).call('POST', '/passphrase/forgotten', back));
});

test('a locked screen keeps its session and loses its key; its own passphrase opens it, another does not', async () => {
  const { browser } = milica;
  const sealedKeys = async () =>
    (
      await rows(
        program.asOwner,
        sql<{
          n: number;
        }>`select count(sealed_key) as n from staff.sessions where account = ${milica.id} and stage = 'open'`,
      )
    )[0]?.n ?? 0;
  const before_ = await sealedKeys();
  await ok(browser.call('POST', '/lock'));
  assert.equal(await sealedKeys(), before_ - 1, 'the key is gone from the session');
  await refused(browser.call('GET', '/contacts'), 423, 'locked');
  assert.equal((await ok(browser.call<{ name: string; locked: boolean }>('GET', '/me'))).name, '');
  await refused(browser.call('POST', '/unlock', { passphrase: 'nije ova lozinka' }), 403, 'wrong-passphrase');
  await refused(browser.call('GET', '/contacts'), 423, 'locked');
  await ok(browser.call('POST', '/unlock', { passphrase: PASSPHRASE }));
  await ok(browser.call('GET', '/contacts'));
});
