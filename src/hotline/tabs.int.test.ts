import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, signIn, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { ContactTab } from './shared.ts';
import { forgetTabs } from './store.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(() => program.stop());

type Tabs = { tabs: ContactTab[] };
const open = async () =>
  ok(operator.browser.call<{ id: string; number: string }>('POST', '/contacts', { line, channel: 'letter' }));
const tabs = async (browser = operator.browser) => (await ok(browser.call<Tabs>('GET', '/contact-tabs'))).tabs;
const keep = (who: Person, id: string, place?: number) =>
  who.browser.call<Tabs>('PUT', `/contact-tabs/${id}`, place === undefined ? {} : { place });
const drop = (who: Person, id: string) => who.browser.call<Tabs>('DELETE', `/contact-tabs/${id}`);
const inDatabase = async () =>
  (await sql<{ contact: string }>`select contact from hotline.tabs`.execute(program.asOwner)).rows.map(
    ({ contact }) => contact,
  );

test('what is open stays open in its order, in another browser too, and is nobody else’s', async () => {
  const [a, b, c] = [await open(), await open(), await open()];
  for (const { id } of [a, b, c]) await ok(keep(operator, id));
  await ok(keep(operator, c.id, 0));
  const afterCrash = await tabs(await signIn(program, operator));
  assert.deepEqual(afterCrash, [
    { id: c.id, number: c.number, channel: 'letter', heard: 0 },
    { id: a.id, number: a.number, channel: 'letter', heard: 0 },
    { id: b.id, number: b.number, channel: 'letter', heard: 0 },
  ]);
  assert.deepEqual(await tabs(house.director.browser), []);
  assert.deepEqual(
    (await ok(drop(operator, a.id))).tabs.map(({ id }) => id),
    [c.id, b.id],
  );
  for (const { id } of [b, c]) await ok(drop(operator, id));
});

test('who may not read a contact keeps no tab of it, and is told nothing of it', async () => {
  const { id } = await open();
  await refused(keep(legal, id), 404, 'not-found');
  await refused(keep(operator, crypto.randomUUID()), 404, 'not-found');
  await refused(keep(educator, id), 403, 'not-allowed');
  await refused(openBrowser(program).call('GET', '/contact-tabs'), 401, 'not-signed-in');
  await refused(operator.browser.call('PUT', `/contact-tabs/${id}`, { place: -1 }), 400, 'bad-input');
  await refused(operator.browser.call('PUT', '/contact-tabs/Anđelija', {}), 400, 'bad-input');
});

test('lines heard of a practice call are kept with her tab of it: over a reload, and never fewer', async () => {
  const practice = { line, practice: { call: 'daughter' } };
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', practice));
  const hear = (heard: number) => operator.browser.call<Tabs>('PUT', `/contact-tabs/${id}`, { heard });
  await ok(keep(operator, id));
  for (const lines of [1, 3, 2]) await ok(hear(lines));
  const reloaded = openBrowser(program);
  for (const [name, value] of operator.browser.cookies) reloaded.cookies.set(name, value);
  const [tab] = (await tabs(reloaded)).filter((each) => each.id === id);
  assert.equal(tab?.heard, 3);
  await refused(hear(9), 400, 'bad-input');
  await ok(drop(operator, id));
  await ok(keep(operator, id));
  assert.equal((await tabs()).find((each) => each.id === id)?.heard, 0, 'put away, it begins anew');
  await ok(drop(operator, id));
});

test('when access ends its tab is gone at once from the screen, and soon from the database', async () => {
  const { id } = await open();
  const share = { principal: legal.id, reason: 'pravni savet', until: null };
  await ok(operator.browser.call('POST', `/contacts/${id}/grants`, share));
  await ok(keep(legal, id));
  await ok(keep(operator, id));
  await ok(operator.browser.call('DELETE', `/contacts/${id}/grants/${legal.id}`));
  assert.deepEqual(await tabs(legal.browser), []);
  assert.deepEqual(await inDatabase(), [id, id]);
  assert.equal(await program.pools.worker.transaction().execute(forgetTabs), 1);
  assert.deepEqual(await inDatabase(), [id]);
  assert.deepEqual(
    (await tabs()).map((tab) => tab.id),
    [id],
    'the one who still may keeps hers',
  );
});
