import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { verbOf, type Route } from '#kernel/route.ts';
import { offerPasskeys } from '#staff/index.ts';
import { newDevice } from '#testing/authenticator.ts';
import { codeNow } from '#testing/browser.ts';
import { found, join, ok, PASSPHRASE, refused, type Founded, type Person } from '#testing/cast.ts';
import { addressOf } from '#testing/house-of-roles.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { sampleOf } from '#testing/samples.ts';
import { allRoutes } from './app.ts';

const SITE = { origin: 'http://localhost', host: 'localhost' };
const GRAVE = [
  'POST /cases/:id/documents/:document/take',
  'POST /colleagues/:id/leave',
  'POST /colleagues/:id/sessions/end',
  'POST /contacts/:id/hold/lift',
  'POST /invitations',
  'POST /me/passkeys/remove',
  'POST /me/sessions/end',
  'POST /months/:month/take',
  'POST /newcomers/confirm',
  'POST /quorum',
  'POST /quorum/show',
  'POST /retention/runs',
  'POST /standby',
  'POST /telephones',
  'PUT /retention/rules',
];

let program: Program;
let house: Founded;
let lead: Person;

before(async () => {
  program = await startProgram();
  offerPasskeys(SITE);
  house = await found(program);
  lead = await join(program, house.director, { name: 'Vesna Ilin', roles: ['lead'] });
});
after(async () => {
  offerPasskeys(null);
  await program.stop();
});

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const routes = allRoutes(() => 'x').filter(({ again }) => again);

/** As if everybody had signed in longer ago than a proof counts. */
const letTimePass = () =>
  sql`update staff.sessions set proved = now() - interval '11 minutes'`.execute(program.asOwner);

test('which acts are grave is said once, and each waits for a fresh proof from whoever may do it at all', async () => {
  assert.deepEqual(routes.map(nameOf).toSorted(), GRAVE);
  await letTimePass();
  for (const { browser } of [lead, house.director]) {
    const { may } = await ok(browser.call<{ may: string[] }>('GET', '/me'));
    for (const route of routes) {
      const verb = verbOf(route.access);
      const allowed = !verb || may.includes(verb);
      const address = addressOf(route.path, crypto.randomUUID());
      const answer = browser.call(route.method, address, sampleOf(route.input));
      await refused(answer, allowed ? 428 : 403, allowed ? 'prove-again' : 'not-allowed');
    }
  }
});

test('the passphrase or a passkey proves it for ten minutes, on this session alone', async () => {
  const { browser } = lead;
  const grave = () => browser.call('POST', '/me/sessions/end', { id: null });
  await letTimePass();
  await refused(grave(), 428, 'prove-again');
  await refused(browser.call('POST', '/again', { passphrase: 'nije ova lozinka' }), 403, 'wrong-passphrase');
  await refused(grave(), 428, 'prove-again');
  await ok(browser.call('POST', '/again', { passphrase: PASSPHRASE }));
  await ok(grave());
  await refused(house.director.browser.call('POST', '/me/sessions/end', { id: null }), 428, 'prove-again');

  const device = newDevice(SITE);
  type Options = { challenge: string };
  await program.renewCodes();
  const asked = { name: 'Laptop', passphrase: PASSPHRASE, code: codeNow(lead.secret) };
  const toAdd = await ok(browser.call<Options>('POST', '/me/passkeys/begin', asked));
  await ok(browser.call('POST', '/me/passkeys', { name: 'Laptop', ...device.make(toAdd.challenge) }));
  await letTimePass();
  await refused(browser.call('POST', '/me/passkeys/remove', { id: device.id }), 428, 'prove-again');
  const { challenge } = await ok(browser.call<Options>('POST', '/again/passkey/begin'));
  const used = device.use(challenge);
  await ok(browser.call('POST', '/again/passkey', used));
  await refused(browser.call('POST', '/again/passkey', used), 403, 'wrong-passkey');
  await ok(browser.call('POST', '/me/passkeys/remove', { id: device.id }));
});

test('locking and unlocking proves it too', async () => {
  await letTimePass();
  await ok(lead.browser.call('POST', '/lock'));
  await refused(lead.browser.call('POST', '/again', { passphrase: PASSPHRASE }), 423, 'locked');
  await ok(lead.browser.call('POST', '/unlock', { passphrase: PASSPHRASE }));
  await ok(lead.browser.call('POST', '/me/sessions/end', { id: null }));
});
