import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { OpeningAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let line: string;
let staying: Person;
let leaving: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  staying = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  leaving = await join(program, house.director, { name: 'Dragan Petkov', roles: ['operator'], lines: [line] });
});
after(() => program.stop());

const open = async (who: Person) => (await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const versions = async () => {
  const { rows } = await sql<{ key_version: number; n: number }>`select key_version, count(*) as n from vault.grants
    where why = 'duty' group by key_version order by key_version`.execute(owner());
  return rows.map((row) => [row.key_version, row.n]);
};
const owner = () => program.asOwner;

test('a colleague who leaves is out at once, and what she could open is wrapped anew by those who stay', async () => {
  const earlier = await open(staying);
  await ok(leaving.browser.call('GET', `/contacts/${earlier}`));
  await ok(house.director.browser.call('POST', `/colleagues/${leaving.id}/leave`));
  await refused(leaving.browser.call('GET', `/contacts/${earlier}`), 401, 'not-signed-in');
  const later = await open(staying);
  assert.deepEqual(await versions(), [
    [1, 1],
    [2, 1],
  ]);
  assert.equal((await ok(staying.browser.call<{ renewing: boolean }>('GET', '/me'))).renewing, true);
  assert.deepEqual(await versions(), [[2, 2]]);
  assert.equal((await ok(staying.browser.call<{ renewing: boolean }>('GET', '/me'))).renewing, false);
  for (const id of [earlier, later]) {
    await ok(staying.browser.call('GET', `/contacts/${id}`));
    await ok(house.director.browser.call('GET', `/contacts/${id}`));
  }
});

test('nobody closes an own account, nobody without the role closes another, and nobody leaves twice', async () => {
  const close = (who: Person, id: string) => who.browser.call('POST', `/colleagues/${id}/leave`);
  await refused(close(house.director, house.director.id), 409, 'not-oneself');
  await refused(close(staying, house.director.id), 403, 'not-allowed');
  await refused(close(house.director, leaving.id), 404, 'not-found');
  await refused(close(house.director, 'nobody'), 400, 'bad-input');
});

test('a lead opens from standby with a reason and for a while, and somebody else reviews it', async () => {
  const lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'] });
  const id = await open(staying);
  await refused(lead.browser.call('GET', `/contacts/${id}`), 404, 'not-found');
  const ask = { dossier: id, reason: 'Milica je na putu, majka zove', minutes: 60 };
  await refused(staying.browser.call('POST', '/standby', ask), 403, 'not-allowed');
  await refused(lead.browser.call('POST', '/standby', { ...ask, minutes: 600 }), 400, 'bad-input');
  await refused(lead.browser.call('POST', '/standby', { ...ask, dossier: crypto.randomUUID() }), 404, 'not-found');
  const opening = await ok(lead.browser.call<{ id: string; until: string }>('POST', '/standby', ask));
  await ok(lead.browser.call('GET', `/contacts/${id}`));
  await refused(lead.browser.call('POST', '/standby', ask), 409, 'already-readable');
  const find = (number: string) =>
    lead.browser.call<{ id: string; readable: boolean }>('POST', '/contacts/find', { number });
  const { number } = await ok(lead.browser.call<{ number: string }>('GET', `/contacts/${id}`));
  assert.deepEqual(await ok(find(number.toLowerCase())), { id, readable: true });
  await refused(find('K-2026-9999'), 404, 'not-found');
  await refused(find('%'), 400, 'bad-input');
  const openingFor = async (who: Person) =>
    (await ok(who.browser.call<{ openings: OpeningAnswer[] }>('GET', '/standby'))).openings[0];
  const hers = await openingFor(lead);
  assert.deepEqual([hers?.reason, hers?.page], [ask.reason, { kind: 'contact', id, number }], 'and the way back to it');
  const other = await join(program, house.director, { name: 'Olga Rac', roles: ['lead'], checkSheet: false });
  const theirs = await openingFor(other);
  assert.deepEqual([theirs?.id, theirs?.reason, theirs?.page], [opening.id, null, null], 'no more than that it was');
  const review = (who: Person) => who.browser.call('POST', `/standby/${opening.id}/review`, { found: 'right' });
  await refused(review(lead), 403, 'own-opening');
  await ok(review(house.director));
  await refused(review(house.director), 409, 'already-reviewed');
});
