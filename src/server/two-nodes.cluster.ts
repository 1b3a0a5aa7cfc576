import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { run, sql } from '#kernel/db.ts';
import type { SearchAnswer } from '#people/shared.ts';
import { confirmQuorum, found, join as joinHouse, ok, refused, type Person } from '#testing/cast.ts';
import { makeNode, until, type ChildProgram, type Node } from '#testing/child-program.ts';
import { startPostgres15, type Postgres15 } from '#testing/postgres15.ts';

let postgres: Postgres15;
let folder: string;
let nodes: Record<'a' | 'b', Node>;
let programs: Record<'a' | 'b', ChildProgram>;
let director: Person;
let operator: Person;
let line: string;

/** The node that whoever calls now reaches, as a balancer would send them. */
let reached: 'a' | 'b' = 'a';
const reachable = {
  request: (path: string, init?: RequestInit) => programs[reached].request(path, init),
  setupCode: '',
};

const settings = (database: string) => ({
  DATABASE_URL: postgres.url('astra_app', database),
  ASTRA_KEYS: join(folder, 'keys'),
});
const withOwner = (database: string) => ({
  ...settings(database),
  ASTRA_OWNER_URL: postgres.url('astra_owner', database),
});

before(async () => {
  postgres = await startPostgres15();
  folder = mkdtempSync(join(tmpdir(), 'astra-nodes-'));
  await postgres.makeDatabase('astra');
  // The second node is not told the owner's address: it needs none.
  nodes = { a: await makeNode(withOwner('astra')), b: await makeNode(settings('astra')) };
  const a = await nodes.a.start();
  programs = { a, b: await nodes.b.start() };
  const { director: first, lines } = await found({ ...reachable, setupCode: a.setupCode });
  director = first;
  line = lines[0]?.id ?? '';
  await confirmQuorum(director);
  operator = await joinHouse(reachable, director, { name: 'Jelena Babić', roles: ['operator'], lines: [line] });
});

after(async () => {
  nodes.a.remove();
  nodes.b.remove();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = <T>(...asked: Parameters<Person['browser']['call']>) => ok(operator.browser.call<T>(...asked));

test('who signed in on one node is signed in on the other, and locked, opened and ended on both', async () => {
  reached = 'b';
  assert.equal((await ok(director.browser.call<{ id: string }>('GET', '/me'))).id, director.id);
  await call('POST', '/lock', {});
  reached = 'a';
  await refused(operator.browser.call('GET', '/contacts'), 423, 'locked');
  await call('POST', '/unlock', { passphrase: operator.passphrase });
  reached = 'b';
  await call('GET', '/contacts');
});

test('what is written on one node is told at once to a screen on the other', async () => {
  const heard = listen(programs.b, director);
  await until('the screen listens', () => heard.open);
  reached = 'a';
  const { id } = await call<{ id: string }>('POST', '/contacts', { line });
  await until('it hears of the new contact', () => heard.text().includes(id));
  heard.close();
});

test('a person written down on one node is found on the other in another spelling, though it has searched before', async () => {
  reached = 'b';
  const find = (query: string) => call<SearchAnswer>('POST', '/search', { query });
  await find('Zorica Ćirić');
  reached = 'a';
  const { id } = await call<{ id: string }>('POST', '/people', {
    names: [{ text: 'Đurđica Ćirić', kind: 'other' }],
  });
  reached = 'b';
  const { hits } = await find('djurdjica ciric');
  assert.ok(hits.some((hit) => hit.id === id));
});

test('one node is killed while it writes: nobody is signed out, and everything it said yes to is there', async () => {
  reached = 'a';
  const { id } = await call<{ id: string }>('POST', '/contacts', { line });
  const saved: string[] = [];
  const writing = (async () => {
    for (;;) {
      const field = `talk.${crypto.randomUUID()}`;
      const value = { voice: 'hers', at: new Date().toISOString(), text: `Red ${field}` };
      await call('PUT', `/contacts/${id}`, { changes: [{ field, basedOn: 0, value }] });
      saved.push(value.text);
    }
  })().catch(() => undefined);
  await until('it is in the middle of writing', () => saved.length > 20);
  programs.a.kill();
  await writing;
  reached = 'b';
  const text = JSON.stringify(await call('GET', `/contacts/${id}`));
  assert.deepEqual(
    saved.filter((words) => !text.includes(words)),
    [],
  );
  await ok(director.browser.call('GET', '/me'));
});

test('the audit of a cluster is verified while a node runs, and is whole after the other was killed', async () => {
  const { code, output } = await nodes.b.command('audit', 'verify');
  assert.equal(code, 0, output);
  assert.match(output, /The audit is whole/);
  assert.doesNotMatch(output, /signed ends/);
  const aside = join(folder, 'keys', 'before-restore-9000.json');
  writeFileSync(aside, readFileSync(join(folder, 'keys', 'checkpoint.json')));
  const told = await nodes.b.command('audit', 'verify');
  assert.match(told.output, /signed ends.*before-restore-9000\.json/);
  assert.doesNotMatch((await nodes.b.command('audit', 'verify', aside)).output, /signed ends/);
  rmSync(aside);
});

test('the killed node comes again and serves as before', async () => {
  programs.a = await nodes.a.start();
  reached = 'a';
  await call('GET', '/contacts');
});

test('the database goes away and comes again: screens are let go to ask anew, and both nodes go on by themselves', async () => {
  const heard = listen(programs.b, director);
  await until('the screen listens', () => heard.open);
  await postgres.restart();
  await until('it is let go', () => heard.over);
  for (const node of ['a', 'b'] as const) {
    reached = node;
    await call('POST', '/contacts', { line });
  }
  // Until a node hears of the others again it lets its screens go, also one that came back quickly.
  const hears = (node: Node) => Buffer.concat(node.printed).toString('utf8').includes('nodes.heard-again');
  await until('both nodes hear again', () => hears(nodes.a) && hears(nodes.b));
  const again = listen(programs.b, director);
  await until('it listens again', () => again.open);
  reached = 'a';
  const { id } = await call<{ id: string }>('POST', '/contacts', { line });
  await until('it hears of the new contact', () => again.text().includes(id));
  again.close();
});

test('a node says whether it can serve, and names nobody in what it prints', async () => {
  assert.equal((await programs.b.request('/ready')).status, 200);
  const printed = Buffer.concat([...nodes.a.printed, ...nodes.b.printed]).toString('utf8');
  for (const word of ['Babić', 'Đurđica', 'Red talk', operator.address, 'vlasnik', operator.passphrase])
    assert.ok(!printed.includes(word), `a node printed ${word}`);
  // Both chain the audit and keep its end in one folder: neither takes the other's for one that was cut off.
  assert.ok(!printed.includes('audit.cut'));
});

test('a database that is not prepared, a wrong password and a role too strong are each refused in a sentence', async () => {
  await postgres.makeDatabase('prazna');
  const refusal = async (over: Record<string, string>) => {
    const node = await makeNode(over);
    const { code, output } = await node.command('serve');
    assert.equal(code, 1, output);
    return output.trim();
  };
  assert.match(
    await refusal(settings('prazna')),
    /^The database is not prepared for this version, \d+ steps are missing/,
  );
  const wrong = {
    ...settings('astra'),
    DATABASE_URL: postgres.url('astra_app', 'astra').replace('program', 'progran'),
  };
  assert.match(await refusal(wrong), /^The database does not let the program in/);
  // Nor does the owner change a password that the other nodes are using.
  assert.match(await refusal({ ...withOwner('astra'), ...wrong }), /^The database does not let the program in/);
  assert.match(await refusal(settings('prazna')), /steps are missing/, 'the right one lets in as before');
  const admin = postgres.superuser('astra');
  await run(admin, sql`insert into kernel.migrations (module, name, text) values ('vault', '9999-later.sql', '')`);
  assert.match(await refusal(settings('astra')), /newer/);
  await run(admin, sql`delete from kernel.migrations where name = '9999-later.sql'`);
  await run(admin, sql`grant astra_owner to astra_app`);
  await run(admin, sql`alter role astra_app inherit`);
  assert.match(await refusal(settings('astra')), /owns tables or is superuser/);
  await run(admin, sql`revoke astra_owner from astra_app`);
  await run(admin, sql`alter role astra_app noinherit`);
  await admin.destroy();
});

/** A signed-in screen's stream on a node. */
function listen(program: ChildProgram, person: Person) {
  const over = new AbortController();
  const heard = { open: false, over: false, parts: [] as string[] };
  const cookie = [...person.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  void (async () => {
    const answer = await fetch(`${program.url}/desk/api/live`, { headers: { cookie }, signal: over.signal });
    heard.open = answer.ok;
    for await (const part of answer.body ?? []) heard.parts.push(new TextDecoder().decode(part));
  })()
    .catch(() => undefined)
    .finally(() => (heard.over = true));
  return {
    get open() {
      return heard.open;
    },
    get over() {
      return heard.over;
    },
    text: () => heard.parts.join(''),
    close: () => over.abort(),
  };
}
