import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { freezeClock } from '#kernel/clock.ts';
import { one, sql, type Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { actorOf } from '#testing/actor.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { DayAnswer, PromiseAnswer, TasksAnswer } from './shared.ts';
import { takeBackTasks } from './store.ts';
import { makeTasks, retimeTasks, tasksToOwner, withdrawTasks, type TasksOf } from './tasks-by-risk.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let educator: Person;
let line: string;
const NIGHT = new Date('2026-11-23T20:53:00Z');

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(async () => {
  freezeClock(null);
  await program.stop();
});

const record = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const read = (who: Person, id: string) => who.browser.call<TasksAnswer>('GET', `/dossiers/${id}/tasks`);
const tasksOf = async (who: Person, id: string) => (await ok(read(who, id))).tasks;
const openOf = async (who: Person, id: string) => (await tasksOf(who, id)).filter(({ ending }) => ending === null);
const make = (who: Person, id: string, body: object) =>
  who.browser.call<{ id: string }>('POST', `/dossiers/${id}/tasks`, body);
const act = (who: Person, method: string, id: string, path: string, body: object = {}) =>
  who.browser.call<{ version?: number }>(method, `/dossiers/${id}/tasks/${path}`, body);
const day = async (who: Person) => (await ok(who.browser.call<DayAnswer>('GET', '/my-day'))).owed;

async function as<T>(who: Person, work: (tx: Tx, actor: StaffActor) => Promise<T>): Promise<T> {
  const actor = await actorOf(program, who);
  return withActor(program.pools.app, actor.id, (tx) => work(tx, actor));
}
const of = (dossier: string, other: Partial<TasksOf> = {}): TasksOf => ({
  ...{ dossier, owner: null, team: null, practice: false },
  ...other,
});

test('a task comes back with its words, its clock and whose it is; the words are nowhere in the database', async () => {
  const id = await record();
  const due = '2026-11-26T09:00:00.000Z';
  const task = await ok(make(operator, id, { kind: 'obtain_document', text: 'izvod iz matične za Jagodu', due }));
  const { tasks, can } = await ok(read(operator, id));
  const [mine] = tasks;
  assert.deepEqual(
    [mine?.id, mine?.kind, mine?.text, mine?.due, mine?.owner, mine?.version, mine?.level, can.make],
    [task.id, 'obtain_document', 'izvod iz matične za Jagodu', due, null, 1, null, true],
  );
  const { sealed } = await withActor(program.pools.app, operator.id, (tx) =>
    one(tx, sql<{ sealed: Uint8Array }>`select sealed from tasks.promises where id = ${task.id}`),
  );
  assert.equal(Buffer.from(sealed).includes('Jagodu'), false);
});

test('tasks and promises are kept apart: neither stands among the other, nor answers at its address', async () => {
  const id = await record();
  const task = await ok(make(operator, id, { kind: 'arrange' }));
  const promise = await ok(
    operator.browser.call<{ id: string }>('POST', `/contacts/${id}/promises`, { kind: 'other' }),
  );
  const { promises } = await ok(
    operator.browser.call<{ promises: PromiseAnswer[] }>('GET', `/contacts/${id}/promises`),
  );
  assert.deepEqual(
    promises.map((each) => each.id),
    [promise.id],
  );
  assert.deepEqual(
    (await tasksOf(operator, id)).map((each) => each.id),
    [task.id],
  );
  await refused(operator.browser.call('POST', `/promises/${task.id}/keep`, {}), 404, 'not-found');
  await refused(act(operator, 'POST', id, `${promise.id}/done`), 404, 'not-found');
  const { rows } = await ok(
    operator.browser.call<{ rows: { contact: string; promise: { id: string } | null }[] }>('GET', '/waiting'),
  );
  assert.deepEqual(
    rows.filter(({ contact }) => contact === id).map((row) => row.promise?.id),
    [promise.id],
  );
});

test('a new time asks for a reason and is a new version; a change made meanwhile is not overwritten', async () => {
  const id = await record();
  const task = await ok(make(operator, id, { kind: 'accompany', due: '2026-11-26T09:00:00Z' }));
  const due = '2026-11-27T09:00:00.000Z';
  await refused(act(operator, 'PUT', id, task.id, { basedOn: 1, due }), 400, 'bad-input');
  await refused(act(operator, 'PUT', id, task.id, { basedOn: 1 }), 400, 'bad-input');
  await ok(act(operator, 'PUT', id, task.id, { basedOn: 1, due, reason: 'sud je odložio' }));
  await refused(act(operator, 'PUT', id, task.id, { basedOn: 1, due, reason: 'kasno' }), 409, 'task-changed');
  const [moved] = await tasksOf(operator, id);
  assert.deepEqual([moved?.due, moved?.version], [due, 2]);
  assert.deepEqual([moved?.history[0]?.why, moved?.history[0]?.reason], ['moved', 'sud je odložio']);
});

test('a task may be hers who is off duty, but not hers who cannot read the record', async () => {
  const id = await record();
  const task = await ok(make(operator, id, { kind: 'inform', owner: house.director.id }));
  await refused(make(operator, id, { kind: 'inform', owner: legal.id }), 409, 'owner-cannot-read');
  await refused(act(operator, 'PUT', id, task.id, { basedOn: 1, owner: legal.id }), 409, 'owner-cannot-read');
  await refused(
    act(operator, 'PUT', id, task.id, { basedOn: 1, owner: crypto.randomUUID() }),
    409,
    'owner-cannot-read',
  );
  const share = { principal: legal.id, reason: 'zajednički rad', until: null };
  await ok(operator.browser.call('POST', `/contacts/${id}/grants`, share));
  await ok(act(operator, 'PUT', id, task.id, { basedOn: 1, owner: legal.id }));
  assert.deepEqual(
    (await day(legal)).map((row) => [row.id, row.owner]),
    [[task.id, legal.id]],
  );
});

test('done and withdrawn are records; withdrawing needs a reason; undoing opens the task as it was', async () => {
  const id = await record();
  const { id: task } = await ok(make(operator, id, { kind: 'ask_consent' }));
  await refused(act(operator, 'DELETE', id, `${task}/ending`), 409, 'task-open');
  await ok(act(operator, 'POST', id, `${task}/done`, { reason: 'pristala' }));
  const [done] = await tasksOf(house.director, id);
  assert.deepEqual([done?.ending?.how, done?.ending?.by, done?.ending?.reason], ['kept', operator.id, 'pristala']);
  await refused(act(operator, 'POST', id, `${task}/withdraw`, { reason: 'ipak ne' }), 409, 'task-ended');
  await refused(act(operator, 'PUT', id, task, { basedOn: 1, owner: null }), 409, 'task-ended');
  await ok(act(operator, 'DELETE', id, `${task}/ending`));
  await refused(act(operator, 'POST', id, `${task}/withdraw`), 400, 'bad-input');
  await ok(act(operator, 'POST', id, `${task}/withdraw`, { reason: 'više ne treba' }));
  assert.equal((await tasksOf(operator, id))[0]?.ending?.how, 'withdrawn');
});

test('the rules make each step once, for the team while nobody owns the record', async () => {
  freezeClock(NIGHT);
  const id = await record();
  await as(operator, (tx, actor) => makeTasks(tx, actor, { ...of(id), risk: 'critical', from: NIGHT }));
  await as(operator, (tx, actor) => makeTasks(tx, actor, { ...of(id), risk: 'critical', from: NIGHT }));
  const open = await openOf(operator, id);
  assert.deepEqual(open.map(({ kind, due, owner, level }) => [kind, due, owner, level]).toSorted(), [
    ['assign', '2026-11-23T21:53:00.000Z', null, 'critical'],
    ['contact', '2026-11-24T20:53:00.000Z', null, 'critical'],
    ['first_action', '2026-11-23T21:53:00.000Z', null, 'critical'],
    ['plan', '2026-11-24T20:53:00.000Z', null, 'critical'],
    ['review', '2026-11-26T20:53:00.000Z', null, 'critical'],
    ['safe_contact', '2026-11-24T08:53:00.000Z', null, 'critical'],
    ['safety_talk', '2026-11-24T20:53:00.000Z', null, 'critical'],
  ]);
  assert.ok(open.every(({ verified }) => !verified));
  const assign = open.find(({ kind }) => kind === 'assign');
  assert.deepEqual(assign?.can, { change: false, end: false });
  await refused(act(operator, 'POST', id, `${assign?.id}/done`), 409, 'task-ends-itself');
  await refused(act(operator, 'PUT', id, assign?.id ?? '', { basedOn: 1, owner: null }), 409, 'task-ends-itself');
  freezeClock(null);
});

test('contact and review come again when they are done, counted from then; undoing takes the next one back', async () => {
  freezeClock(NIGHT);
  const id = await record();
  await as(operator, (tx, actor) =>
    makeTasks(tx, actor, { ...of(id, { owner: operator.id }), risk: 'high', from: NIGHT }),
  );
  const review = (await openOf(operator, id)).find(({ kind }) => kind === 'review');
  freezeClock(new Date('2026-11-27T10:00:00Z'));
  await ok(act(operator, 'POST', id, `${review?.id}/done`));
  const next = (await openOf(operator, id)).find(({ kind }) => kind === 'review');
  assert.deepEqual([next?.due, next?.owner, next?.id === review?.id], ['2026-12-04T10:00:00.000Z', operator.id, false]);
  await ok(act(operator, 'DELETE', id, `${review?.id}/ending`));
  const reviews = (await tasksOf(operator, id)).filter(({ kind }) => kind === 'review');
  assert.deepEqual(
    reviews.map((row) => [row.id, row.ending]),
    [[review?.id, null]],
  );
  await ok(act(operator, 'POST', id, `${review?.id}/done`));
  const again = (await openOf(operator, id)).find(({ kind }) => kind === 'review');
  await ok(act(operator, 'PUT', id, again?.id ?? '', { basedOn: 1, owner: null }));
  await refused(act(operator, 'DELETE', id, `${review?.id}/ending`), 409, 'task-came-again');
  const plan = (await openOf(operator, id)).find(({ kind }) => kind === 'plan');
  await ok(act(operator, 'POST', id, `${plan?.id}/done`));
  assert.equal(
    (await openOf(operator, id)).some(({ kind }) => kind === 'plan'),
    false,
  );
  freezeClock(null);
});

test('a rise pulls open steps nearer with its reason and asks anew for a first step; a lowering recomputes with hers', async () => {
  freezeClock(NIGHT);
  const id = await record();
  await as(operator, (tx, actor) => makeTasks(tx, actor, { ...of(id), risk: 'medium', from: NIGHT }));
  const first = (await openOf(operator, id)).find(({ kind }) => kind === 'first_action');
  await ok(act(operator, 'POST', id, `${first?.id}/done`));
  freezeClock(new Date('2026-11-25T08:00:00Z'));
  const reason = 'gazda se vratio';
  await as(operator, (tx, actor) => retimeTasks(tx, actor, { ...of(id), risk: 'critical', reason }));
  const raised = new Map((await openOf(operator, id)).map((row) => [row.kind, row]));
  assert.deepEqual([raised.get('plan')?.due, raised.get('plan')?.level], ['2026-11-26T08:00:00.000Z', 'critical']);
  assert.deepEqual(raised.get('plan')?.history[0]?.reason, reason);
  assert.equal(raised.get('plan')?.history[0]?.why, 'risk_up');
  assert.equal(raised.get('first_action')?.due, '2026-11-25T09:00:00.000Z');
  // Finding an owner was due two nights ago and is not put off.
  assert.equal(raised.get('assign')?.due, '2026-11-23T23:53:00.000Z');
  await as(operator, (tx, actor) => retimeTasks(tx, actor, { ...of(id), risk: 'low', reason: 'otišao je iz zemlje' }));
  const lower = new Map((await openOf(operator, id)).map((row) => [row.kind, row]));
  assert.deepEqual([lower.get('plan')?.due, lower.get('safe_contact')?.due], ['2026-12-25T08:00:00.000Z', null]);
  assert.deepEqual(
    lower.get('plan')?.history.map(({ why, reason: why2 }) => [why, why2]),
    [
      ['risk_down', 'otišao je iz zemlje'],
      ['risk_up', reason],
      ['made', ''],
    ],
  );
  freezeClock(null);
});

test('a risk judged as it was moves nothing that was moved by hand, and a record without open steps gets none', async () => {
  freezeClock(NIGHT);
  const id = await record();
  await as(operator, (tx, actor) => makeTasks(tx, actor, { ...of(id), risk: 'high', from: NIGHT }));
  const plan = (await openOf(operator, id)).find(({ kind }) => kind === 'plan');
  const due = '2026-12-08T09:00:00.000Z';
  await ok(act(operator, 'PUT', id, plan?.id ?? '', { basedOn: 1, due, reason: 'čeka se sud' }));
  await as(operator, (tx, actor) => retimeTasks(tx, actor, { ...of(id), risk: 'high', reason: 'isto' }));
  const same = (await openOf(operator, id)).find(({ kind }) => kind === 'plan');
  assert.deepEqual([same?.due, same?.version], [due, 2]);
  await as(operator, (tx, actor) => withdrawTasks(tx, actor, { dossier: id, reason: 'zatvoreno' }));
  await as(operator, (tx, actor) => retimeTasks(tx, actor, { ...of(id), risk: 'critical', reason: 'vratila se' }));
  assert.deepEqual(await openOf(operator, id), []);
  freezeClock(null);
});

test('an owner ends the search for one and takes what was nobody’s; without one it begins anew', async () => {
  freezeClock(NIGHT);
  const id = await record();
  await as(operator, (tx, actor) => makeTasks(tx, actor, { ...of(id), risk: 'high', from: NIGHT }));
  const plan = (await openOf(operator, id)).find(({ kind }) => kind === 'plan');
  await ok(act(operator, 'PUT', id, plan?.id ?? '', { basedOn: 1, owner: house.director.id }));
  const hers = of(id, { owner: operator.id });
  await as(operator, (tx, actor) => tasksToOwner(tx, actor, { ...hers, risk: 'high', was: null, over: false }));
  const owned = await tasksOf(operator, id);
  assert.equal(owned.find(({ kind }) => kind === 'assign')?.ending?.how, 'kept');
  const owners = new Map(owned.map((row) => [row.kind, row.owner]));
  assert.deepEqual([owners.get('plan'), owners.get('review')], [house.director.id, operator.id]);
  await as(operator, (tx, actor) =>
    tasksToOwner(tx, actor, { ...of(id), risk: 'high', was: operator.id, over: false }),
  );
  const left = new Map((await openOf(operator, id)).map((row) => [row.kind, row]));
  assert.deepEqual([left.get('assign')?.due, left.get('review')?.owner], ['2026-11-23T21:53:00.000Z', null]);
  assert.equal(left.get('plan')?.owner, house.director.id);
  await as(operator, (tx, actor) => withdrawTasks(tx, actor, { dossier: id, reason: 'otvoreno greškom' }));
  assert.deepEqual(await openOf(operator, id), []);
  freezeClock(null);
});

test('a record opened by mistake takes its tasks back, unless a colleague had a hand in one', async () => {
  const id = await record();
  await as(operator, (tx, actor) => makeTasks(tx, actor, { ...of(id), risk: 'high', from: NIGHT }));
  assert.equal(await as(operator, (tx) => takeBackTasks(tx, id)), true);
  assert.deepEqual(await tasksOf(operator, id), []);
  const { id: task } = await ok(make(operator, id, { kind: 'other' }));
  await ok(act(house.director, 'PUT', id, task, { basedOn: 1, owner: house.director.id }));
  assert.equal(await as(operator, (tx) => takeBackTasks(tx, id)), false);
  assert.equal(await as(legal, (tx) => takeBackTasks(tx, id)), false);
  assert.equal((await tasksOf(operator, id)).length, 1);
});

test('my day: mine and nobody’s until tomorrow night, the oldest first, promises and tasks in one list', async () => {
  freezeClock(new Date('2026-06-01T08:00:00Z'));
  const id = await record();
  const due = (at: string) => `2026-06-0${at}:00:00.000Z`;
  const late = await ok(make(operator, id, { kind: 'arrange', due: due('1T07'), owner: operator.id, text: 'ključ' }));
  const { id: promise } = await ok(
    operator.browser.call<{ id: string }>('POST', `/contacts/${id}/promises`, { kind: 'call_back', due: due('1T19') }),
  );
  // The last minute of tomorrow in Belgrade, and the first after it.
  const last = await ok(make(operator, id, { kind: 'inform', due: '2026-06-02T21:59:00Z', owner: operator.id }));
  const beyond = await ok(make(operator, id, { kind: 'inform', due: due('2T22'), owner: operator.id }));
  const some = await ok(make(operator, id, { kind: 'other', owner: operator.id }));
  const nobodys = await ok(make(operator, id, { kind: 'other' }));
  const rows = (await day(operator)).filter(({ page }) => page.id === id);
  assert.deepEqual(
    rows.map((row) => [row.id, row.sort, row.text]),
    [
      [late.id, 'task', 'ključ'],
      [promise, 'promise', ''],
      [last.id, 'task', ''],
      [some.id, 'task', ''],
    ],
  );
  assert.ok(!rows.some((row) => row.id === beyond.id || row.id === nobodys.id));
  assert.match(rows[0]?.page.number ?? '', /^K-2026-/);
  assert.deepEqual(
    (await day(legal)).filter(({ page }) => page.id === id),
    [],
  );
  freezeClock(null);
});

test('without a grant a task is not there, without the role it is refused, without a session nothing is', async () => {
  const id = await record();
  const { id: task } = await ok(make(operator, id, { kind: 'other' }));
  const everything: [string, string, object?][] = [
    ['GET', ''],
    ['POST', '', { kind: 'other' }],
    ['PUT', `/${task}`, { basedOn: 1, owner: null }],
    ['POST', `/${task}/done`, {}],
    ['POST', `/${task}/withdraw`, { reason: 'ne treba' }],
    ['DELETE', `/${task}/ending`, {}],
  ];
  for (const [method, path, body] of everything) {
    const address = `/dossiers/${id}/tasks${path}`;
    await refused(legal.browser.call(method, address, body), 404, 'not-found');
    await refused(educator.browser.call(method, address, body), 403, 'not-allowed');
    await refused(openBrowser(program).call(method, address, body), 401, 'not-signed-in');
  }
  await refused(educator.browser.call('GET', '/my-day'), 403, 'not-allowed');
  await refused(openBrowser(program).call('GET', '/my-day'), 401, 'not-signed-in');
  await refused(make(operator, id, { kind: 'first_action' }), 400, 'bad-input');
  await refused(make(operator, id, { kind: 'other', due: 'sutra' }), 400, 'bad-input');
  const elsewhere = await record();
  await refused(act(operator, 'POST', elsewhere, `${task}/done`), 404, 'not-found');
});
