import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { formsOf } from '#testing/canaries.ts';
import { confirmQuorum, found, join as joinHouse, ok, refused, signIn, type Person } from '#testing/cast.ts';
import { launchChromium } from '#testing/chromium.ts';
import { makeInstallation, until, type ChildProgram, type Installation } from '#testing/child-program.ts';
import { dumpDatabase } from '#testing/dump.ts';
import { letTimePass, renewCodes } from '#testing/let-time-pass.ts';
import { addPasskey } from '#testing/own-passkey.ts';
import { makeScanner } from '#testing/scan.ts';
import { findContact, signInPage } from '#testing/sign-in-page.ts';

const NAME = 'Šćepan Zvekanović';
let house: Installation;
let program: ChildProgram;
let browser: Browser | null = null;
let director: Person;
let milica: Person;
let line: string;
let recipient: string;
let contact: string;
let number: string;
/** What the program said yes to, in order. */
const saved: { field: string; text: string }[] = [];

const reachable = { request: (path: string, init?: RequestInit) => program.request(path, init), setupCode: '' };
/** The other disk: what lies there is all that is left. */
const disk = mkdtempSync(join(tmpdir(), 'astra-disk-'));
const other = (name: string) => join(disk, name);
const place = (name: string) => join(house.dataDir, '..', name);
const restore = (archive = other('sunday.age'), ...more: string[]) =>
  house.command('restore', archive, '--identity', other('identity.txt'), ...more);

before(async () => {
  const settings = { ASTRA_ARCHIVE: other('archive'), ASTRA_RECIPIENTS: other('recipients.txt') };
  house = await makeInstallation(settings);
  const made = await house.command('backup', 'identity', other('identity.txt'));
  recipient = /age1[a-z0-9]+/.exec(made.output)?.[0] ?? '';
  writeFileSync(other('recipients.txt'), `# for the drill\n${recipient}\n`);
  mkdirSync(other('archive'));
  program = await house.start();
  const founded = await found({ ...reachable, setupCode: program.setupCode });
  director = founded.director;
  await confirmQuorum(director);
  line = founded.lines[0]?.id ?? '';
  milica = await joinHouse(reachable, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  ({ id: contact, number } = await ok(
    milica.browser.call<{ id: string; number: string }>('POST', '/contacts', { line }),
  ));
  await save('caller_name', NAME);
});

after(async () => {
  await browser?.close();
  await house.remove();
  rmSync(disk, { recursive: true, force: true });
});

async function save(field: string, value: unknown): Promise<boolean> {
  const changes = [{ field, basedOn: 0, value }];
  return (await milica.browser.call('PUT', `/contacts/${contact}`, { changes })).status === 200;
}

/** Writes one line of the talk after the other, as long as it is wanted. */
async function talkOn(wanted: () => boolean): Promise<void> {
  while (wanted()) {
    const field = `talk.${crypto.randomUUID()}`;
    const text = `Red ${field}`;
    assert.ok(await save(field, { voice: 'hers', at: new Date().toISOString(), text }));
    saved.push({ field, text });
  }
}

/** So many of them were saved before the backup began. */
let inBackup: number;
const SLIP = `talk.${crypto.randomUUID()}`;
let beforeTheSlip: Date;
const archived = () => readdirSync(other('archive'), { recursive: true, encoding: 'utf8' });

type Contact = { fields: Record<string, { value: { text: string } | string }> };
const textOf = (fields: Contact['fields'], field: string) => {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : value?.text;
};

test('a backup is made while people write, by whoever keeps the program, and the archive shows nobody', async () => {
  assert.equal(statSync(other('identity.txt')).mode & 0o777, 0o600);
  let writing = true;
  const talking = talkOn(() => writing);
  await until('somebody writes', () => saved.length > 3);
  const earlier = saved.length;
  const { code, output } = await house.command('backup', other('sunday.age'), '--to', recipient);
  writing = false;
  await talking;
  assert.equal(code, 0, output);
  assert.match(output, /The backup is whole/);
  assert.ok(saved.length > earlier + 3, 'nobody had to stop writing');
  inBackup = earlier;
  const archive = readFileSync(other('sunday.age'));
  const names = [NAME, milica.name, milica.address].map((text) => ({ kind: 'name', text }) as const);
  assert.deepEqual([...makeScanner(names.flatMap(formsOf)).find(archive)], []);
});

test('a backup that is killed leaves nothing that looks whole, holds nothing up, and the next one is made', async () => {
  const words = [join(process.cwd(), 'bin', 'astra.js'), 'backup', other('killed.age'), '--to', recipient];
  const env = { PATH: process.env['PATH'], ASTRA_DATA: house.dataDir, ASTRA_KEYS: house.keysDir, LANG: 'C' };
  const child = spawn(process.execPath, words, { env, detached: true, stdio: 'ignore' });
  const slots = () =>
    readdirSync(join(house.dataDir, 'postgres', 'pg_replslot')).filter((name) => name.startsWith('astra_backup'));
  await until('it has begun', () => slots().length > 0);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await once(child, 'exit');
  assert.equal(existsSync(other('killed.age')), false);
  await until('the server keeps nothing for it', () => slots().length === 0);
  const { code, output } = await house.command('backup', other('killed.age'), '--to', recipient, '--json');
  assert.equal(code, 0, output);
  const told = JSON.parse(output.slice(output.indexOf('{"'))) as { rows: number };
  assert.ok(told.rows > saved.length);
  assert.deepEqual(
    readdirSync(disk).filter((name) => name.startsWith('killed') && !name.endsWith('.part')),
    ['killed.age'],
  );
});

test('what is written goes to the other disk by itself, moment for moment, and shows nobody there', async () => {
  await talkOn(() => saved.length < 6);
  beforeTheSlip = new Date();
  const text = 'Zvekanovo pogrešno brisanje.';
  await save(SLIP, { voice: 'hers', at: new Date().toISOString(), text });
  const slipped = new Date().toISOString().replaceAll(/[:.]/g, '-');
  await until('the log is there', () => archived().some((name) => (/log-(.*?Z)-/.exec(name)?.[1] ?? '') > slipped));
  const words = [NAME, text, milica.name].map((each) => ({ kind: 'words', text: each }) as const);
  const scanner = makeScanner(words.flatMap(formsOf));
  const files = archived().filter((name) => name.endsWith('.age'));
  for (const file of files) assert.deepEqual([...scanner.find(readFileSync(join(other('archive'), file)))], []);
  assert.ok(files.some((name) => name.includes('base-')));
});

test('nothing is restored over anything: a running program, a folder in use, a taken name', async () => {
  const running = await restore();
  assert.deepEqual([running.code, /already running/.test(running.output)], [1, true], running.output);
  const taken = await house.command('backup', other('sunday.age'), '--to', recipient);
  assert.deepEqual([taken.code, /stays as it is/.test(taken.output)], [1, true], taken.output);
  program.end();
  await program.gone;
  const used = await restore();
  assert.deepEqual([used.code, /is not empty/.test(used.output)], [1, true], used.output);
});

test("another installation's archive is refused where a keyring tells whose folder this is", async () => {
  renameSync(house.dataDir, place('old'));
  renameSync(house.keysDir, place('old.keys'));
  program = await house.start();
  program.end();
  await program.gone;
  rmSync(house.dataDir, { recursive: true });
  const { code, output } = await restore();
  assert.deepEqual([code, /belongs to another installation/.test(output)], [1, true], output);
  assert.equal(existsSync(house.dataDir), false, 'nothing is left behind');
});

/** Everything dies at once, and the disk with it. */
async function loseEverything(): Promise<void> {
  program.kill();
  process.kill(program.postgresPid, 'SIGKILL');
  await program.gone;
  await until('PostgreSQL is gone', () => house.servers().length === 0);
  wipe();
}

function wipe(): void {
  for (const folder of [house.dataDir, house.keysDir, place('old'), place('old.keys')])
    rmSync(folder, { recursive: true, force: true });
}

async function readContact(): Promise<Contact['fields']> {
  milica = { ...milica, browser: await signIn(reachable, milica) };
  return (await ok(milica.browser.call<Contact>('GET', `/contacts/${contact}`))).fields;
}

/** Looks again and again whether a keyring lies in the data folder. */
function lookForKeys(): { found(): string[] } {
  const seen = new Set<string>();
  const look = setInterval(() => {
    for (const folder of [house.dataDir, join(house.dataDir, 'restoring')])
      if (existsSync(join(folder, 'keys'))) seen.add(folder);
  }, 20);
  return {
    found: () => {
      clearInterval(look);
      return [...seen];
    },
  };
}

test('the disk died: the archive and the identity are all there is, and everything is there again', async () => {
  wipe();
  const looking = lookForKeys();
  const { code, output } = await restore();
  assert.deepEqual(looking.found(), [], 'the keyring lies beside the rows at no moment');
  assert.equal(code, 0, output);
  assert.match(output, /Restored into .* the audit is whole/s);
  const audit = await house.command('audit', 'verify');
  assert.equal(audit.code, 0, audit.output);
  program = await house.start();
  await refused(milica.browser.call('GET', '/contacts'), 401, 'not-signed-in');
  // On Monday she signs in as on any morning, and finds whom she spoke with on Sunday.
  browser = await launchChromium();
  const page = await signInPage(browser, `${program.url}/desk`, milica);
  await findContact(page, `${program.url}/desk`, number, NAME);
  milica.browser.cookies.clear();
  for (const { name, value } of await page.context().cookies()) milica.browser.cookies.set(name, value);
  await page.context().close();
  const { fields } = await ok(milica.browser.call<Contact>('GET', `/contacts/${contact}`));
  const lost = saved.slice(0, inBackup).filter(({ field, text }) => textOf(fields, field) !== text);
  assert.deepEqual(lost, []);
});

test('what was restored can be backed up again', async () => {
  const { code, output } = await house.command('backup', other('monday.age'), '--to', other('identity.txt'));
  assert.deepEqual([code, /begin with age1/.test(output)], [1, true], 'an identity is not a recipient');
  const made = await house.command('backup', other('monday.age'), '--to', recipient);
  assert.equal(made.code, 0, made.output);
});

test('with the log one comes back to the moment before a slip, or to the last moment of all', async () => {
  const early = await restore(other('archive'), '--until', '2020-01-01T12:00');
  assert.deepEqual([early.code, /begins later/.test(early.output)], [1, true], early.output);
  // The oldest set is the first life; what the restored program has begun since is another.
  const [first = ''] = archived()
    .filter((name) => name.endsWith('Z'))
    .toSorted();
  const life = join(other('archive'), first);
  const late = await restore(life, '--until', '2999-01-01T12:00');
  assert.deepEqual([late.code, /ends earlier/.test(late.output)], [1, true], late.output);
  for (const [moment, slip] of [
    [['--until', beforeTheSlip.toISOString()], undefined],
    [[], 'Zvekanovo pogrešno brisanje.'],
  ] as const) {
    await loseEverything();
    const { code, output } = await restore(life, ...moment);
    assert.equal(code, 0, output);
    program = await house.start();
    const fields = await readContact();
    assert.equal(textOf(fields, SLIP), slip);
    assert.deepEqual(
      saved.filter(({ field, text }) => textOf(fields, field) !== text),
      [],
    );
  }
});

test('what was erased stays erased, and a passkey opens nothing, though yesterday’s backup still has both', async () => {
  await renewCodes(house.dataDir);
  milica = { ...milica, browser: await signIn(reachable, milica) };
  await addPasskey(milica, program.url, 'tablet');
  for (const [how, file] of [
    ['backup', 'yesterday.age'],
    ['export', 'yesterday-rows.age'],
  ] as const) {
    const made = await house.command(how, other(file), '--to', recipient);
    assert.equal(made.code, 0, made.output);
  }
  await renewCodes(house.dataDir);
  director = { ...director, browser: await signIn(reachable, director) };
  const asDirector = (method: string, path: string, body: object) => ok(director.browser.call(method, path, body));
  await ok(milica.browser.call('POST', `/contacts/${contact}/close`, { outcome: 'done' }));
  await asDirector('PUT', '/retention/rules', { kind: 'other', months: 6, basedOn: 0 });
  await letTimePass(house.dataDir, contact);
  await asDirector('POST', '/retention/runs', { ready: 1 });
  const gone = () => milica.browser.call('GET', `/contacts/${contact}`).then(({ status }) => status === 404);
  for (const last = Date.now() + 60_000; !(await gone()); await pause(200))
    assert.ok(Date.now() < last, 'it is erased');
  await until('the register is beside the archive', () => archived().includes('erasures.jsonl'));
  await loseEverything();
  const { code, output } = await restore(other('yesterday.age'));
  assert.equal(code, 0, output);
  assert.match(output, /1 was erased again/);
  assert.match(output, /1 passkey was taken away/);
  assert.deepEqual(await passkeys(), []);
  assert.deepEqual(await naming(), WHAT_STAYS);
});

const WHAT_STAYS = ['audit.lines', 'people.gone_entries', 'vault.erasures'];

/** What there is of passkeys, and of what they open. */
async function passkeys(): Promise<string[]> {
  const lines = await dumpDatabase(house.dataDir);
  return lines
    .filter(
      ({ table, cells }) => table === 'vault.passkeys' || (table === 'vault.openers' && cells['kind'] === 'passkey'),
    )
    .map(({ table }) => table);
}

/** The tables that name the contact. What the planner remembers of the audit's lines may name it too. */
async function naming(): Promise<string[]> {
  const lines = (await dumpDatabase(house.dataDir)).filter(
    ({ table, cells }) => !table.startsWith('pg_') && JSON.stringify(cells).includes(contact),
  );
  return [...new Set(lines.map(({ table }) => table))].toSorted();
}

test('rows brought in from before do not bring it back; nor does a start on a copy, once the register is beside the keys', async () => {
  wipe();
  const brought = await house.command('import', other('yesterday-rows.age'), '--identity', other('identity.txt'));
  assert.match(brought.output, /1 was erased again/);
  assert.match(brought.output, /1 passkey was taken away/);
  assert.deepEqual(await naming(), WHAT_STAYS);
  const register = readFileSync(join(house.keysDir, 'erasures.jsonl'));
  wipe();
  rmSync(join(other('archive'), 'erasures.jsonl'));
  const { output } = await restore(other('yesterday.age'));
  assert.match(output, /There is no register/);
  writeFileSync(join(house.keysDir, 'erasures.jsonl'), register);
  program = await house.start();
  program.end();
  await program.gone;
  assert.deepEqual(await naming(), WHAT_STAYS);
});
