import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import type { TakenOff } from '#people/shared.ts';
import { confirmQuorum, found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { CaseAnswer, NoteSaved, TimelineAnswer } from './shared.ts';

let program: Program;
let line: string;
let operator: Person;
let worker: Person;
let lead: Person;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program);
  line = lines[0]?.id ?? '';
  await confirmQuorum(director);
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  worker = await join(program, director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  lead = await join(program, director, { name: 'Vesna Ilić', roles: ['lead'], lines: [line] });
});

after(() => program.stop());

async function newCase(body: object = {}): Promise<string> {
  const { call } = operator.browser;
  const contact = await ok(call<{ id: string }>('POST', '/contacts', { line }));
  return (await ok(call<{ id: string }>('POST', `/contacts/${contact.id}/case`, { risk: 'medium', ...body }))).id;
}
const read = async (id: string, who = operator) => ok(who.browser.call<CaseAnswer>('GET', `/cases/${id}`));
const linesOf = async (id: string) =>
  (await ok(operator.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, {}))).lines;
const risk = (who: Person, id: string, body: object) => who.browser.call('PUT', `/cases/${id}/risk`, body);

test('the risk rises by anybody who works on the case, and falls only by a lead with a reason', async () => {
  const id = await newCase();
  await ok(risk(operator, id, { basedOn: 1, level: 'critical', reason: 'premeštaju je noćas' }));
  const down = { basedOn: 2, level: 'high', reason: 'stigla u sigurnu kuću' };
  await refused(risk(operator, id, down), 403, 'only-a-lead-lowers');
  await refused(risk(lead, id, { ...down, reason: '' }), 400, 'say-why-lower');
  await ok(risk(lead, id, down));
  const seen = await read(id);
  assert.equal(seen.risk, 'high');
  assert.deepEqual(
    seen.risks.map(({ level, by, reason }) => [level, by, reason]),
    [
      ['high', lead.id, 'stigla u sigurnu kuću'],
      ['critical', operator.id, 'premeštaju je noćas'],
      ['medium', operator.id, ''],
    ],
  );
});

test('two who judge the risk at the same moment: the second is told, and nothing is overwritten', async () => {
  const id = await newCase();
  await ok(risk(operator, id, { basedOn: 1, level: 'high' }));
  await refused(risk(lead, id, { basedOn: 1, level: 'critical' }), 409, 'changed-meanwhile');
  assert.equal((await read(id)).risk, 'high');
});

test('her duty card says the risk of her case, and what it said before once the opening is undone', async () => {
  const person = await ok(operator.browser.call<{ id: string }>('POST', '/people', {}));
  const cardRisk = async () =>
    (await ok(lead.browser.call<{ card: { risk: string | null } }>('GET', `/people/${person.id}`))).card.risk;
  const changes = [{ field: 'risk', basedOn: 0, value: 'low' }];
  await ok(operator.browser.call('PUT', `/people/${person.id}`, { changes }));
  const id = await newCase({ risk: 'high', persons: [{ person: person.id, role: 'person_of_concern' }] });
  assert.equal(await cardRisk(), 'high');
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  assert.equal(await cardRisk(), 'low');
});

test('a case is closed with a reason and opened again; every step stays', async () => {
  const id = await newCase();
  const put = (body: object) => operator.browser.call('PUT', `/cases/${id}/status`, body);
  await refused(put({ basedOn: 1, status: 'closed' }), 400, 'bad-input');
  await ok(put({ basedOn: 1, status: 'closed', reason: 'clients_wish', words: 'vrata ostaju otvorena' }));
  await refused(put({ basedOn: 1, status: 'reopened' }), 409, 'changed-meanwhile');
  await ok(put({ basedOn: 2, status: 'reopened' }));
  assert.deepEqual(
    (await read(id)).statuses.map(({ status, reason }) => [status, reason]),
    [
      ['reopened', null],
      ['closed', 'clients_wish'],
      ['open', null],
    ],
  );
});

test('a new owner can read it, the one before no longer, and both are in the timeline', async () => {
  const id = await newCase({ owner: worker.id });
  await read(id, worker);
  await ok(operator.browser.call('PUT', `/cases/${id}/owner`, { owner: lead.id }));
  assert.equal((await read(id, lead)).owner, lead.id);
  await refused(worker.browser.call('GET', `/cases/${id}`), 404, 'not-found');
  assert.equal((await linesOf(id))[0]?.said['owner'], lead.id);
});

test('somebody is added to a case and opens through it until her part ends', async () => {
  const id = await newCase({ owner: worker.id });
  const names = [{ text: 'Hatidža Muratović', kind: 'other' }];
  const person = await ok(operator.browser.call<{ id: string }>('POST', '/people', { names }));
  const part = await ok(
    operator.browser.call<{ id: string }>('POST', `/cases/${id}/people`, { person: person.id, role: 'family' }),
  );
  await ok(worker.browser.call('GET', `/people/${person.id}`));
  await ok(operator.browser.call('DELETE', `/cases/${id}/people/${part.id}`));
  await refused(worker.browser.call('GET', `/people/${person.id}`), 404, 'not-found');
  assert.deepEqual((await read(id)).people, []);
  await refused(operator.browser.call('DELETE', `/cases/${id}/people/${part.id}`), 404, 'not-found');
});

test('whoever ended a part that was her only way to somebody takes it back; an alleged offender stays apart', async () => {
  const id = await newCase({ owner: worker.id });
  const names = [{ text: 'Rusmira', kind: 'given' }];
  const person = await ok(operator.browser.call<{ id: string }>('POST', '/people', { names }));
  const place = `/cases/${id}/people`;
  const file = async () =>
    (await ok(worker.browser.call<{ file: { name: string } | null }>('GET', `/people/${person.id}`))).file?.name;
  const part = async (role: string, who: Person, body: object = {}) =>
    (await ok(who.browser.call<{ id: string }>('POST', place, { person: person.id, role, ...body }))).id;
  const end = (who: Person, entry: string) =>
    ok(who.browser.call<{ back: TakenOff | null }>('DELETE', `${place}/${entry}`));
  const family = await part('family', operator);
  await part('alleged_offender', operator);
  const ended = await end(worker, family);
  await refused(worker.browser.call('GET', `/people/${person.id}`), 404, 'not-found');
  const again = await part('family', worker, ended);
  assert.equal(await file(), 'Rusmira');
  const offender = (await read(id, worker)).people.find(({ role }) => role === 'alleged_offender')?.id ?? '';
  await end(worker, offender);
  assert.equal(await file(), 'Rusmira');
  await part('family', worker, await end(worker, again));
  assert.equal(await file(), 'Rusmira');
});

test('the part of an alleged offender is ended, and taken back, by a reader of the case to whom nothing of her opens', async () => {
  const id = await newCase({ owner: worker.id });
  const names = [{ text: 'Rusmira', kind: 'given' }];
  const person = await ok(operator.browser.call<{ id: string }>('POST', '/people', { names }));
  const place = `/cases/${id}/people`;
  const body = { person: person.id, role: 'alleged_offender' };
  const { id: part } = await ok(operator.browser.call<{ id: string }>('POST', place, body));
  const closed = () => refused(worker.browser.call('GET', `/people/${person.id}`), 404, 'not-found');
  await closed();
  const { back } = await ok(worker.browser.call<{ back: TakenOff | null }>('DELETE', `${place}/${part}`));
  assert.deepEqual((await read(id, worker)).people, []);
  await ok(worker.browser.call('POST', place, { ...body, back }));
  assert.deepEqual(
    (await read(id, worker)).people.map((one) => one.person),
    [person.id],
  );
  await closed();
});

test('a note keeps whose words it is and whether it is folded; of two who write it both versions come back', async () => {
  const id = await newCase({ owner: worker.id });
  const note = crypto.randomUUID();
  const write = (who: Person, body: object) =>
    who.browser.call<NoteSaved>('PUT', `/cases/${id}/notes/${note}`, { voice: 'hers', graphic: 'injuries', ...body });
  await ok(write(operator, { basedOn: 0, text: 'Udario me je kaišem.' }));
  await ok(write(worker, { basedOn: 1, text: 'Udario me je kaišem, dva puta.' }));
  const answer = await ok(write(operator, { basedOn: 1, text: 'Udario me je, rekla je.' }));
  assert.ok('clash' in answer);
  assert.deepEqual(
    [answer.clash.yours.text, answer.clash.theirs.text, answer.clash.theirs.by],
    ['Udario me je, rekla je.', 'Udario me je kaišem, dva puta.', worker.id],
  );
  const [newest] = await linesOf(id);
  assert.deepEqual(
    [newest?.kind, newest?.note?.voice, newest?.note?.graphic, newest?.note?.version],
    ['note.written', 'hers', 'injuries', 2],
  );
  assert.equal((await linesOf(id)).filter(({ kind }) => kind === 'note.written').length, 1);
});

test('a case goes on paper with a line of its own in the audit; for whoever cannot open it there is nothing to print', async () => {
  const id = await newCase();
  await ok(operator.browser.call('POST', `/cases/${id}/print`, {}));
  const noted = await rows(
    program.asOwner,
    sql<{ actor: string; verb: string }>`select actor, verb from audit.lines
      where kind = 'print' and dossiers = array[${id}]::uuid[]`,
  );
  assert.deepEqual(noted, [{ actor: operator.id, verb: 'cases.case.read' }]);
  await refused(worker.browser.call('POST', `/cases/${id}/print`, {}), 404, 'not-found');
});

test('a line about a contact that was erased says so, and leads nowhere', async () => {
  const id = await newCase();
  const { call } = operator.browser;
  const contact = await ok(call<{ id: string }>('POST', '/contacts', { line }));
  await ok(call('POST', `/contacts/${contact.id}/case/attach`, { case: id }));
  const attached = async () => (await linesOf(id)).filter(({ kind }) => kind === 'contact.attached');
  assert.equal(
    (await attached()).some(({ gone }) => gone),
    false,
  );
  // As `cases.forget` leaves it.
  await sql`update cases.timeline set ref = dossier where ref = ${contact.id}`.execute(program.asOwner);
  const told = (await attached()).filter(({ gone }) => gone);
  assert.equal(told.length, 1);
  assert.match(told[0]?.said['number'] ?? '', /^K-/);
});
