import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { withActor } from '#kernel/actor.ts';
import { rows, sql, type Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { actorOf } from '#testing/actor.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { setOwner } from './set-owner.ts';
import { setRisk } from './set-risk.ts';
import type { CaseAnswer, TimelineAnswer } from './shared.ts';
import { undoOpening } from './undo-opening.ts';
import { writeNote } from './write-note.ts';

let program: Program;
let line: string;
let operator: Person;
let worker: Person;
let lawyer: Person;
let lead: Person;
let apart: Person[];

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program);
  line = lines[0]?.id ?? '';
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  worker = await join(program, director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  lawyer = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
  lead = await join(program, director, { name: 'Vesna Ilić', roles: ['lead'] });
  const none = { letIn: false, checkSheet: false };
  apart = [
    await join(program, director, { name: 'Jasna Pop', roles: ['administrator'], ...none }),
    await join(program, director, { name: 'Sava Tot', roles: ['educator'], ...none }),
  ];
});
after(() => program.stop());

type Made = { id: string };

async function opened(body: object = {}): Promise<{ contact: string; id: string }> {
  const { call } = operator.browser;
  const contact = (await ok(call<Made>('POST', '/contacts', { line }))).id;
  const made = await ok(call<Made>('POST', `/contacts/${contact}/case`, { risk: 'high', owner: worker.id, ...body }));
  return { contact, id: made.id };
}

const read = (who: Person, id: string) => who.browser.call<CaseAnswer>('GET', `/cases/${id}`);
const giveCharge = (who: Person, id: string, owner: string | null) =>
  who.browser.call('PUT', `/cases/${id}/owner`, { owner });

/** Does something as one person, and something else as another while the first is not committed yet and is waited for. */
async function meanwhile<T>(
  who: Person,
  first: (tx: Tx, actor: StaffActor) => Promise<unknown>,
  then: () => Promise<T>,
) {
  const actor = await actorOf(program, who);
  let other: Promise<T> | undefined;
  await withActor(program.pools.app, actor.id, async (tx) => {
    await first(tx, actor);
    let answered = false;
    other = then().finally(() => (answered = true));
    while (!answered && !(await somebodyWaits())) await setImmediate();
  });
  return other ?? assert.fail();
}

async function somebodyWaits(): Promise<boolean> {
  return (await rows(program.asOwner, sql`select from pg_locks where not granted`)).length > 0;
}

test('an alleged offender who had another part too is apart again when that part has ended', async () => {
  const { id } = await opened();
  const { call } = operator.browser;
  const names = [{ text: 'Zvonko Perić', kind: 'other' }];
  const person = (await ok(call<Made>('POST', '/people', { names }))).id;
  const part = async (role: string) =>
    (await ok(call<Made>('POST', `/cases/${id}/people`, { person, role, called: 'gazda' }))).id;
  await part('alleged_offender');
  const caller = await part('caller');
  await ok(worker.browser.call('GET', `/people/${person}`));
  await ok(call('DELETE', `/cases/${id}/people/${caller}`));
  await refused(worker.browser.call('GET', `/people/${person}`), 404, 'not-found');
  const { people } = await ok(read(worker, id));
  assert.deepEqual(
    people.map((each) => [each.person, each.role, each.name]),
    [[person, 'alleged_offender', null]],
  );
});

test('a case is in the charge only of somebody whose role reads records: nobody else gets its key that way', async () => {
  const { contact, id } = await opened();
  for (const { id: owner } of apart) {
    await refused(giveCharge(worker, id, owner), 409, 'not-a-reader');
    const again = operator.browser.call('POST', `/contacts/${contact}/case`, { risk: 'low', owner });
    await refused(again, 409, 'not-a-reader');
  }
  const held = await rows(
    program.asOwner,
    sql`select 1 from vault.grants where dossier = ${id} and principal = any(${apart.map((each) => each.id)}::uuid[])`,
  );
  assert.equal(held.length, 0);
});

test('a case opened while covering names its contact and gives nobody a key to it, until its own reader attaches it', async () => {
  const { call } = operator.browser;
  const contact = (await ok(call<Made>('POST', '/contacts', { line }))).id;
  const { person } = await ok(call<{ person: string }>('POST', `/contacts/${contact}/person`, { new: {} }));
  await ok(lead.browser.call('POST', '/standby', { dossier: contact, reason: 'Milica je na putu', minutes: 30 }));
  const persons = [{ person, role: 'person_of_concern' }];
  const opening = { risk: 'high', owner: worker.id, persons };
  const { id } = await ok(lead.browser.call<Made>('POST', `/contacts/${contact}/case`, opening));
  await ok(lead.browser.call('DELETE', `/contacts/${contact}/grants/${lead.id}`));
  const file = async (who: Person) =>
    (await ok(who.browser.call<{ file: object | null }>('GET', `/people/${person}`))).file;
  for (const who of [lead, worker]) {
    await ok(read(who, id));
    await refused(who.browser.call('GET', `/contacts/${contact}`), 404, 'not-found');
    assert.equal(await file(who), null, 'the duty card, and no more');
  }
  const attach = () => call('POST', `/contacts/${contact}/case/attach`, { case: id });
  await ok(attach());
  await ok(worker.browser.call('GET', `/contacts/${contact}`));
  await refused(attach(), 409, 'already-attached');
  const { lines } = await ok(worker.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, {}));
  assert.equal(lines.filter(({ kind }) => kind === 'contact.attached').length, 1);
});

test('somebody who reads a case for an hour takes it neither from its owner nor for herself', async () => {
  const { id } = await opened();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await ok(worker.browser.call('POST', `/cases/${id}/grants`, { principal: lawyer.id, reason: 'savet', until }));
  await ok(read(lawyer, id));
  for (const owner of [null, lawyer.id]) await refused(giveCharge(lawyer, id, owner), 403, 'held-for-a-while');
  assert.equal((await ok(read(worker, id))).owner, worker.id);
});

test('of two who give a case away at once one is last, and nobody else keeps a key for having charge of it', async () => {
  const { id } = await opened();
  const answer = await meanwhile(
    operator,
    (tx, actor) => setOwner(tx, actor, { id, owner: lawyer.id }),
    () => giveCharge(operator, id, lead.id),
  );
  assert.equal(answer.status, 200);
  const keys = await rows(
    program.asOwner,
    sql<{ principal: string }>`select principal from vault.grants where dossier = ${id} and why = 'owner'`,
  );
  assert.deepEqual(keys, [{ principal: lead.id }]);
});

test('a risk that rises at the same moment is lowered by nobody who may not lower it', async () => {
  const { id } = await opened({ risk: 'medium' });
  const answer = await meanwhile(
    worker,
    (tx, actor) => setRisk(tx, actor, { id, basedOn: 1, level: 'critical', reason: '' }),
    () => operator.browser.call('PUT', `/cases/${id}/risk`, { basedOn: 2, level: 'high' }),
  );
  assert.equal(answer.status, 403);
  assert.equal((await ok(read(operator, id))).risk, 'critical');
});

test('an opening is not undone over what a colleague is just writing in it', async () => {
  const { id } = await opened();
  const note = {
    id,
    note: crypto.randomUUID(),
    basedOn: 0,
    voice: 'mine',
    text: 'dolazi sutra',
    graphic: null,
  } as const;
  const answer = await meanwhile(
    worker,
    (tx, actor) => writeNote(tx, actor, note),
    () => operator.browser.call('DELETE', `/cases/${id}/opening`),
  );
  assert.equal(answer.status, 409);
  const { lines } = await ok(
    operator.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, { group: 'notes' }),
  );
  assert.equal(lines[0]?.note?.text, 'dolazi sutra');
});

/** What is begun under a case: by other rooms, by whoever shares it, in a note just under somebody's hands. */
function begun(): Record<string, object> {
  const inADay = new Date(Date.now() + 86_400_000).toISOString();
  const day = new Date().toISOString().slice(0, 10);
  const police = { organisation: null, name: 'Policija' };
  const asked = { purpose: 'report', recipient: police, data: ['name'] };
  return {
    'POST /dossiers screening': { list: 'delphi' },
    'POST /dossiers assessment': { status: 'presumed', decider: 'ngo', day },
    'POST /dossiers identification': { status: 'referred', decider: 'ngo', day },
    'POST /dossiers tasks': { kind: 'other', text: 'poziv', due: inADay },
    'POST /dossiers clocks': { kind: 'reflection_period', starts: day },
    'POST /dossiers consents': { ...asked, state: 'refused', way: 'read_aloud', language: 'sr', points: [] },
    'POST /dossiers exceptions': {
      ...asked,
      ground: 'danger_to_life',
      told: 'not_safe',
      reason: 'preti da će je odvesti',
    },
    'POST /dossiers referrals': { organisation: crypto.randomUUID(), way: 'told', service: 'info' },
    'POST /cases grants': { principal: lawyer.id, reason: 'savet', until: null },
    'PUT /cases drafts/29f11dc4-0b86-4a53-9c5a-7a0c8de02f6e': {
      basedOn: 0,
      voice: 'mine',
      text: 'zvala je',
      graphic: null,
    },
  };
}

/** What it answers while the opening is just being undone, and afterwards. */
async function beginUnderUndone(method: string, path: (id: string) => string, body: object): Promise<number[]> {
  const { id } = await opened({ owner: null });
  const begin = () => operator.browser.call(method, path(id), body);
  const answer = await meanwhile(operator, (tx, actor) => undoOpening(tx, actor, id), begin);
  return [answer.status, (await begin()).status];
}

test('under a case whose opening is just being undone nothing is begun any more: it is not there', async () => {
  for (const [where, body] of Object.entries(begun())) {
    const [method = '', base, place] = where.split(' ');
    assert.deepEqual(await beginUnderUndone(method, (id) => `${base}/${id}/${place}`, body), [404, 404], where);
  }
});
