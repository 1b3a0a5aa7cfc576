import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, type Person } from '#testing/cast.ts';
import { makeInstallation, until, type ChildProgram, type Installation } from '#testing/child-program.ts';
import { dumpDatabase, type DumpRow } from '#testing/dump.ts';
import { keysWithCookie } from '#testing/inside-job.ts';
import { everyWrap, openAll, sealedValues, type Holding } from '#testing/leaver.ts';

let house: Installation;
/** What she could open the day before she left, and the database as it was then. */
let hers: Holding;
let earlier: DumpRow[];
/** The database as a thief brings it to her afterwards. */
let fresh: DumpRow[];
const ids = { contactBefore: '', contactAfter: '', personAfter: '' };

before(async () => {
  house = await makeInstallation();
  let program = await house.start();
  const { director, lines } = await found(program);
  const line = lines[0]?.id ?? '';
  const come = (name: string, roles: string[]) => join(program, director, { name, roles, lines: [line] });
  const leaver = await come('Dragan Petkov', ['operator', 'lead']);
  const stays = await come('Milica Stanojev', ['operator', 'lead']);
  ids.contactBefore = await write(stays, line, 'Anđelija Žitkov', '+381 64 555-0142');
  await ok(leaver.browser.call('POST', '/search', { query: 'Žitkov' }));

  earlier = await stopAndDump(program);
  hers = openAll(earlier, leaver.id, keysWithCookie(earlier, leaver.browser.cookies.get('astra') ?? ''));

  program = await house.start();
  for (const person of [director, stays]) Object.assign(person.browser, again(program, person));
  await ok(director.browser.call('POST', `/colleagues/${leaver.id}/leave`));
  // Those who stay wrap anew what their teams held, until nothing is left under a key she knew.
  for (const person of [director, stays])
    while ((await ok(person.browser.call<{ renewing: boolean }>('GET', '/me'))).renewing);
  ids.contactAfter = await write(stays, line, 'Светозар Ђаконовић', '063/555 0199');
  const { person } = await ok(
    stays.browser.call<{ person: string }>('POST', `/contacts/${ids.contactAfter}/person`, { new: {} }),
  );
  ids.personAfter = person;
  await ok(stays.browser.call('POST', `/contacts/${ids.contactAfter}/promises`, { kind: 'call_back' }));
  await ok(stays.browser.call('POST', '/search', { query: 'Ђаконовић' }));
  fresh = await stopAndDump(program);
});

after(() => house.remove());

async function write(who: Person, line: string, name: string, number: string): Promise<string> {
  const { id } = await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const said = { caller_name: name, caller_number: number };
  const changes = Object.entries(said).map(([field, value]) => ({ field, basedOn: 0, value }));
  await ok(who.browser.call('PUT', `/contacts/${id}`, { changes }));
  return id;
}

async function stopAndDump(program: ChildProgram): Promise<DumpRow[]> {
  const servers = house.servers();
  for (const pid of servers) process.kill(pid, 'SIGKILL');
  program.kill();
  await program.gone;
  await until('PostgreSQL is gone', () => house.servers().length === 0);
  return dumpDatabase(house.dataDir);
}

/** The same cookies at the program that was started again: a session outlives it. */
function again(program: ChildProgram, person: Person): Pick<Person['browser'], 'call'> {
  const { cookies } = person.browser;
  const browser = openBrowser(program);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

test('before she left she could: her teams, the contact of her line, the search, standby', () => {
  const teams = new Set(earlier.flatMap(({ table, cells }) => (table === 'staff.teams' ? [String(cells['id'])] : [])));
  assert.ok([...hers.keys.keys()].filter((name) => teams.has(name.split('/')[0] ?? '')).length >= 4);
  assert.ok(hers.dossiers.has(ids.contactBefore));
  const entries = sealedValues(earlier, hers).map(({ table }) => table);
  assert.ok(entries.includes('hotline.entries') && entries.includes('people.loose_entries'), entries.join());
});

test('of what was wrapped to anybody after she left, her keys open nothing', () => {
  const wraps = everyWrap(fresh);
  assert.ok(wraps.some(({ dossier }) => dossier === ids.contactAfter));
  assert.ok(wraps.some(({ dossier }) => dossier === ids.personAfter));
  const { dossiers, keys } = openAll(fresh, hers.person, [...hers.keys.values()], hers);
  for (const id of [ids.contactAfter, ids.personAfter]) assert.equal(dossiers.has(id), false);
  const since = wraps.filter(({ dossier }) => !hers.dossiers.has(dossier)).map(({ dossier }) => dossier);
  assert.deepEqual(
    [...dossiers.keys()].filter((id) => since.includes(id)),
    [],
  );
  assert.deepEqual(
    [...keys.keys()].filter((name) => !hers.keys.has(name)),
    [],
    'no new key of any team',
  );
});

test('no sealed value written after she left opens: no entry, no profile, no promise, nothing of the search', () => {
  const known = new Set(earlier.flatMap(({ cells }) => byteCells(cells)));
  const opened = sealedValues(fresh, hers).filter(({ bytes }) => !known.has(bytes.toString('hex')));
  assert.deepEqual([...new Set(opened.map(({ table }) => table))], []);
});

test('what was given before still opens, as SECURITY says: from her old dump, and from the fresh one with a key she kept', () => {
  const entries = sealedValues(fresh, hers).filter(({ table }) => table === 'hotline.entries');
  assert.ok(entries.length > 0, 'the drill can fail');
  const withoutKept = openAll(fresh, hers.person, [...hers.keys.values()]);
  assert.equal(withoutKept.dossiers.has(ids.contactBefore), false, 'every wrap of it is under a key she never had');
});

function byteCells(cells: Record<string, unknown>): string[] {
  return Object.values(cells).flatMap((value) => (Buffer.isBuffer(value) ? [value.toString('hex')] : []));
}
