import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { PresenceAnswer } from '#staff/shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(() => program.stop());

const open = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const show = (who: Person, id: string, state: string) =>
  who.browser.call('POST', `/contacts/${id}/presence`, { state });
const others = (who: Person, id: string) => who.browser.call<PresenceAnswer>('GET', `/contacts/${id}/presence`);

test('two people in one contact see each other, and nobody sees herself; others are told when it changes', async () => {
  const id = await open();
  await program.deliver();
  const told: string[] = [];
  const leave = program.hub.join({ actor: house.director.id, send: ({ kind }) => told.push(kind) });
  await ok(show(operator, id, 'reading'));
  await ok(show(operator, id, 'reading'));
  await ok(show(operator, id, 'writing'));
  await program.deliver();
  leave();
  assert.deepEqual(told, ['contact.presence', 'contact.presence']);
  assert.deepEqual(await ok(others(house.director, id)), { here: [{ account: operator.id, state: 'writing' }] });
  assert.deepEqual(await ok(others(operator, id)), { here: [] });
  await ok(show(operator, id, 'left'));
  assert.deepEqual(await ok(others(house.director, id)), { here: [] });
});

test('presence tells nothing to somebody without a grant, without the role, without a session', async () => {
  const id = await open();
  await refused(show(legal, id, 'reading'), 404, 'not-found');
  await refused(others(legal, id), 404, 'not-found');
  await refused(show(educator, id, 'reading'), 403, 'not-allowed');
  await refused(others(educator, id), 403, 'not-allowed');
  const nobody = { ...operator, browser: openBrowser(program) };
  await refused(show(nobody, id, 'reading'), 401, 'not-signed-in');
  await refused(others(nobody, id), 401, 'not-signed-in');
  await refused(show(operator, id, 'dreaming'), 400, 'bad-input');
  await refused(others(operator, 'x'), 400, 'bad-input');
});
