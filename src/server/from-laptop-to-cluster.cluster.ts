import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { confirmQuorum, found, join as joinHouse, ok, signIn, type Person } from '#testing/cast.ts';
import { launchChromium } from '#testing/chromium.ts';
import { makeInstallation, makeNode, type ChildProgram, type Installation } from '#testing/child-program.ts';
import { startPostgres15, type Postgres15 } from '#testing/postgres15.ts';
import { findContact, showsName, signInPage } from '#testing/sign-in-page.ts';

const NAME = 'Šćepan Zvekanović';
const folder = mkdtempSync(join(tmpdir(), 'astra-move-'));
const at = (name: string) => join(folder, name);
let postgres: Postgres15;
let laptop: Installation;
let program: ChildProgram;
let browser: Browser | null = null;
let milica: Person;
let line: string;
let recipient: string;
const written: { id: string; number: string; name: string }[] = [];
const closing: (() => unknown)[] = [];
const reachable = { request: (path: string, init?: RequestInit) => program.request(path, init), setupCode: '' };

before(async () => {
  postgres = await startPostgres15();
  laptop = await makeInstallation();
  closing.push(() => laptop.remove());
  const made = await laptop.command('backup', 'identity', at('identity.txt'));
  recipient = /age1[a-z0-9]+/.exec(made.output)?.[0] ?? '';
  program = await laptop.start();
  const { director, lines } = await found({ ...reachable, setupCode: program.setupCode });
  line = lines[0]?.id ?? '';
  await confirmQuorum(director);
  milica = await joinHouse(reachable, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  await write();
});

after(async () => {
  await browser?.close();
  for (const close of closing) await close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function write(): Promise<void> {
  const name = `${NAME} ${written.length}`;
  const made = await ok(milica.browser.call<{ id: string; number: string }>('POST', '/contacts', { line }));
  const changes = [{ field: 'caller_name', basedOn: 0, value: name }];
  await ok(milica.browser.call('PUT', `/contacts/${made.id}`, { changes }));
  written.push({ ...made, name });
}

/** Signed in where she has arrived, she reads what was written everywhere before. */
async function readsAll(): Promise<void> {
  milica = { ...milica, browser: await signIn(reachable, milica) };
  type Contact = { fields: Record<string, { value: string }> };
  for (const { id, name } of written) {
    const { fields } = await ok(milica.browser.call<Contact>('GET', `/contacts/${id}`));
    assert.equal(fields['caller_name']?.value, name);
  }
}

/** She signs in at a browser on the new place, finds the contact, and is signed in on the second node as well. */
async function seesItOnBothNodes(settings: Record<string, string>): Promise<void> {
  const second = await makeNode(settings);
  closing.push(() => second.remove());
  const other = await second.start();
  browser = await launchChromium();
  const page = await signInPage(browser, `${program.url}/desk`, milica);
  const { number = '', name: whose = '' } = written[0] ?? {};
  await findContact(page, `${program.url}/desk`, number, whose);
  // As a balancer would send her on; a cookie is of a computer, not of a port.
  await page.goto(`${other.url}${new URL(page.url()).pathname}`);
  await showsName(page, whose);
  milica.browser.cookies.clear();
  for (const { name, value } of await page.context().cookies()) milica.browser.cookies.set(name, value);
  await page.context().close();
  other.end();
  await other.gone;
}

type Told = { rows: number; tables: number; lines: number };
type Commands = Pick<Installation, 'command'>;

async function tells(where: Commands, ...words: string[]): Promise<Told> {
  const { code, output } = await where.command(...words, '--json');
  assert.equal(code, 0, output);
  return JSON.parse(output.slice(output.indexOf('{"'))) as Told;
}

async function stop(): Promise<void> {
  program.end();
  await program.gone;
}

test('from the server that comes along to Debian’s PostgreSQL 15 and back: nothing is missing, everybody signs in, counting goes on', async () => {
  await stop();
  const out = await tells(laptop, 'export', at('laptop.age'), '--to', recipient);
  await postgres.makeDatabase('moved');
  const settings = { ASTRA_KEYS: at('cluster.keys'), DATABASE_URL: postgres.url('astra_app', 'moved') };
  const node = await makeNode({ ...settings, ASTRA_OWNER_URL: postgres.url('astra_owner', 'moved') });
  closing.push(() => node.remove());
  const arrived = await tells(node, 'import', at('laptop.age'), '--identity', at('identity.txt'));
  assert.deepEqual([arrived.rows, arrived.tables], [out.rows, out.tables]);
  const twice = await node.command('import', at('laptop.age'), '--identity', at('identity.txt'));
  assert.deepEqual([twice.code, /is not empty/.test(twice.output)], [1, true], twice.output);

  program = await node.start();
  await seesItOnBothNodes(settings);
  await write();
  assert.notEqual(written[0]?.number, written[1]?.number);
  // Of a cluster a backup is a copy of the rows, made while the nodes run.
  const back = await tells(node, 'backup', at('cluster.age'), '--to', recipient);
  assert.ok(back.rows > out.rows && back.tables === out.tables);
  await stop();
  const whole = await node.command('audit', 'verify');
  assert.equal(whole.code, 0, whole.output);

  const home = await makeInstallation();
  closing.push(() => home.remove());
  const restored = await home.command('restore', at('cluster.age'), '--identity', at('identity.txt'));
  assert.deepEqual([restored.code, /astra import/.test(restored.output)], [1, true], restored.output);
  const returned = await tells(home, 'import', at('cluster.age'), '--identity', at('identity.txt'));
  assert.deepEqual([returned.rows, returned.tables], [back.rows, back.tables]);
  const verified = await home.command('audit', 'verify');
  assert.equal(verified.code, 0, verified.output);
  program = await home.start();
  await readsAll();
  await write();
  await stop();
});
