import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { formsOf } from '#testing/canaries.ts';
import { confirmQuorum, found, join as joinHouse, ok, refused, signIn, type Person } from '#testing/cast.ts';
import { makeInstallation, until, type ChildProgram, type Installation } from '#testing/child-program.ts';
import { makeScanner } from '#testing/scan.ts';

const NAME = 'Šćepan Zvekanović';
let house: Installation;
let program: ChildProgram;
let director: Person;
let milica: Person;
let line: string;
let recipient: string;
let contact: string;
/** What the program said yes to, in order. */
const saved: { field: string; text: string }[] = [];

const reachable = { request: (path: string, init?: RequestInit) => program.request(path, init), setupCode: '' };
const place = (name: string) => join(house.dataDir, '..', name);
const restore = (...more: string[]) =>
  house.command('restore', place('sunday.age'), '--identity', place('identity.txt'), ...more);

before(async () => {
  house = await makeInstallation();
  program = await house.start();
  const founded = await found({ ...reachable, setupCode: program.setupCode });
  director = founded.director;
  await confirmQuorum(director);
  line = founded.lines[0]?.id ?? '';
  milica = await joinHouse(reachable, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  contact = (await ok(milica.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
  await save('caller_name', NAME);
});

after(() => house.remove());

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

type Contact = { fields: Record<string, { value: { text: string } | string }> };
const textOf = (fields: Contact['fields'], field: string) => {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : value?.text;
};

test('a backup is made while people write, by whoever keeps the program, and the archive shows nobody', async () => {
  const made = await house.command('backup', 'identity', place('identity.txt'));
  recipient = /age1[a-z0-9]+/.exec(made.output)?.[0] ?? '';
  assert.equal(statSync(place('identity.txt')).mode & 0o777, 0o600);
  let writing = true;
  const talking = talkOn(() => writing);
  await until('somebody writes', () => saved.length > 3);
  const earlier = saved.length;
  const { code, output } = await house.command('backup', place('sunday.age'), '--to', recipient);
  writing = false;
  await talking;
  assert.equal(code, 0, output);
  assert.match(output, /The backup is whole/);
  assert.ok(saved.length > earlier + 3, 'nobody had to stop writing');
  saved.splice(earlier);
  const archive = readFileSync(place('sunday.age'));
  const names = [NAME, milica.name, milica.address].map((text) => ({ kind: 'name', text }) as const);
  assert.deepEqual([...makeScanner(names.flatMap(formsOf)).find(archive)], []);
});

test('a backup that is killed leaves nothing that looks whole, holds nothing up, and the next one is made', async () => {
  const words = [join(process.cwd(), 'bin', 'astra.js'), 'backup', place('killed.age'), '--to', recipient];
  const env = { PATH: process.env['PATH'], ASTRA_DATA: house.dataDir, ASTRA_KEYS: house.keysDir, LANG: 'C' };
  const child = spawn(process.execPath, words, { env, detached: true, stdio: 'ignore' });
  const slots = () => readdirSync(join(house.dataDir, 'postgres', 'pg_replslot'));
  await until('it has begun', () => slots().length > 0);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await once(child, 'exit');
  assert.equal(existsSync(place('killed.age')), false);
  await until('the server keeps nothing for it', () => slots().length === 0);
  const { code, output } = await house.command('backup', place('killed.age'), '--to', recipient, '--json');
  assert.equal(code, 0, output);
  const told = JSON.parse(output.slice(output.indexOf('{"'))) as { rows: number };
  assert.ok(told.rows > saved.length);
  assert.deepEqual(
    readdirSync(place('.')).filter((name) => name.startsWith('killed')),
    ['killed.age'],
  );
});

test('nothing is restored over anything: a running program, a folder in use, a taken name', async () => {
  const running = await restore();
  assert.deepEqual([running.code, /already running/.test(running.output)], [1, true], running.output);
  const taken = await house.command('backup', place('sunday.age'), '--to', recipient);
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

test('the disk died: the archive and the identity are all there is, and everything is there again', async () => {
  for (const folder of [house.dataDir, house.keysDir, place('old'), place('old.keys')])
    rmSync(folder, { recursive: true, force: true });
  const { code, output } = await restore();
  assert.equal(code, 0, output);
  assert.match(output, /Restored into .* the audit is whole/s);
  const audit = await house.command('audit', 'verify');
  assert.equal(audit.code, 0, audit.output);
  program = await house.start();
  await refused(milica.browser.call('GET', '/contacts'), 401, 'not-signed-in');
  const browser = await signIn(reachable, milica);
  const { fields } = await ok(browser.call<Contact>('GET', `/contacts/${contact}`));
  assert.equal(textOf(fields, 'caller_name'), NAME);
  assert.deepEqual(
    saved.filter(({ field, text }) => textOf(fields, field) !== text),
    [],
  );
  milica = { ...milica, browser };
  await talkOn(() => saved.length < 8);
});

test('what was restored can be backed up again', async () => {
  const { code, output } = await house.command('backup', place('monday.age'), '--to', place('identity.txt'));
  assert.deepEqual([code, /begin with age1/.test(output)], [1, true], 'an identity is not a recipient');
  const made = await house.command('backup', place('monday.age'), '--to', recipient);
  assert.equal(made.code, 0, made.output);
});
