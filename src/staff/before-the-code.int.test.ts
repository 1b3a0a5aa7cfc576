import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeNow, openBrowser } from '#testing/browser.ts';
import { found, join, letIn, ok, PASSPHRASE, refused, type Founded } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let founded: Founded;

before(async () => {
  program = await startProgram();
  founded = await found(program);
});
after(() => program.stop());

type Wait = { waiting: boolean; factor: { secret: string; qr: string } | null };

async function invited(name: string, roles = ['operator']): Promise<string> {
  const address = `${crypto.randomUUID()}@svetionik.example`;
  const lines = founded.lines.map((line) => line.id);
  const { code } = await ok(
    founded.director.browser.call<{ code: string }>('POST', '/invitations', { name, address, roles, lines }),
  );
  return code;
}

test('whoever closes the page before scanning finds the same secret again, until a first code was used', async () => {
  const browser = openBrowser(program);
  const { factor } = await ok(
    browser.call<{ factor: { secret: string } }>('POST', '/invitation/accept', {
      code: await invited('Milica Savić'),
      passphrase: PASSPHRASE,
    }),
  );
  const again = await ok(browser.call<Wait>('POST', '/sign-in/waiting', {}));
  assert.equal(again.waiting, true);
  assert.equal(again.factor?.secret, factor.secret);
  await ok(browser.call('POST', '/sign-in/code', { code: codeNow(factor.secret) }));
  assert.deepEqual(await ok(browser.call<Wait>('POST', '/sign-in/waiting', {})), { waiting: false, factor: null });
});

test('a secret once used is never shown again, not even to somebody who knows the passphrase', async () => {
  const browser = openBrowser(program);
  const { address, passphrase } = founded.director;
  await ok(browser.call('POST', '/sign-in', { address, passphrase }));
  assert.deepEqual(await ok(browser.call<Wait>('POST', '/sign-in/waiting', {})), { waiting: true, factor: null });
});

test('a stranger learns nothing from asking what is waited for', async () => {
  assert.deepEqual(await ok(openBrowser(program).call<Wait>('POST', '/sign-in/waiting', {})), {
    waiting: false,
    factor: null,
  });
});

test('an invitation holds however its code is typed', async () => {
  const code = await invited('Vesna Ilić');
  const typed = ` ${(code.match(/.{4}/g) ?? []).join('-').toUpperCase()} `;
  const { name } = await ok(openBrowser(program).call<{ name: string }>('POST', '/invitation/read', { code: typed }));
  assert.equal(name, 'Vesna Ilić');
});

test('a newcomer reads the same six words as whoever lets her in, and no longer waits afterwards', async () => {
  const dragan = await join(program, founded.director, { name: 'Dragan Kiš', roles: ['operator'], letIn: false });
  type Own = { words: string[]; waits: { kind: string }[] };
  const own = await ok(dragan.browser.call<Own>('GET', '/me/fingerprint'));
  assert.equal(own.words.length, 6);
  assert.ok(own.waits.some((team) => team.kind === 'everyone'));
  type Waiting = { newcomers: { account: string; words: string[] }[] };
  const { newcomers } = await ok(founded.director.browser.call<Waiting>('GET', '/newcomers'));
  assert.deepEqual(newcomers.find(({ account }) => account === dragan.id)?.words, own.words);
  await letIn(founded.director, dragan.id);
  assert.deepEqual((await ok(dragan.browser.call<Own>('GET', '/me/fingerprint'))).waits, []);
});

test('fingerprint words are for those signed in', async () => {
  await refused(openBrowser(program).call('GET', '/me/fingerprint'), 401, 'not-signed-in');
});
