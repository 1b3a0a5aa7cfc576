import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { DirectoryAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let lead: Person;
let operator: Person;
let communications: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'] });
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'] });
  communications = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['communications'] });
});
after(() => program.stop());

const DUNJA = {
  name: 'Sigurna kuća „Dunja“',
  services: ['accom', 'crisis'],
  forWhom: ['women', 'with_children'],
  languages: ['sr', 'rom'],
  numbers: ['060 000 0700'],
  hours: 'stalno, prijem do 20.00',
  where: 'Žagubica, iza mlina',
  safeContact: 'pitati za Gordanu krojačicu',
};
const add = (who: Person, body: object = DUNJA) => who.browser.call<{ id: string }>('POST', '/organisations', body);
const read = (who: Person) => ok(who.browser.call<DirectoryAnswer>('GET', '/organisations'));
const one = async (who: Person, id: string) => (await read(who)).organisations.find((each) => each.id === id);
const step = (who: Person, id: string, basedOn: number, act = 'check', method: 'POST' | 'DELETE' = 'POST') =>
  who.browser.call(method, `/organisations/${id}/${act}`, { basedOn });

test('two who begin the directory at once begin one; everybody on staff reads what both wrote, and no table names it', async () => {
  const [first, second] = await Promise.all([
    add(house.director),
    add(lead, { ...DUNJA, name: 'Pravna pomoć Đurđevak' }),
  ]);
  const { id } = await ok(Promise.resolve(first));
  await ok(Promise.resolve(second));
  const { rows } = await sql<{ sole: boolean }>`select sole from network.directory`.execute(program.asOwner);
  assert.equal(rows.length, 1);
  const { organisations, can } = await read(operator);
  assert.deepEqual(
    organisations.map(({ name }) => name),
    ['Pravna pomoć Đurđevak', DUNJA.name],
  );
  const dunja = organisations.find((each) => each.id === id);
  assert.deepEqual(
    [dunja?.where, dunja?.numbers, dunja?.hours, can.write],
    [DUNJA.where, DUNJA.numbers, DUNJA.hours, false],
  );
  assert.deepEqual([dunja?.checkedBy, dunja?.old], [house.director.id, false]);
  const sealed = await sql<{ sealed: Uint8Array }>`select sealed from network.organisation_versions`.execute(
    program.asOwner,
  );
  for (const row of sealed.rows) assert.equal(/Dunja|Žagubica/.test(Buffer.from(row.sealed).toString('utf8')), false);
});

test('what has no digit is no number; what is pasted in two lines is kept in one', async () => {
  const say = (said: object) => lead.browser.call<{ id: string }>('POST', '/organisations', { ...DUNJA, ...said });
  await refused(say({ numbers: ['zvati u podne'] }), 400, 'bad-input');
  await refused(say({ numbers: ['060 000 0700', 'Дуња'] }), 400, 'bad-input');
  const { id } = await ok(say({ name: 'Kuća\nDunja', hours: 'radnim danom\r\n8 do 16', where: 'Žagubica\t2' }));
  const kept = await one(lead, id);
  assert.deepEqual([kept?.name, kept?.hours, kept?.where], ['Kuća Dunja', 'radnim danom 8 do 16', 'Žagubica 2']);
});

test('a change is a version based on the one that was seen; checking and retiring are versions too', async () => {
  const { id } = await ok(add(lead));
  const change = (who: Person, basedOn: number, where: string) =>
    who.browser.call('PUT', `/organisations/${id}`, { ...DUNJA, where, basedOn });
  await ok(change(lead, 1, 'Krepoljin'));
  await refused(change(house.director, 1, 'Laznica'), 409, 'organisation-changed');
  await refused(step(lead, id, 1), 409, 'organisation-changed');
  await ok(step(house.director, id, 2));
  await ok(step(lead, id, 3, 'retire'));
  const gone = await one(operator, id);
  assert.deepEqual([gone?.where, gone?.checkedBy, gone?.retiredOn !== null], ['Krepoljin', house.director.id, true]);
  await ok(step(lead, id, 4, 'retire', 'DELETE'));
  assert.deepEqual([(await one(operator, id))?.retiredOn, (await one(operator, id))?.version], [null, 5]);
});

test('an entry nobody looked at for ninety days says so until somebody looks', async () => {
  const { id } = await ok(add(lead));
  await sql`update network.organisations set checked = checked - 91 where id = ${id}`.execute(program.asOwner);
  assert.equal((await one(operator, id))?.old, true);
  await ok(step(lead, id, 1));
  assert.equal((await one(operator, id))?.old, false);
});

test('who may not write is refused, who may not read too, nobody signed in sees nothing, nonsense is refused', async () => {
  const { id } = await ok(add(lead));
  for (const act of [
    (who: Person) => add(who),
    (who: Person) => who.browser.call('PUT', `/organisations/${id}`, { ...DUNJA, basedOn: 1 }),
    (who: Person) => step(who, id, 1),
    (who: Person) => step(who, id, 1, 'retire'),
    (who: Person) => step(who, id, 1, 'retire', 'DELETE'),
  ]) {
    await refused(act(operator), 403, 'not-allowed');
    await refused(act({ ...lead, browser: openBrowser(program) }), 401, 'not-signed-in');
  }
  await refused(communications.browser.call('GET', '/organisations'), 403, 'not-allowed');
  await refused(communications.browser.call('POST', '/organisations/print', {}), 403, 'not-allowed');
  await ok(operator.browser.call('POST', '/organisations/print', {}));
  await refused(add(lead, { ...DUNJA, services: [] }), 400, 'bad-input');
  await refused(add(lead, { ...DUNJA, services: ['magic'] }), 400, 'bad-input');
  await refused(add(lead, { ...DUNJA, name: 'x' }), 400, 'bad-input');
  await refused(step(lead, crypto.randomUUID(), 1), 404, 'not-found');
});
