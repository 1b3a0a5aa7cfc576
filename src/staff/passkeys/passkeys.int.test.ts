import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { newDevice, type Device, type How } from '#testing/authenticator.ts';
import { codeNow, openBrowser, type Browser } from '#testing/browser.ts';
import { checkSheet, found, join, ok, PASSPHRASE, refused, signIn, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { Me, PasskeysAnswer } from '../shared.ts';
import { offerMail } from '../mail/offer.ts';
import { offerPasskeys } from './site.ts';

const SITE = { origin: 'http://localhost', host: 'localhost' };
type Options = { challenge: string; rpId: string; allowCredentials?: { id: string }[] };

let program: Program;
let house: Founded;
let milica: Person;
let vesna: Person;

before(async () => {
  program = await startProgram();
  offerPasskeys(SITE);
  house = await found(program);
  milica = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'] });
  vesna = await join(program, house.director, { name: 'Vesna Ilin', roles: ['lead'] });
});
beforeEach(async () => {
  await program.renewCodes();
  for (const { browser } of [milica, vesna])
    for (const { id } of (await own(browser)).passkeys) await ok(browser.call('POST', '/me/passkeys/remove', { id }));
});
afterEach(() => {
  freezeClock(null);
  offerPasskeys(SITE);
});
after(async () => {
  offerPasskeys(null);
  await program.stop();
});

const own = (browser: Browser) => ok(browser.call<PasskeysAnswer>('GET', '/me/passkeys'));
const begin = async (browser: Browser, path: string, body: unknown = {}) =>
  (await ok(browser.call<Options>('POST', path, body))).challenge;
async function toAdd({ browser, secret, passphrase }: Person): Promise<string> {
  await program.renewCodes();
  return begin(browser, '/me/passkeys/begin', { name: 'Laptop', passphrase, code: codeNow(secret) });
}

async function add(person: Person, name = 'Laptop', how: How = {}): Promise<Device> {
  const device = newDevice(SITE);
  await ok(person.browser.call('POST', '/me/passkeys', { name, ...device.make(await toAdd(person), how) }));
  return device;
}

async function enter(browser: Browser, device: Device, how: How = {}) {
  return browser.call<Me>('POST', '/sign-in/passkey', device.use(await begin(browser, '/sign-in/passkey/begin'), how));
}

test('a passkey signs in by itself and opens what its owner may read; its owner sees it by name, made and used', async () => {
  const { id: contact } = await ok(
    milica.browser.call<{ id: string }>('POST', '/contacts', { line: house.lines[0]?.id }),
  );
  const device = await add(milica, 'Službeni laptop');
  const fresh = await own(milica.browser);
  assert.deepEqual(
    fresh.passkeys.map(({ name, used, synced }) => ({ name, used, synced })),
    [{ name: 'Službeni laptop', used: null, synced: false }],
  );
  const browser = openBrowser(program);
  assert.equal((await ok(enter(browser, device))).id, milica.id);
  // Her key is really open: a sealed contact can be read, and her own name.
  await ok(browser.call('GET', `/contacts/${contact}`));
  const me = await ok(browser.call<Me>('GET', '/me'));
  assert.deepEqual([me.name, me.passkeys], ['Milica Stanojev', SITE.origin]);
  assert.notEqual((await own(browser)).passkeys[0]?.used, null);
});

test('one’s passphrase and a code are asked for before a passkey is made, and a session ended meanwhile makes none', async () => {
  const { browser, secret } = milica;
  const wrong = { name: 'Laptop', passphrase: 'nije ova lozinka', code: codeNow(secret) };
  const right = { ...wrong, passphrase: PASSPHRASE };
  await refused(browser.call('POST', '/me/passkeys/begin', wrong), 403, 'wrong-passphrase');
  await refused(browser.call('POST', '/me/passkeys/begin', { ...right, code: undefined }), 403, 'wrong-code');
  await ok(browser.call('POST', '/me/passkeys/begin', right));
  await refused(browser.call('POST', '/me/passkeys/begin', right), 403, 'wrong-code');
  await program.renewCodes();
  const laptop = await signIn(program, milica);
  const challenge = await toAdd({ ...milica, browser: laptop });
  await ok(browser.call('POST', '/me/sessions/end', { id: null }));
  const device = newDevice(SITE);
  await refused(laptop.call('POST', '/me/passkeys', { name: 'x', ...device.make(challenge) }), 401, 'not-signed-in');
  // Nor in another session of hers: the challenge was given to one.
  await refused(browser.call('POST', '/me/passkeys', { name: 'x', ...device.make(challenge) }), 403, 'wrong-passkey');
  await refused(openBrowser(program).call('POST', '/me/passkeys/begin', wrong), 401, 'not-signed-in');
});

test('a new passkey made elsewhere, without its owner verified, or for a challenge used before is refused', async () => {
  const { browser } = milica;
  const device = newDevice(SITE);
  const tried = async (how: How) =>
    browser.call('POST', '/me/passkeys', { name: 'x', ...device.make(await toAdd(milica), how) });
  await refused(tried({ origin: 'https://astra.example' }), 403, 'wrong-passkey');
  await refused(tried({ host: 'astra.example' }), 403, 'wrong-passkey');
  await refused(tried({ verified: false }), 403, 'wrong-passkey');
  const made = { name: 'x', ...device.make(await toAdd(milica)) };
  await ok(browser.call('POST', '/me/passkeys', made));
  await ok(browser.call('POST', '/me/passkeys/remove', { id: device.id }));
  await refused(browser.call('POST', '/me/passkeys', made), 403, 'wrong-passkey');
});

test('a device without a secret of its own is refused: its passkey would open nothing', async () => {
  const { secret: _, ...made } = newDevice(SITE).make(await toAdd(milica));
  await refused(milica.browser.call('POST', '/me/passkeys', { name: 'x', ...made }), 400, 'bad-input');
  assert.deepEqual((await own(milica.browser)).passkeys, []);
});

test('whatever does not fit is answered alike: unknown, removed, replayed, from elsewhere, of another browser, too late', async () => {
  const device = await add(milica);
  const tries: Record<string, (browser: Browser) => ReturnType<typeof enter>> = {
    unknown: (browser) => enter(browser, newDevice(SITE)),
    'wrong address': (browser) => enter(browser, device, { origin: 'https://astra.example' }),
    'wrong name': (browser) => enter(browser, device, { host: 'astra.example' }),
    'owner not verified': (browser) => enter(browser, device, { verified: false }),
    'counted back': async (browser) => {
      await ok(enter(openBrowser(program), device));
      return enter(browser, device, { counter: 1 });
    },
    'a challenge given to another browser': async (browser) => {
      const challenge = await begin(openBrowser(program), '/sign-in/passkey/begin');
      await begin(browser, '/sign-in/passkey/begin');
      return browser.call('POST', '/sign-in/passkey', device.use(challenge));
    },
    'no challenge of ours': (browser) => browser.call('POST', '/sign-in/passkey', device.use('A'.repeat(75))),
    'a challenge for another act': async (browser) => {
      const challenge = await begin(milica.browser, '/again/passkey/begin');
      return browser.call('POST', '/sign-in/passkey', device.use(challenge));
    },
    'another secret': async (browser) => {
      const used = device.use(await begin(browser, '/sign-in/passkey/begin'));
      return browser.call('POST', '/sign-in/passkey', { ...used, secret: newDevice(SITE).secret });
    },
    'too late': async (browser) => {
      const challenge = await begin(browser, '/sign-in/passkey/begin');
      freezeClock(new Date(Date.now() + 6 * 60_000));
      return browser.call('POST', '/sign-in/passkey', device.use(challenge));
    },
    removed: async (browser) => {
      await ok(milica.browser.call('POST', '/me/passkeys/remove', { id: device.id }));
      return enter(browser, device);
    },
  };
  for (const [at, [what, attempt]] of Object.entries(tries).entries()) {
    const answer = await attempt(openBrowser(program, `10.0.0.${at}`));
    freezeClock(null);
    assert.deepEqual([answer.status, answer.body], [401, { error: { code: 'wrong-passkey', details: {} } }], what);
  }
});

test('a signature works once, also when it is heard on its way and sent from the same browser', async () => {
  // Like most, it does not count its signatures: nothing else tells the second from the first.
  const device = await add(milica, 'Laptop', { counter: 0 });
  const browser = openBrowser(program);
  const used = device.use(await begin(browser, '/sign-in/passkey/begin'), { counter: 0 });
  const cookie = browser.cookies.get('astra-passkey') ?? '';
  await ok(browser.call('POST', '/sign-in/passkey', used));
  browser.cookies.set('astra-passkey', cookie);
  await refused(browser.call('POST', '/sign-in/passkey', used), 401, 'wrong-passkey');
});

test('a locked screen opens by a passkey of whoever locked it, not by a colleague’s, nor with a challenge of another session', async () => {
  const [hers, other] = [await add(milica), await add(vesna)];
  const { browser } = milica;
  await ok(browser.call('POST', '/lock'));
  const unlock = async (device: Device, from = browser) =>
    browser.call('POST', '/unlock/passkey', device.use(await begin(from, '/again/passkey/begin')));
  await refused(unlock(other), 403, 'wrong-passkey');
  await refused(unlock(hers, await signIn(program, milica)), 403, 'wrong-passkey');
  await refused(browser.call('GET', '/me/passkeys'), 423, 'locked');
  await ok(unlock(hers));
  await ok(browser.call('GET', '/me/passkeys'));
});

test('a passkey is guessed slowly too, which slows nobody on her own device; and somebody else’s cannot be removed', async () => {
  const device = await add(milica);
  const hers = openBrowser(program, '10.9.9.9');
  await ok(enter(hers, device));
  await refused(vesna.browser.call('POST', '/me/passkeys/remove', { id: device.id }), 404, 'not-found');
  // A busy machine must not let the wait pass by itself.
  freezeClock(new Date());
  const browser = openBrowser(program, '10.9.9.9');
  for (let guess = 0; guess < 5; guess++) await refused(enter(browser, newDevice(SITE)), 401, 'wrong-passkey');
  await refused(enter(browser, device), 429, 'guessing');
  await ok(enter(hers, device));
});

test('a passkey goes when its device may be lost and when its owner leaves, and then it opens nothing', async () => {
  const person = await join(program, house.director, { name: 'Dragan Petkov', roles: ['operator'] });
  const words = await checkSheet(person);
  const { director } = house;
  const gone = async (device: Device, from: string) =>
    refused(enter(openBrowser(program, from), device), 401, 'wrong-passkey');
  const stolen = await add(person);
  await ok(director.browser.call('POST', `/colleagues/${person.id}/sessions/end`));
  await gone(stolen, '10.7.0.1');
  await program.renewCodes();
  person.browser = await signIn(program, person);
  assert.deepEqual((await own(person.browser)).passkeys, []);

  const phone = await add(person);
  await program.renewCodes();
  const half = openBrowser(program);
  await ok(half.call('POST', '/sign-in', { address: person.address, passphrase: PASSPHRASE }));
  const asked = { words: words.join(' ') };
  const { factor } = await ok(half.call<{ factor: { secret: string } }>('POST', '/sign-in/lost-telephone', asked));
  await gone(phone, '10.7.0.2');
  await ok(half.call('POST', '/sign-in/code', { code: codeNow(factor.secret) }));

  const last = await add({ ...person, browser: half, secret: factor.secret });
  await ok(director.browser.call('POST', `/colleagues/${person.id}/leave`));
  await gone(last, '10.7.0.3');
});

test('whoever knew her passphrase and has her telephone for a minute is out once she sets another, with the sheet too', async () => {
  const person = await join(program, house.director, { name: 'Senka Rajić', roles: ['operator'] });
  const words = await checkSheet(person);
  const { browser, address } = person;
  const theirs = await add(person);
  const changed = 'most livada sat krov';
  await ok(browser.call('PUT', '/me/passphrase', { current: PASSPHRASE, passphrase: changed }));
  await refused(enter(openBrowser(program, '10.6.0.1'), theirs), 401, 'wrong-passkey');
  assert.deepEqual((await own(browser)).passkeys, []);
  const late = await add({ ...person, passphrase: changed });
  const forgotten = { address, words: words.join(' '), passphrase: 'voz jabuka senka pero' };
  await ok(openBrowser(program).call('POST', '/passphrase/forgotten', forgotten));
  await refused(enter(openBrowser(program, '10.6.0.2'), late), 401, 'wrong-passkey');
});

test('she hears of a new passkey on her other screens for three days, and where she wishes mail by a mail', async () => {
  offerMail(true);
  try {
    await ok(milica.browser.call('PUT', '/me/mail', { to: 'milica@svetionik.example' }));
    await program.renewCodes();
    const other = await signIn(program, milica);
    const made = async () => (await ok(other.call<Me>('GET', '/me'))).passkeyMade;
    assert.equal(await made(), null);
    await add(milica);
    assert.equal(await made(), (await own(other)).passkeys[0]?.made);
    const mails = await rows(program.asOwner, sql<{ account: string }>`select account from staff.mails`);
    assert.deepEqual(mails, [{ account: milica.id }]);
    await sql`update vault.passkeys set made = made - interval '73 hours'`.execute(program.asOwner);
    assert.equal(await made(), null);
  } finally {
    offerMail(false);
  }
});

test('a passkey removed while a sign-in with it is under way gives no session', async () => {
  const device = await add(milica);
  const browser = openBrowser(program);
  const used = device.use(await begin(browser, '/sign-in/passkey/begin'));
  let answer: ReturnType<typeof enter> | undefined;
  await program.asOwner.transaction().execute(async (tx) => {
    await sql`delete from vault.openers where principal = ${milica.id} and kind = 'passkey'`.execute(tx);
    answer = browser.call<Me>('POST', '/sign-in/passkey', used);
    while ((await rows(tx, sql`select from pg_locks where not granted`)).length === 0);
  });
  assert.equal((await answer)?.status, 401);
  await refused(browser.call('GET', '/me'), 401, 'not-signed-in');
});

test('what the database keeps of a passkey holds neither its name nor the secret that opens', async () => {
  const device = await add(milica, 'Zvekan laptop');
  const kept = await rows(
    program.asOwner,
    sql<{ line: string }>`select p::text as line from vault.passkeys p
      union all select o::text from vault.openers o where kind = 'passkey'`,
  );
  assert.equal(kept.length, 2);
  const text = kept.map(({ line }) => line).join();
  for (const secret of ['Zvekan', device.secret, Buffer.from(device.secret, 'base64url').toString('hex')])
    assert.ok(!text.includes(secret), secret);
});

test('where passkeys are not offered none is asked for', async () => {
  offerPasskeys(null);
  await refused(openBrowser(program).call('POST', '/sign-in/passkey/begin'), 409, 'passkeys-not-offered');
  assert.equal((await own(milica.browser)).at, null);
});
