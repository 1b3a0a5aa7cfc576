import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { freezeClock } from '#kernel/clock.ts';
import { first, sql } from '#kernel/db.ts';
import { hearFacts } from '#kernel/outbox.ts';
import { makeTasks, type TasksOf } from '#tasks/index.ts';
import type { RiskLevel, TasksAnswer } from '#tasks/shared.ts';
import { actorOf } from '#testing/actor.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { hotlineListeners } from './listeners.ts';
import type { Alert, AlertsAnswer } from './shared.ts';
import { watchHouse } from './watch-house.ts';

let program: Program;
let director: Person;
let operator: Person;
let member: Person;
let other: Person;
let line: string;
let team: string;
const NIGHT = new Date('2026-11-23T20:53:00Z');
const minutesLater = (minutes: number) => freezeClock(new Date(NIGHT.getTime() + minutes * 60_000));

before(async () => {
  program = await startProgram();
  const founded = await found(program);
  director = founded.director;
  line = founded.lines[0]?.id ?? '';
  const second = founded.lines[1]?.id ?? '';
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  member = await join(program, director, { name: 'Jelena Kostić', roles: ['operator'], lines: [second] });
  other = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
  // The team whose record it is: here the duty team of the second line stands for it.
  const row = await first(program.asOwner, sql<{ id: string }>`select id from staff.teams where line = ${second}`);
  team = row?.id ?? '';
});
after(async () => {
  freezeClock(null);
  await program.stop();
});

const watch = () => program.pools.worker.transaction().execute((tx) => watchHouse(tx));
const hear = () => hearFacts(program.pools.worker, hotlineListeners, async () => undefined);
const alertsOf = async (who: Person): Promise<Alert[]> =>
  (await ok(who.browser.call<AlertsAnswer>('GET', '/alerts'))).alerts.filter(({ kind }) => kind === 'task_late');

async function record(risk: RiskLevel, other2: Partial<TasksOf> = {}): Promise<string> {
  freezeClock(NIGHT);
  const { id } = await ok(
    operator.browser.call<{ id: string }>('POST', '/contacts', {
      line,
      practice: other2.practice ? { call: null } : null,
    }),
  );
  const actor = await actorOf(program, operator);
  const of = { dossier: id, owner: null, team, practice: false, ...other2 };
  await withActor(program.pools.app, actor.id, (tx) => makeTasks(tx, actor, { ...of, risk, from: NIGHT }));
  return id;
}

/** Which steps of a record are alerts at so many minutes. */
async function raisedAt(id: string, minutes: number): Promise<(string | undefined)[]> {
  minutesLater(minutes);
  await watch();
  return (await alertsOf(director)).filter(({ late }) => late?.page?.id === id).map(({ late }) => late?.step);
}

test('unassigned: at high risk after an hour, at medium after three, and not a minute before (domain.md 11.6)', async () => {
  const high = await record('high');
  const medium = await record('medium');
  assert.deepEqual(await raisedAt(high, 59), []);
  assert.deepEqual(await raisedAt(high, 61), ['assign']);
  assert.deepEqual(await raisedAt(medium, 179), []);
  assert.deepEqual(await raisedAt(medium, 181), ['assign']);
  assert.deepEqual(await raisedAt(high, 182), ['assign'], 'the same lateness is raised once');
});

test('a record with an owner is not unassigned, and practice alarms nobody', async () => {
  assert.deepEqual(await raisedAt(await record('high', { owner: operator.id }), 181), []);
  assert.deepEqual(await raisedAt(await record('critical', { practice: true }), 181), []);
});

test('a late first action is told to leads and to the record’s team, and names the record only to who may open it', async () => {
  const id = await record('critical', { owner: operator.id });
  assert.deepEqual(await raisedAt(id, 61), ['first_action']);
  const raised = (await alertsOf(director)).find(({ late }) => late?.page?.id === id);
  assert.deepEqual(
    raised?.steps.map(({ to }) => to),
    [null],
  );
  assert.equal(raised?.line, null);
  const asMember = (await alertsOf(member)).find((row) => row.id === raised?.id);
  assert.deepEqual(
    [asMember?.mine, asMember?.can.answer, asMember?.late],
    [true, true, { step: 'first_action', page: null }],
  );
  const asOther = (await alertsOf(other)).find((row) => row.id === raised?.id);
  assert.deepEqual([asOther?.mine, asOther?.can.answer], [false, false]);
  await refused(other.browser.call('POST', `/alerts/${raised?.id}/answer`), 403, 'not-allowed');
  await ok(member.browser.call('POST', `/alerts/${raised?.id}/answer`));
  assert.equal((await alertsOf(director)).find((row) => row.id === raised?.id)?.answered?.by, member.id);
});

test('what was done about a late step answers its alert; a rise of what is late anyway does not', async () => {
  const id = await record('critical', { owner: operator.id });
  await raisedAt(id, 61);
  const { tasks } = await ok(operator.browser.call<TasksAnswer>('GET', `/dossiers/${id}/tasks`));
  const task = tasks.find(({ kind }) => kind === 'first_action');
  const mine = async () => (await alertsOf(director)).find(({ late }) => late?.page?.id === id)?.answered?.by;
  const move = (due: string, basedOn: number) =>
    ok(operator.browser.call('PUT', `/dossiers/${id}/tasks/${task?.id}`, { basedOn, due, reason: 'zauzeta' }));
  await move('2026-11-23T21:00:00.000Z', 1);
  await hear();
  assert.equal(await mine(), undefined, 'still late');
  await ok(operator.browser.call('POST', `/dossiers/${id}/tasks/${task?.id}/done`, {}));
  await hear();
  assert.equal(await mine(), operator.id);
});

test('whoever can no longer read a record has none of its tasks: they are the team’s again, and it says why', async () => {
  const id = await record('medium', { owner: operator.id });
  const { tasks } = await ok(operator.browser.call<TasksAnswer>('GET', `/dossiers/${id}/tasks`));
  const task = tasks.find(({ kind }) => kind === 'plan');
  await ok(
    operator.browser.call('POST', `/contacts/${id}/grants`, {
      principal: other.id,
      reason: 'zajednički rad',
      until: null,
    }),
  );
  const change = { basedOn: task?.version, owner: other.id };
  await ok(operator.browser.call('PUT', `/dossiers/${id}/tasks/${task?.id}`, change));
  const now = async () => {
    const all = await ok(operator.browser.call<TasksAnswer>('GET', `/dossiers/${id}/tasks`));
    return all.tasks.find((each) => each.id === task?.id);
  };
  await watch();
  assert.equal((await now())?.owner, other.id, 'who can read it keeps it');
  await ok(operator.browser.call('DELETE', `/contacts/${id}/grants/${other.id}`));
  await watch();
  await hear();
  const back = await now();
  assert.deepEqual([back?.owner, back?.history[0]?.why, back?.history[0]?.by], [null, 'no_access', null]);
  const others = (await ok(operator.browser.call<TasksAnswer>('GET', `/dossiers/${id}/tasks`))).tasks;
  assert.ok(
    others.some(({ owner }) => owner === operator.id),
    'what others owe stays theirs',
  );
});
