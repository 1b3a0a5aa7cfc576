import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { newDevice, type Device } from '#testing/authenticator.ts';
import { codeNow, openBrowser } from '#testing/browser.ts';
import { confirmQuorum, found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { offerPasskeys } from './passkeys/site.ts';

let program: Program;
let house: Founded;
let line: string;
let sheets: string[];
let lead: Person;
const NEW = 'vetar krov sat more';
const SITE = { origin: 'http://localhost', host: 'localhost' };

before(async () => {
  program = await startProgram();
  offerPasskeys(SITE);
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  sheets = (await confirmQuorum(house.director)).map((words) => words.join(' '));
  lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'] });
});
after(async () => {
  offerPasskeys(null);
  await program.stop();
});

const write = async (who: Person, name: string) => {
  const { id } = await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(
    who.browser.call('PUT', `/contacts/${id}`, { changes: [{ field: 'caller_name', basedOn: 0, value: name }] }),
  );
  return id;
};
const sheet = (number: number) => sheets[number - 1] ?? '';
const ask = (shares: string[]) =>
  openBrowser(program).call('POST', '/recovery', {
    address: house.director.address,
    shares,
    reason: 'sve izgubljeno u požaru',
  });
const letTimePass = () =>
  sql`update vault.recovery_openings set due_at = now() - interval '1 minute' where done_at is null and stopped_at is null`.execute(
    program.asOwner,
  );

async function passkeyOf({ browser, passphrase, secret }: Person): Promise<Device> {
  const device = newDevice(SITE);
  await program.renewCodes();
  const asked = { name: 'Laptop', passphrase, code: codeNow(secret) };
  const { challenge } = await ok(browser.call<{ challenge: string }>('POST', '/me/passkeys/begin', asked));
  await ok(browser.call('POST', '/me/passkeys', { name: 'Laptop', ...device.make(challenge) }));
  return device;
}

test('one sheet opens nothing, nor the same sheet twice, nor a sheet with a changed word', async () => {
  await refused(ask([sheet(1)]), 400, 'too-few-shares');
  await refused(ask([sheet(1), sheet(1)]), 400, 'share-twice');
  const words = sheet(2).split(' ');
  await refused(ask([sheet(1), [...words.slice(1), words[0]].join(' ')]), 400, 'words-do-not-fit');
});

test('an announced opening is seen by everybody with its reason, and any trustee stops it', async () => {
  await ok(ask([sheet(1), sheet(3)]));
  await refused(ask([sheet(1), sheet(2)]), 409, 'recovery-announced');
  const seen = await ok(lead.browser.call<{ announced: { reason: string } | null }>('GET', '/recovery'));
  assert.equal(seen.announced?.reason, 'sve izgubljeno u požaru');
  await ok(openBrowser(program).call('POST', '/recovery/stop', { share: sheet(2) }));
  const later = await ok(lead.browser.call<{ announced: unknown }>('GET', '/recovery'));
  assert.equal(later.announced, null);
});

test('two of three sheets, after the delay, give back what was lost; then the old sheets open nothing', async () => {
  const id = await write(house.director, 'Vesela Žitkov');
  const device = await passkeyOf(house.director);
  await ok(ask([sheet(1), sheet(2)]));
  const browser = openBrowser(program);
  const act = (shares: string[]) =>
    browser.call<{ factor: { secret: string } }>('POST', '/recovery/act', {
      address: house.director.address,
      shares,
      passphrase: NEW,
    });
  await refused(act([sheet(2), sheet(3)]), 409, 'recovery-waits');
  await letTimePass();
  await refused(act([sheet(2)]), 400, 'too-few-shares');
  const { factor } = await ok(act([sheet(2), sheet(3)]));
  await ok(browser.call('POST', '/sign-in/code', { code: codeNow(factor.secret) }));
  const again: Person = { ...house.director, passphrase: NEW, secret: factor.secret, browser };
  const contact = await ok(browser.call<{ who: string }>('GET', `/contacts/${id}`));
  assert.equal(contact.who, 'Vesela Žitkov');
  await refused(house.director.browser.call('GET', `/contacts/${id}`), 401, 'not-signed-in');
  await refused(
    openBrowser(program).call('POST', '/sign-in', {
      address: house.director.address,
      passphrase: house.director.passphrase,
    }),
    401,
    'wrong-sign-in',
  );
  await refused(ask([sheet(1), sheet(2)]), 400, 'shares-do-not-fit');
  // Her passkey opened her old key, and cannot be sealed to the new one without its device.
  const page = openBrowser(program);
  const { challenge } = await ok(page.call<{ challenge: string }>('POST', '/sign-in/passkey/begin'));
  await refused(page.call('POST', '/sign-in/passkey', device.use(challenge)), 401, 'wrong-passkey');
  const { missing } = await ok(browser.call<{ missing: string[] }>('GET', '/me'));
  assert.deepEqual(missing, ['own-sheet', 'shares-again']);
  const fresh = await confirmQuorum(again);
  assert.notEqual(fresh[0]?.join(' '), sheet(1));
  await ok(ask([fresh[0]?.join(' ') ?? '', fresh[1]?.join(' ') ?? '']));
});
