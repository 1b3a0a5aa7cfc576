import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { Alert, AlertsAnswer } from './shared.ts';
import { watchHouse } from './watch-house.ts';

let program: Program;
let house: Founded;
let owner: Person;
let lead: Person;
let other: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: false });
  line = house.lines[0]?.id ?? '';
  owner = await join(program, house.director, { name: 'Olga Rac', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Slavica Mudrić', roles: ['lead'] });
  other = await join(program, house.director, { name: 'Vesna Ilin', roles: ['lead'] });
});
after(() => program.stop());
afterEach(() => freezeClock(null));

const mine = async (who: Person): Promise<Alert[]> => {
  const { alerts } = await ok(who.browser.call<AlertsAnswer>('GET', '/alerts'));
  return alerts.filter((row) => row.kind === 'standby' && row.mine && row.answered === null);
};
const answer = (who: Person, id: string) => who.browser.call('POST', `/alerts/${id}/answer`, {});
async function openFromStandby(by: Person): Promise<string> {
  const { id } = await ok(owner.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(by.browser.call('POST', '/standby', { dossier: id, reason: 'koleginica je bolesna' }));
  await program.deliver();
  await program.deliver();
  return id;
}

test('who keeps the record and the directors are told what was opened, by whom, until when; nobody else is', async () => {
  const id = await openFromStandby(lead);
  const [hers, ...more] = await mine(owner);
  assert.deepEqual([hers?.by, hers?.contact?.id, more], [lead.id, id, []]);
  assert.equal(hers?.opening?.reason, 'koleginica je bolesna');
  assert.ok(Date.parse(hers?.opening?.until ?? '') > Date.now());
  const [directors] = await mine(house.director);
  assert.deepEqual([directors?.by, directors?.contact, directors?.opening?.reason], [lead.id, null, null]);
  assert.deepEqual([await mine(lead), await mine(other)], [[], []]);
});

test('each answers her own: the owner’s word does not silence the director’s alert', async () => {
  const [hers] = await mine(owner);
  const [directors] = await mine(house.director);
  await refused(answer(owner, directors?.id ?? ''), 403, 'not-allowed');
  await refused(answer(other, directors?.id ?? ''), 403, 'not-allowed');
  await refused(answer(lead, directors?.id ?? ''), 403, 'own-opening');
  await ok(answer(owner, hers?.id ?? ''));
  assert.equal((await mine(house.director)).length, 1);
  await ok(answer(house.director, directors?.id ?? ''));
  assert.deepEqual([await mine(owner), await mine(house.director)], [[], []]);
});

test('unanswered it waits where it is: it is nobody else’s', async () => {
  await openFromStandby(lead);
  freezeClock(new Date(Date.now() + 3_600_000));
  await program.pools.worker.transaction().execute((tx) => watchHouse(tx));
  freezeClock(null);
  const [hers] = await mine(owner);
  assert.equal(hers?.steps.length, 1);
  assert.deepEqual(await mine(other), []);
});
