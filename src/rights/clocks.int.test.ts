import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { endOf } from './clock.ts';
import type { ClocksAnswer, NearClock } from './shared.ts';

let program: Program;
let house: Founded;
let worker: Person;
let legal: Person;
let educator: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  worker = await join(program, house.director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(() => program.stop());

/** The day in the organisation's zone: for two hours a night it is not the day in Greenwich. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade' }).format(new Date());
const open = async () => {
  const line = house.lines[0]?.id;
  return (await ok(worker.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
};
const at = (dossier: string, rest = '') => `/dossiers/${dossier}/clocks${rest}`;
const start = (dossier: string, body: object = {}, who = worker) =>
  who.browser.call<{ id: string }>('POST', at(dossier), { kind: 'reflection_period', starts: today(), ...body });
const read = (dossier: string, who = worker) => ok(who.browser.call<ClocksAnswer>('GET', at(dossier)));

test('a recovery period runs ninety days from the next day on, with its source and what is not confirmed of it', async () => {
  const dossier = await open();
  const { id } = await ok(start(dossier, { words: 'pozvala tužiteljka, rešenje broj 12' }));
  const { clocks, sources, usual } = await read(dossier);
  const [clock] = clocks;
  assert.deepEqual([clock?.id, clock?.days, clock?.ends, clock?.left, usual], [id, 90, endOf(today(), 90), 90, 90]);
  assert.equal(clock?.acts[0]?.words, 'pozvala tužiteljka, rešenje broj 12');
  assert.deepEqual(
    sources.map(({ source, verified }) => [source, verified]),
    [
      ['foreigners_law', false],
      ['coe_convention', true],
    ],
  );
});

test('under thirty days it is refused, wherever the number comes from; one of a kind runs at a time', async () => {
  const dossier = await open();
  await refused(start(dossier, { days: 29 }), 409, 'clock-too-short');
  await refused(start(dossier, { starts: '2020-01-01' }), 400, 'bad-input');
  const days = (who: Person, number: number) =>
    who.browser.call('PUT', '/clock-days', { kind: 'reflection_period', days: number });
  await refused(days(house.director, 29), 409, 'clock-too-short');
  await refused(days(worker, 120), 403, 'not-allowed');
  await ok(days(house.director, 120));
  await ok(start(dossier));
  assert.equal((await read(dossier)).clocks[0]?.days, 120);
  await refused(start(dossier), 409, 'clock-running');
  await ok(days(house.director, 90));
});

test('extended and ended are records with reasons, based on what was seen; an ended one stays as it was', async () => {
  const dossier = await open();
  const { id } = await ok(start(dossier));
  const extend = (basedOn: number, days: number) =>
    worker.browser.call('PUT', at(dossier, `/${id}`), { basedOn, days, reason: 'needs_time', words: 'lekarka traži' });
  await refused(extend(1, 90), 409, 'clock-not-longer');
  await ok(extend(1, 120));
  await refused(extend(1, 150), 409, 'clock-changed');
  const end = (basedOn: number) =>
    worker.browser.call('POST', at(dossier, `/${id}/end`), { basedOn, reason: 'her_wish', words: '' });
  await refused(end(1), 409, 'clock-changed');
  await ok(end(2));
  await refused(end(3), 409, 'clock-ended');
  await refused(extend(3, 150), 409, 'clock-ended');
  const [clock] = (await read(dossier)).clocks;
  assert.deepEqual(
    clock?.acts.map(({ act, days, reason }) => [act, days, reason]),
    [
      ['ended', 120, 'her_wish'],
      ['extended', 120, 'needs_time'],
      ['started', 90, null],
    ],
  );
  assert.deepEqual([clock?.left, clock?.ends], [null, endOf(today(), 120)]);
});

const near = async (who: Person) => (await ok(who.browser.call<{ near: NearClock[] }>('GET', '/clocks/near'))).near;

test('readers of the record are told ten, five and one day before, each by herself; others never', async () => {
  for (const [gone, notice] of [
    [19, undefined],
    [20, 10],
    [25, 5],
    [29, 1],
    [33, 1],
  ] as const) {
    const dossier = await open();
    const { id } = await ok(start(dossier, { days: 30, starts: endOf(today(), -gone) }));
    const mine = async (who: Person) => (await near(who)).find(({ clock }) => clock === id);
    assert.deepEqual([(await mine(worker))?.before, await mine(legal)], [notice, undefined], `${gone} days`);
    if (notice === undefined) continue;
    assert.equal((await mine(worker))?.page?.id, dossier);
    await ok(worker.browser.call('POST', at(dossier, `/${id}/seen`), { before: notice }));
    assert.equal(await mine(worker), undefined);
  }
});

test('a new last day is told of again', async () => {
  const dossier = await open();
  const { id } = await ok(start(dossier, { days: 30, starts: endOf(today(), -25) }));
  await ok(worker.browser.call('POST', at(dossier, `/${id}/seen`), { before: 5 }));
  const longer = { basedOn: 1, days: 33, reason: 'needs_time', words: '' };
  await ok(worker.browser.call('PUT', at(dossier, `/${id}`), longer));
  const again = (await near(worker)).find(({ clock }) => clock === id);
  assert.deepEqual([again?.before, again?.left], [10, 8]);
});

test('without a grant no clock is there, without the role it is refused, without a session nothing is', async () => {
  const dossier = await open();
  const { id } = await ok(start(dossier));
  const body = { basedOn: 1, days: 120, reason: 'needs_time', words: '' };
  const acts = [
    (who: Person) => who.browser.call('GET', at(dossier)),
    (who: Person) => start(dossier, {}, who),
    (who: Person) => who.browser.call('PUT', at(dossier, `/${id}`), body),
    (who: Person) => who.browser.call('POST', at(dossier, `/${id}/end`), { ...body, reason: 'her_wish' }),
    (who: Person) => who.browser.call('POST', at(dossier, `/${id}/seen`), { before: 10 }),
    (who: Person) => who.browser.call('POST', at(dossier, '/print'), {}),
  ];
  for (const act of acts) {
    await refused(act(legal), 404, 'not-found');
    await refused(act(educator), 403, 'not-allowed');
    await refused(act({ ...worker, browser: openBrowser(program) }), 401, 'not-signed-in');
  }
});
