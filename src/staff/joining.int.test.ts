import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import {
  checkSheet,
  confirmQuorum,
  found,
  join,
  letIn,
  ok,
  PASSPHRASE,
  refused,
  signIn,
  type Founded,
  type Person,
} from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let line: string;
const NEW = 'vetar krov sat more';

before(async () => {
  program = await startProgram();
  const stranger = openBrowser(program);
  const wrong = { code: program.setupCode.replace('a', 'b') };
  await refused(stranger.call('POST', '/setup/enter', wrong), 401, 'setup-code-wrong');
  await refused(stranger.call('POST', '/setup/organisation', {}), 401, 'setup-code-needed');
  await refused(stranger.call('POST', '/setup/director', {}), 401, 'setup-code-needed');
  house = await found(program, { checkSheet: false });
  line = house.lines[0]?.id ?? '';
});

after(() => program.stop());

const open = (who: Person) => who.browser.call<{ id: string }>('POST', '/contacts', { line });

test('once the director exists the setup code makes no second one and renames nobody', async () => {
  const late = openBrowser(program);
  await late.call('POST', '/setup/enter', { code: program.setupCode });
  const who = { name: 'Zvekan', address: 'zvekan@nigde.example', passphrase: NEW, answersCalls: true };
  await refused(late.call('POST', '/setup/director', who), 409, 'already-set-up');
  const other = { name: 'Druga', languages: ['en'], zone: 'Europe/Belgrade' };
  await refused(late.call('POST', '/setup/organisation', other), 409, 'already-set-up');
  await refused(guessSignIn(who.address, NEW), 401, 'wrong-sign-in');
});

const guessSignIn = (address: string, passphrase: string) =>
  openBrowser(program).call('POST', '/sign-in', { address, passphrase });

test('nobody opens a contact before her own recovery sheet is on paper', async () => {
  await refused(open(house.director), 409, 'sheet-first');
  await checkSheet(house.director);
  await ok(open(house.director));
});

test('twenty contacts, and no more until the recovery shares are on paper', async () => {
  for (let n = 2; n <= 20; n++) await ok(open(house.director));
  await refused(open(house.director), 409, 'quorum-first');
  await confirmQuorum(house.director);
  await ok(open(house.director));
});

test('a newcomer nobody has let in reads nothing of the duty team; let in, she does', async () => {
  const { id } = await ok(open(house.director));
  const newcomer = await join(program, house.director, {
    name: 'Nevena Bošnjak',
    roles: ['operator'],
    lines: [line],
    letIn: false,
  });
  await refused(newcomer.browser.call('GET', `/contacts/${id}`), 404, 'not-found');
  assert.deepEqual((await ok(newcomer.browser.call<{ contacts: [] }>('GET', '/contacts'))).contacts, []);
  const names = await ok(newcomer.browser.call<{ colleagues: { id: string }[] }>('GET', '/colleagues'));
  assert.deepEqual(
    names.colleagues.map((colleague) => colleague.id),
    [newcomer.id],
    'only her own name',
  );
  const [keys] = await rows(
    program.asOwner,
    sql<{ n: number }>`select count(*) as n from vault.team_keys where member = ${newcomer.id}`,
  );
  assert.equal(keys?.n, 0, 'no key was given her');
  const { words } = await ok(newcomer.browser.call<{ words: string[] }>('GET', '/me/fingerprint'));
  const { newcomers } = await ok(
    house.director.browser.call<{ newcomers: { words: string[] }[] }>('GET', '/newcomers'),
  );
  assert.deepEqual(newcomers[0]?.words, words, 'both screens show the same words');
  const own = {
    account: newcomer.id,
    teams: (newcomers[0] as unknown as { teams: { id: string }[] }).teams.map((team) => team.id),
  };
  await refused(newcomer.browser.call('POST', '/newcomers/confirm', own), 403, 'not-in-this-team');
  await program.deliver();
  const told: string[] = [];
  const leave = program.hub.join({ actor: newcomer.id, send: (fact) => told.push(`${fact.kind} ${fact.id}`) });
  await letIn(house.director, newcomer.id);
  await ok(newcomer.browser.call('GET', `/contacts/${id}`));
  await program.deliver();
  leave();
  assert.ok(told.includes(`staff.changed ${newcomer.id}`), 'her open screen hears it, and needs no reload to work');
});

test('an invitation works once, while it lasts, and its code is not in the database', async () => {
  const invite = { name: 'Tanja Kolar', address: 'tanja@svetionik.example', roles: ['legal'], lines: [] };
  const { code } = await ok(house.director.browser.call<{ code: string }>('POST', '/invitations', invite));
  const accept = (typed: string) =>
    openBrowser(program).call('POST', '/invitation/accept', { code: typed, passphrase: PASSPHRASE });
  await refused(accept(code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))), 404, 'invitation-gone');
  await refused(
    openBrowser(program).call('POST', '/invitation/accept', { code, passphrase: 'kratka' }),
    400,
    'passphrase-too-short',
  );
  await ok(accept(code.toUpperCase().replace(/(.{4})/g, '$1-')));
  await refused(accept(code), 404, 'invitation-gone');
  await refused(openBrowser(program).call('POST', '/invitation/read', { code }), 404, 'invitation-gone');
  const late = await ok(
    house.director.browser.call<{ code: string }>('POST', '/invitations', {
      ...invite,
      address: 'kasno@svetionik.example',
    }),
  );
  await sql`update staff.invitations set until = now() where used_by is null`.execute(program.asOwner);
  await refused(accept(late.code), 404, 'invitation-gone');
});

test('two who accept the same invitation at once: one of them is in', async () => {
  const invite = { name: 'Sofija Lukin', address: 'sofija@svetionik.example', roles: ['legal'], lines: [] };
  const { code } = await ok(house.director.browser.call<{ code: string }>('POST', '/invitations', invite));
  const both = await Promise.all(
    [1, 2].map(() => openBrowser(program).call('POST', '/invitation/accept', { code, passphrase: PASSPHRASE })),
  );
  assert.equal(both.filter(({ status }) => status === 200).length, 1);
  assert.ok(
    both.every(({ status }) => status < 500),
    both.map(({ status }) => status).join(),
  );
});

test('the recovery sheet sets a new passphrase, ends every session, and the old passphrase is dead', async () => {
  const jelena = await join(program, house.director, { name: 'Jelena Vig', roles: ['legal'], checkSheet: false });
  const words = (await checkSheet(jelena)).join(' ');
  await program.renewCodes();
  const other = await signIn(program, jelena);
  const browser = openBrowser(program);
  const reset = (sheet: string, address = jelena.address) =>
    browser.call('POST', '/passphrase/forgotten', { address, words: sheet, passphrase: NEW });
  const foreign = (
    await checkSheet(await join(program, house.director, { name: 'Iva Rus', roles: ['legal'], checkSheet: false }))
  ).join(' ');
  await refused(reset(foreign), 401, 'wrong-sheet');
  await refused(reset(words, 'niko@nigde.example'), 401, 'wrong-sheet');
  await refused(reset(words.replace(/^\S+/, 'zvekan')), 400, 'word-unknown');
  await ok(other.call('GET', '/me'));
  await ok(reset(words));
  for (const ended of [other, jelena.browser]) await refused(ended.call('GET', '/me'), 401, 'not-signed-in');
  await refused(browser.call('GET', '/me'), 401, 'not-signed-in');
  await refused(guessSignIn(jelena.address, PASSPHRASE), 401, 'wrong-sign-in');
  await program.renewCodes();
  const again = await signIn(program, { ...jelena, passphrase: NEW });
  await ok(again.call('GET', '/me'));
});
