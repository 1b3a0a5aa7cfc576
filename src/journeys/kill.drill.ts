import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { missingOfCase, openCase, writeIntoCase, type CaseWritten } from '#testing/case-writes.ts';
import { confirmQuorum, found, join as joinHouse, ok, type Person } from '#testing/cast.ts';
import { makeInstallation, parentOf, until, type ChildProgram, type Installation } from '#testing/child-program.ts';

const ROUNDS = 20;
/** So many acknowledged saves are waited for before the kill, so that it falls into the middle of writing. */
const SAVES = 12;
let house: Installation;
let program: ChildProgram;
let writers: Person[];
let line: string;
/** Every save the program said yes to: contact, field, words. */
const acknowledged = new Map<string, Map<string, string>>();
/** Cases the program said yes to, with everything it acknowledged in each. */
const cases: { by: Person; written: CaseWritten }[] = [];
/** How many talks after a grave call each writer was promised. */
const talks = new Map<Person, number>();
let count = 0;

/** The people keep their browsers over every restart; what they reach is whichever program runs now. */
const reachable = { request: (path: string, init?: RequestInit) => program.request(path, init), setupCode: '' };

before(async () => {
  house = await makeInstallation();
  program = await house.start();
  const { director, lines } = await found({ ...reachable, setupCode: program.setupCode });
  await confirmQuorum(director);
  line = lines[0]?.id ?? '';
  const names = ['Milica Stanojev', 'Dragan Petkov', 'Vesna Ilić'];
  writers = [];
  for (const name of names)
    writers.push(await joinHouse(reachable, director, { name, roles: ['operator'], lines: [line] }));
});

after(() => house.remove());

/** Writes line after line of one talk, and into the case it became, until the program no longer answers. */
async function writeUntilGone(by: Person): Promise<void> {
  const { browser } = by;
  try {
    const { id } = await ok(browser.call<{ id: string }>('POST', '/contacts', { line }));
    const saved = new Map<string, string>();
    acknowledged.set(id, saved);
    const written = await openCase(by, id);
    cases.push({ by, written });
    await ok(browser.call('POST', `/dossiers/${id}/debrief`, {}));
    talks.set(by, (talks.get(by) ?? 0) + 1);
    for (;;) {
      const field = `talk.${crypto.randomUUID()}`;
      const value = { voice: 'hers', at: new Date().toISOString(), text: `Red ${field}` };
      const { status } = await browser.call('PUT', `/contacts/${id}`, { changes: [{ field, basedOn: 0, value }] });
      if (status !== 200) return;
      saved.set(field, value.text);
      count++;
      // Each third time, for a document takes its while and there are many rounds.
      if (saved.size % 3 === 1) await writeIntoCase(by, written);
    }
  } catch {
    // The connection broke: nothing was promised.
  }
}

/** By turns: the program alone, PostgreSQL alone, both at once. */
const ways: ((running: ChildProgram) => void)[] = [
  (running) => running.kill(),
  (running) => process.kill(running.postgresPid, 'SIGKILL'),
  (running) => {
    running.kill();
    process.kill(running.postgresPid, 'SIGKILL');
  },
];

async function killWhileWriting(round: number): Promise<void> {
  const wanted = count + SAVES;
  const writing = writers.map(writeUntilGone);
  await until(`${SAVES} saves`, () => count >= wanted, 90_000);
  ways[round % ways.length]?.(program);
  await Promise.all([...writing, program.gone]);
}

/** PostgreSQL processes on this folder that are neither the server nor its children. */
function straysBeside(server: number): number[] {
  return house.servers().filter((pid) => pid !== server && parentOf(pid) !== server);
}

/** The contacts of the last round, or all of them: what was acknowledged and is lost. */
async function lostSaves(from = 0): Promise<string[]> {
  const lost: string[] = [];
  for (const [id, saved] of [...acknowledged].slice(from)) {
    const { fields } = await ok(
      writers[0]?.browser.call<{ fields: Record<string, { value: { text: string } }> }>('GET', `/contacts/${id}`) ??
        Promise.reject(new Error('no writer')),
    );
    for (const [field, words] of saved) if (fields[field]?.value.text !== words) lost.push(`${id} ${field}`);
  }
  return lost;
}

/** The cases of the last round, or all of them: what was acknowledged and is lost, what is only half there. */
async function lostInCases(from = 0): Promise<string[]> {
  const lost: string[] = [];
  for (const { by, written } of cases.slice(from)) lost.push(...(await missingOfCase(by, written)));
  for (const [by, asked] of talks) {
    const { mine } = await ok(by.browser.call<{ mine: object[] }>('GET', '/debriefs'));
    if (mine.length < asked) lost.push(`${asked - mine.length} talks of ${by.name}`);
  }
  return lost;
}

test(`${ROUNDS} times kill -9 in the middle of writing: no acknowledged save is lost, and nothing is left behind`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const dead = program;
    const earlier = { contacts: acknowledged.size, cases: cases.length };
    await killWhileWriting(round);
    assert.ok(existsSync(join(house.dataDir, 'astra.lock')), 'the dead one left its lock');
    program = await house.start();
    const { pid } = JSON.parse(readFileSync(join(house.dataDir, 'astra.lock'), 'utf8')) as { pid: number };
    assert.ok(pid === program.pid && pid !== dead.pid, 'the lock is taken over');
    const strays = straysBeside(program.postgresPid);
    assert.deepEqual(strays, [], `round ${round}: PostgreSQL processes of an earlier life`);
    assert.deepEqual(await lostSaves(earlier.contacts), [], `round ${round}`);
    assert.deepEqual(await lostInCases(earlier.cases), [], `round ${round}`);
  }
  // What an earlier round was promised is there after all the later ones too.
  assert.deepEqual(await lostSaves(), []);
  assert.deepEqual(await lostInCases(), []);
  assert.ok(count >= ROUNDS * SAVES);
});

test('a second program on the same folder is refused while the first lives', async () => {
  await assert.rejects(house.start(), /did not start/);
  await ok(writers[0]?.browser.call('GET', '/me') ?? Promise.reject(new Error('no writer')));
});

test('the audit chain is whole on what the last kill left, as it lies', async () => {
  await killWhileWriting(ways.length - 1);
  const { code, output } = await house.command('audit', 'verify');
  assert.equal(code, 0, output);
  await until('no PostgreSQL is left', () => house.servers().length === 0);
});
