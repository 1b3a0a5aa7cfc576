import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TaskAnswer, TasksAnswer } from '#tasks/shared.ts';
import { confirmQuorum, found, join, ok, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { askForOwners } from './ask-for-owners.ts';
import type { CaseAnswer, CaseListAnswer, TimelineAnswer } from './shared.ts';

let program: Program;
let line: string;
let operator: Person;
let worker: Person;
let director: Person;

before(async () => {
  program = await startProgram();
  const house = await found(program);
  const { lines } = house;
  ({ director } = house);
  line = lines[0]?.id ?? '';
  await confirmQuorum(director);
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  worker = await join(program, director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
});
after(() => program.stop());

async function newCase(body: object = {}): Promise<string> {
  const { call } = operator.browser;
  const contact = await ok(call<{ id: string }>('POST', '/contacts', { line }));
  return (await ok(call<{ id: string }>('POST', `/contacts/${contact.id}/case`, { risk: 'medium', ...body }))).id;
}

/** The open tasks of a case, by their kind. */
async function openOf(id: string): Promise<Map<string, TaskAnswer>> {
  const { tasks } = await ok(operator.browser.call<TasksAnswer>('GET', `/dossiers/${id}/tasks`));
  return new Map(tasks.filter(({ ending }) => ending === null).map((task) => [task.kind, task]));
}
const put = (id: string, path: string, body: object) => ok(operator.browser.call('PUT', `/cases/${id}/${path}`, body));
const STEPS = ['assign', 'contact', 'first_action', 'plan', 'review', 'safe_contact', 'safety_talk'];
const hoursLeft = (task: TaskAnswer | undefined) =>
  Math.round((Date.parse(task?.due ?? '') - Date.parse(task?.made ?? '')) / 3_600_000);

test('a case is born with what its risk asks for, and with the question who takes it', async () => {
  const open = await openOf(await newCase());
  assert.deepEqual([...open.keys()].toSorted(), STEPS);
  assert.deepEqual([hoursLeft(open.get('assign')), hoursLeft(open.get('first_action'))], [3, 72]);
  assert.ok([...open.values()].every(({ team, owner }) => team !== null && owner === null));
});

test('a case that somebody takes has an owner for its tasks too, and nobody looks for one any more', async () => {
  const id = await newCase();
  await put(id, 'owner', { owner: worker.id });
  const open = await openOf(id);
  assert.equal(open.has('assign'), false);
  assert.ok([...open.values()].every(({ owner }) => owner === worker.id));
  await put(id, 'owner', { owner: null });
  assert.equal((await openOf(id)).get('review')?.owner, null);
  assert.ok((await openOf(id)).has('assign'));
});

test('its risk rises: the steps come nearer, each with the reason', async () => {
  const id = await newCase();
  await put(id, 'risk', { basedOn: 1, level: 'critical', reason: 'premeštaju je noćas' });
  const first = (await openOf(id)).get('first_action');
  assert.deepEqual([hoursLeft(first), first?.history[0]?.reason], [1, 'premeštaju je noćas']);
});

test('closed, nothing of it waits; opened again, everything its risk asks for does', async () => {
  const id = await newCase();
  await put(id, 'status', { basedOn: 1, status: 'closed', reason: 'clients_wish', words: 'vrata ostaju otvorena' });
  assert.deepEqual([...(await openOf(id)).keys()], []);
  await put(id, 'status', { basedOn: 2, status: 'reopened' });
  assert.deepEqual([...(await openOf(id)).keys()].toSorted(), STEPS);
});

test('closed, it changes hands without anybody being looked for, and what is still to do is its team’s', async () => {
  const id = await newCase();
  const team = (await openOf(id)).get('assign')?.team;
  await put(id, 'status', { basedOn: 1, status: 'closed', reason: 'clients_wish', words: 'vrata ostaju otvorena' });
  await put(id, 'owner', { owner: worker.id });
  await put(id, 'owner', { owner: null });
  assert.deepEqual([...(await openOf(id)).keys()], []);
  const left = { kind: 'inform', text: 'pismo za arhivu' };
  await ok(operator.browser.call('POST', `/dossiers/${id}/tasks`, left));
  assert.deepEqual([(await openOf(id)).get('inform')?.team, team === undefined], [team, false]);
});

test('a case whose owner has left is nobody’s, says who had it, and asks with its clock for a new one, once', async () => {
  const gone = await join(program, director, { name: 'Ljubinka Ras', roles: ['case_worker'] });
  const [id, over] = [await newCase({ owner: gone.id, risk: 'high' }), await newCase({ owner: gone.id })];
  await put(over, 'status', { basedOn: 1, status: 'closed', reason: 'goals_met', words: 'kod sestre je' });
  const seen = async (of = id) => {
    const { owner, ownerLeft } = await ok(operator.browser.call<CaseAnswer>('GET', `/cases/${of}`));
    return [owner, ownerLeft];
  };
  const nobodys = async () => {
    const list = await ok(
      operator.browser.call<CaseListAnswer>('POST', '/cases/list', { filter: { whose: 'nobodys' } }),
    );
    return list.cases.some((row) => row.id === id && row.ownerLeft === gone.id);
  };
  const clock = () => program.pools.worker.transaction().execute((tx) => askForOwners(tx));
  await clock();
  assert.deepEqual([await seen(), await nobodys(), (await openOf(id)).has('assign')], [[gone.id, null], false, false]);
  await ok(director.browser.call('POST', `/colleagues/${gone.id}/leave`));
  assert.deepEqual([await seen(), await seen(over), await nobodys()], [[null, gone.id], [null, gone.id], true]);
  await clock();
  await clock();
  const asked = (await openOf(id)).get('assign');
  assert.deepEqual([asked?.owner, asked?.madeBy, asked?.text, hoursLeft(asked)], [null, director.id, '', 1]);
  assert.equal((await openOf(over)).has('assign'), false, 'what is closed looks for nobody');
  await put(over, 'status', { basedOn: 2, status: 'reopened' });
  assert.ok([...(await openOf(over)).values()].every(({ owner }) => owner === null));
  await put(id, 'owner', { owner: worker.id });
  assert.deepEqual([await seen(), (await openOf(id)).has('assign')], [[worker.id, null], false]);
});

test('what somebody does about a task is a line of the case; what the rules did is not', async () => {
  const id = await newCase();
  const atFirst = await kindsOf(id);
  assert.equal(
    atFirst.some((kind) => kind.startsWith('task.')),
    false,
  );
  const plan = (await openOf(id)).get('plan');
  await ok(operator.browser.call('POST', `/dossiers/${id}/tasks/${plan?.id}/done`, {}));
  await ok(operator.browser.call('DELETE', `/dossiers/${id}/tasks/${plan?.id}/ending`, {}));
  await ok(operator.browser.call('POST', `/dossiers/${id}/tasks`, { kind: 'accompany' }));
  assert.deepEqual(
    (await kindsOf(id)).filter((kind) => kind.startsWith('task.')),
    ['task.made', 'task.undone', 'task.done'],
  );
});

const kindsOf = async (id: string) =>
  (await ok(operator.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, {}))).lines.map(({ kind }) => kind);
