import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PromiseAnswer } from '#tasks/shared.ts';
import { freezeClock } from '#kernel/clock.ts';
import { defaultZone } from '#kernel/format.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, signIn, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { mondayOf } from './my-hours.ts';
import { watchHouse } from './watch-house.ts';
import type { DutyAnswer, DutyMoved, MyHoursAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let second: Person;
let lead: Person;
let researcher: Person;
let line: string;
let other: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  [line = '', other = ''] = house.lines.map(({ id }) => id);
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  second = await join(program, house.director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Slavica Mudrić', roles: ['lead'] });
  researcher = await join(program, house.director, { name: 'Tamara Kos', roles: ['researcher'] });
});
after(() => program.stop());

const act = (who: Person, verb: string, body: object = { line }) =>
  who.browser.call<DutyMoved>('POST', `/duty/${verb}`, body);
const take = (who: Person, post: string, extra: object = {}) => act(who, 'take', { line, post, ...extra });
const lineNow = async (who: Person) => {
  const { lines } = await ok(who.browser.call<DutyAnswer>('GET', '/duty'));
  return lines.find((row) => row.line === line);
};
const posts = async () => (await lineNow(researcher))?.posts.map(({ account, post }) => [account, post]);
const promised = async (who: Person) => {
  const { id } = await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(who.browser.call('POST', `/contacts/${id}/promises`, { kind: 'call_back' }));
  return id;
};
const ownerOf = async (contact: string) =>
  (await ok(house.director.browser.call<{ promises: PromiseAnswer[] }>('GET', `/contacts/${contact}/promises`)))
    .promises[0]?.owner;

test('a post is taken with one act, everybody sees who holds which, and nothing is told twice', async () => {
  assert.deepEqual([(await lineNow(researcher))?.held, await posts()], [false, []]);
  await ok(take(operator, 'operator'));
  await ok(take(operator, 'operator'));
  await ok(take(lead, 'lead'));
  await ok(take(second, 'next'));
  assert.deepEqual(await posts(), [
    [operator.id, 'operator'],
    [lead.id, 'lead'],
    [second.id, 'next'],
  ]);
  const seen = await lineNow(operator);
  assert.deepEqual([seen?.held, seen?.open, seen?.until], [true, true, null]);
  assert.deepEqual(seen?.can, { operator: true, next: true, lead: false });
});

test('posts of a line belong to its team, leading to leads; others are refused in words', async () => {
  await refused(take(lead, 'operator'), 403, 'not-on-this-line');
  await refused(act(operator, 'take', { line: other, post: 'operator' }), 403, 'not-on-this-line');
  await refused(take(operator, 'lead'), 403, 'not-on-this-line');
  await refused(take(operator, 'queen'), 400, 'bad-input');
  await refused(act(operator, 'take', { line: crypto.randomUUID(), post: 'operator' }), 400, 'no-such-line');
  for (const verb of ['take', 'leave', 'away', 'back']) {
    await refused(act(researcher, verb, { line, post: 'operator' }), 403, 'not-allowed');
    await refused(openBrowser(program).call('POST', `/duty/${verb}`, { line, post: 'operator' }), 401, 'not-signed-in');
    await refused(act(operator, verb, { line: 'x' }), 400, 'bad-input');
  }
  await refused(openBrowser(program).call('GET', '/duty'), 401, 'not-signed-in');
  for (const verb of ['leave', 'away', 'back'])
    await refused(act(operator, verb, { line: other, post: null }), 409, 'not-on-duty');
});

test('leaving or going away moves her open promises to the line, and says how many', async () => {
  const contact = await promised(operator);
  assert.equal(await ownerOf(contact), operator.id);
  assert.deepEqual(await ok(act(operator, 'away')), { moved: 1 });
  assert.equal(await ownerOf(contact), null);
  assert.equal((await lineNow(second))?.held, false);
  assert.notEqual((await lineNow(second))?.unheldSince, null);
  assert.equal(await ownerOf(await promised(operator)), null);
  await ok(act(operator, 'back'));
  const later = await promised(operator);
  assert.equal((await lineNow(second))?.held, true);
  assert.deepEqual(await ok(act(operator, 'leave')), { moved: 1 });
  assert.equal(await ownerOf(later), null);
  await refused(act(operator, 'away'), 409, 'not-on-duty');
});

test('there is one lead and one next: taking relieves; among operators only whom one names', async () => {
  await ok(take(operator, 'operator'));
  const contact = await promised(operator);
  await ok(take(house.director, 'lead'));
  await ok(take(second, 'operator'));
  assert.deepEqual(await posts(), [
    [operator.id, 'operator'],
    [second.id, 'operator'],
    [house.director.id, 'lead'],
    [second.id, 'next'],
  ]);
  assert.deepEqual(await ok(take(house.director, 'operator', { from: operator.id })), { moved: 1 });
  assert.equal(await ownerOf(contact), null);
  assert.equal(
    (await posts())?.some(([account]) => account === operator.id),
    false,
  );
});

test('leaving one line leaves the promises of another where they are', async () => {
  await ok(act(house.director, 'take', { line: other, post: 'operator' }));
  const { id } = await ok(house.director.browser.call<{ id: string }>('POST', '/contacts', { line: other }));
  await ok(house.director.browser.call('POST', `/contacts/${id}/promises`, { kind: 'call_back' }));
  assert.deepEqual(await ok(act(house.director, 'leave')), { moved: 0 });
  assert.equal(await ownerOf(id), house.director.id);
});

test('signing out ends duty; a second device that is still signed in keeps it', async () => {
  await ok(take(operator, 'operator'));
  const contact = await promised(operator);
  const desk = await signIn(program, operator);
  await ok(operator.browser.call('POST', '/sign-out'));
  await program.deliver();
  assert.equal(
    (await posts())?.some(([account]) => account === operator.id),
    true,
  );
  await ok(desk.call('POST', '/sign-out'));
  await program.deliver();
  assert.equal(
    (await posts())?.some(([account]) => account === operator.id),
    false,
  );
  assert.equal(await ownerOf(contact), null);
});

test('a locked screen stays on duty; when the session is gone, the clock lets her promises fall to the line', async () => {
  await ok(take(second, 'operator'));
  const contact = await promised(second);
  await ok(take(lead, 'lead'));
  await ok(act(second, 'leave', { line, post: 'next' }));
  assert.equal(await ownerOf(contact), second.id);
  await ok(take(lead, 'lead'));
  await ok(second.browser.call('POST', '/lock'));
  await program.pools.worker.transaction().execute((tx) => watchHouse(tx));
  assert.equal(await ownerOf(contact), second.id, 'a locked screen is still on duty');
  await ok(second.browser.call('POST', '/sign-out'));
  await program.pools.worker.transaction().execute((tx) => watchHouse(tx));
  assert.equal(await ownerOf(contact), null);
});

test('hours on the line are told to the one who works them, and to nobody else', async () => {
  const mine = async (who: Person) => (await ok(who.browser.call<MyHoursAnswer>('GET', '/duty/my-hours'))).minutes;
  await ok(act(house.director, 'take', { line: other, post: 'operator' }));
  assert.equal(await mine(house.director), 0);
  const later = new Date(Date.now() + 3 * 60_000);
  // Where Monday begins in between, only what is of the new week counts.
  const atLeast = mondayOf(new Date(), defaultZone) < mondayOf(later, defaultZone) ? 0 : 2;
  freezeClock(later);
  try {
    const minutes = await mine(house.director);
    assert.ok(minutes >= atLeast && minutes <= 3, `${minutes}`);
    assert.equal(await mine(lead), 0, 'whoever leads has not answered, and sees nobody’s hours');
  } finally {
    freezeClock(null);
  }
  await refused(researcher.browser.call('GET', '/duty/my-hours'), 403, 'not-allowed');
});
