import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import type { ConsentsAnswer } from '#rights/shared.ts';
import { ok, refused, type Person } from '#testing/cast.ts';
import { countRows } from '#testing/count-rows.ts';
import { houseOfCases } from '#testing/house-of-cases.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { CaseAnswer, CaseListAnswer, CaseOf, TimelineAnswer } from './shared.ts';

let program: Program;
let line: string;
let operator: Person;
let worker: Person;
let lawyer: Person;

before(async () => {
  program = await startProgram();
  ({ line, operator, worker, lawyer } = await houseOfCases(program));
});

after(() => program.stop());

type Made = { id: string; number: string };

async function newContact(name = ''): Promise<Made> {
  const { call } = operator.browser;
  const contact = await ok(call<Made>('POST', '/contacts', { line }));
  const changes = [{ field: 'caller_name', basedOn: 0, value: name }];
  if (name !== '') await ok(call('PUT', `/contacts/${contact.id}`, { changes }));
  return contact;
}

const open = (contact: string, body: object = {}) =>
  operator.browser.call<Made>('POST', `/contacts/${contact}/case`, { risk: 'high', ...body });
const read = (who: Person, id: string) => who.browser.call<CaseAnswer>('GET', `/cases/${id}`);
const timeline = (who: Person, id: string, body: object = {}) =>
  who.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, body);

test('a key pressed twice, or asked again because the answer was lost, opens one case', async () => {
  const contact = await newContact('Draga Pantić');
  const request = crypto.randomUUID();
  const persons = [{ said: true, role: 'person_of_concern' }];
  const asked = () => open(contact.id, { request, persons });
  const together = await Promise.all([ok(asked()), ok(asked()), ok(asked())]);
  const again = await ok(asked());
  assert.equal(new Set([...together, again].map(({ id }) => id)).size, 1);
  const parts = sql`select dossier from cases.contacts where contact = ${contact.id}`;
  assert.equal((await rows(program.asOwner, parts)).length, 1, 'the call is part of one case');
  const another = await ok(open(contact.id, { request: crypto.randomUUID() }));
  assert.notEqual(another.id, again.id, 'a new request is a new case');
});

test('a call becomes a case in one act: number, people with roles, first risk, owner and team, and its first lines', async () => {
  const contact = await newContact('Anđelija Ćurđin');
  const { id, number } = await ok(
    open(contact.id, {
      risk: 'critical',
      reason: 'isprave kod iznajmljivača',
      owner: worker.id,
      persons: [
        { said: true, role: 'person_of_concern' },
        { called: 'sestra, Beč', role: 'family' },
        { called: 'gazdarica, ime se ne zna', role: 'alleged_offender' },
      ],
    }),
  );
  assert.match(number, /^C-\d{4}-\d{4}$/);
  const seen = await ok(read(worker, id));
  assert.deepEqual([seen.number, seen.risk, seen.status, seen.owner], [number, 'critical', 'open', worker.id]);
  assert.deepEqual(
    seen.people.map(({ role, name, called }) => [role, name ?? called]),
    [
      ['person_of_concern', 'Anđelija Ćurđin'],
      ['family', 'sestra, Beč'],
      ['alleged_offender', 'gazdarica, ime se ne zna'],
    ],
  );
  assert.equal(seen.risks[0]?.reason, 'isprave kod iznajmljivača');
  const { lines } = await ok(timeline(worker, id));
  assert.deepEqual(
    lines.map(({ kind, by }) => [kind, by]),
    [
      ['case.opened', operator.id],
      ['risk.set', operator.id],
      ['contact.attached', operator.id],
    ],
  );
  assert.equal(lines[0]?.said['contact'], contact.number);
  assert.equal(lines[2]?.ref, contact.id);
});

test('whoever reads the case reads its contact and its person through it, and an alleged offender not', async () => {
  const offender = await ok(
    operator.browser.call<Made>('POST', '/people', { names: [{ text: 'Zvonko Perić', kind: 'other' }] }),
  );
  const contact = await newContact('Borjana Kiš');
  const { id } = await ok(
    open(contact.id, {
      owner: worker.id,
      persons: [
        { said: true, role: 'person_of_concern' },
        { person: offender.id, called: 'poslodavac', role: 'alleged_offender' },
      ],
    }),
  );
  await ok(worker.browser.call('GET', `/contacts/${contact.id}`));
  const { people } = await ok(read(worker, id));
  await ok(worker.browser.call('GET', `/people/${people[0]?.person}`));
  await refused(worker.browser.call('GET', `/people/${offender.id}`), 404, 'not-found');
  assert.deepEqual([people[1]?.name, people[1]?.called], [null, 'poslodavac']);
});

test('a colleague without a grant finds nothing: not the case, not its lines, not in a list; its number only that it is there', async () => {
  const contact = await newContact('Danica Mrđa');
  const { id, number } = await ok(open(contact.id));
  await refused(read(lawyer, id), 404, 'not-found');
  await refused(timeline(lawyer, id), 404, 'not-found');
  await refused(lawyer.browser.call('GET', `/contacts/${contact.id}/cases`), 404, 'not-found');
  const { cases } = await ok(lawyer.browser.call<CaseListAnswer>('POST', '/cases/list', {}));
  assert.deepEqual(cases, []);
  const told = await ok(lawyer.browser.call('POST', '/cases/find', { number: number.toLowerCase() }));
  assert.deepEqual(told, { id, readable: false });
});

test('undone within the minute it leaves nothing behind, not even the person who began with it', async () => {
  const contact = await newContact('Emina Hadžić');
  const earlier = await countRows(program.asOwner);
  const { id } = await ok(open(contact.id, { persons: [{ said: true, role: 'person_of_concern' }] }));
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  const now = await countRows(program.asOwner);
  const left = Object.keys(now).filter((table) => !table.startsWith('kernel.') && now[table] !== earlier[table]);
  assert.deepEqual(left, []);
  await refused(read(operator, id), 404, 'not-found');
  const { people } = await ok(operator.browser.call<{ people: object[] }>('GET', `/contacts/${contact.id}/people`));
  assert.deepEqual(people, []);
});

test('what she agreed to is written in the same act, one purpose and one recipient a row, and undone with it', async () => {
  const contact = await newContact('Hana Berberović');
  const earlier = await countRows(program.asOwner);
  const shelter = { organisation: null, name: 'Sigurna kuća na severu' };
  const told = { way: 'read_aloud', points: ['may_withdraw', 'understands_next'] };
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const consents = [
    { purpose: 'referral', recipient: shelter, state: 'given', data: ['name', 'arrival'], until, ...told },
    { purpose: 'report', recipient: { organisation: null, name: 'Policija' }, state: 'refused' },
    { purpose: 'services', state: 'not_asked' },
  ];
  const { id } = await ok(open(contact.id, { consents }));
  const written = await ok(operator.browser.call<ConsentsAnswer>('GET', `/dossiers/${id}/consents`));
  assert.deepEqual(
    new Set(
      written.consents.map((each) => `${each.purpose} ${each.recipient?.name ?? '-'} ${each.state} ${each.until}`),
    ),
    new Set([
      `referral Sigurna kuća na severu given ${until}`,
      'report Policija refused null',
      'services - not_asked null',
    ]),
  );
  const { lines } = await ok(timeline(operator, id));
  assert.ok(lines.some(({ kind, said }) => kind === 'consent.given' && said['recipient'] === shelter.name));
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  const now = await countRows(program.asOwner);
  const left = Object.keys(now).filter((table) => !table.startsWith('kernel.') && now[table] !== earlier[table]);
  assert.deepEqual(left, []);
});

test('what is no consent opens no case: nothing is half done', async () => {
  const contact = await newContact();
  const earlier = await countRows(program.asOwner);
  const uninformed = { purpose: 'services', state: 'given', way: 'read_aloud', points: [] };
  await refused(open(contact.id, { consents: [uninformed] }), 409, 'consent-not-informed');
  assert.deepEqual((await countRows(program.asOwner))['cases.cases'], earlier['cases.cases']);
});

test('an opening in whose consents somebody else has written stands', async () => {
  const contact = await newContact();
  const consents = [{ purpose: 'services', state: 'not_asked' }];
  const { id } = await ok(open(contact.id, { owner: worker.id, consents }));
  const { consents: asked } = await ok(worker.browser.call<ConsentsAnswer>('GET', `/dossiers/${id}/consents`));
  const answer = { basedOn: 1, state: 'refused' };
  await ok(worker.browser.call('PUT', `/dossiers/${id}/consents/${asked[0]?.id}`, answer));
  await refused(operator.browser.call('DELETE', `/cases/${id}/opening`), 409, 'opening-stands');
});

test('a person who was known before stays when the case is undone', async () => {
  const contact = await newContact('Fatima Krasnići');
  const { person } = await ok(
    operator.browser.call<{ person: string }>('POST', `/contacts/${contact.id}/person`, { new: {} }),
  );
  const { id } = await ok(open(contact.id, { persons: [{ person, role: 'person_of_concern' }] }));
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  await ok(operator.browser.call('GET', `/people/${person}`));
});

test('undoing is for whoever opened it, while nobody else has touched it', async () => {
  const contact = await newContact();
  const { id } = await ok(open(contact.id, { owner: worker.id }));
  await refused(worker.browser.call('DELETE', `/cases/${id}/opening`), 409, 'opening-stands');
  const other = await newContact();
  await ok(operator.browser.call('POST', `/contacts/${other.id}/grants`, share(worker)));
  await ok(worker.browser.call('POST', `/contacts/${other.id}/case/attach`, { case: id }));
  await refused(operator.browser.call('DELETE', `/cases/${id}/opening`), 409, 'opening-stands');
  await ok(read(operator, id));
});

const share = (who: Person) => ({ principal: who.id, reason: 'zajednički rad', until: null });

test('a case grown older than a minute is not undone any more', async () => {
  const { id } = await ok(open((await newContact()).id));
  await sql`update vault.grants set opened = now() - interval '61 seconds' where dossier = ${id}`.execute(
    program.asOwner,
  );
  await refused(operator.browser.call('DELETE', `/cases/${id}/opening`), 409, 'opening-stands');
});

test('two contacts, one case: the second is attached once, and both say which case they belong to', async () => {
  const [first, second] = [await newContact(), await newContact()];
  const { id, number } = await ok(open(first.id));
  const attach = () => operator.browser.call('POST', `/contacts/${second.id}/case/attach`, { case: id });
  await ok(attach());
  await refused(attach(), 409, 'already-attached');
  for (const contact of [first, second]) {
    const { cases } = await ok(operator.browser.call<{ cases: CaseOf[] }>('GET', `/contacts/${contact.id}/cases`));
    assert.deepEqual(cases, [{ id, number, risk: 'high', status: 'open', practice: false }]);
  }
  const { lines } = await ok(timeline(operator, id, { group: 'contacts' }));
  assert.deepEqual(new Set(lines.map(({ ref }) => ref)), new Set([first.id, second.id]));
});

test('nobody opens a case from a contact she cannot read, gives it to a team that does no case work, or to nobody known', async () => {
  const contact = await newContact();
  await refused(lawyer.browser.call('POST', `/contacts/${contact.id}/case`, { risk: 'low' }), 404, 'not-found');
  const { teams } = await ok(operator.browser.call<{ teams: { id: string; kind: string }[] }>('GET', '/sharing'));
  const leads = teams.find(({ kind }) => kind === 'leads')?.id;
  await refused(open(contact.id, { team: leads }), 409, 'not-a-case-team');
  await refused(open(contact.id, { owner: crypto.randomUUID() }), 400, 'no-such-colleague');
  const support = teams.find(({ kind }) => kind === 'support')?.id;
  const { id } = await ok(open(contact.id, { team: support }));
  await ok(read(worker, id));
});

test('whoever a case is about has a duty card, though nobody knows her name; undoing the opening takes it back', async () => {
  type Card = { card: { risk: string | null }; file: unknown };
  const contact = await newContact('Sanela');
  const girl = { called: 'devojčica, oko 14 godina', role: 'person_of_concern' };
  const { id } = await ok(open(contact.id, { persons: [girl, { called: 'tetka', role: 'family' }] }));
  const { people } = await ok(read(operator, id));
  assert.deepEqual(
    people.map(({ name, called, person }) => [name, called, person !== null]),
    [
      [null, 'devojčica, oko 14 godina', true],
      [null, 'tetka', false],
    ],
  );
  const page = `/people/${people[0]?.person}`;
  assert.equal((await ok(operator.browser.call<Card>('GET', page))).card.risk, 'high');
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  await refused(operator.browser.call('GET', page), 404, 'not-found');
  const later = await ok(open(contact.id));
  await ok(operator.browser.call('POST', `/cases/${later.id}/people`, girl));
  const [added] = (await ok(read(operator, later.id))).people;
  assert.equal((await ok(operator.browser.call<Card>('GET', `/people/${added?.person}`))).card.risk, 'high');
});

test('of cases that run, what is due first stands first; closed ones are asked for by themselves', async () => {
  const listed = async (filter: object) =>
    (await ok(worker.browser.call<CaseListAnswer>('POST', '/cases/list', { filter }))).cases;
  const made = async (risk: string) =>
    (await ok(open((await newContact()).id, { risk, owner: worker.id, team: undefined }))).id;
  const critical = await made('critical');
  const low = await made('low');
  const closed = await made('critical');
  const end = { basedOn: 1, status: 'closed', reason: 'clients_wish', words: '' };
  await ok(operator.browser.call('PUT', `/cases/${closed}/status`, end));
  const running = await listed({ status: 'running' });
  const place = (id: string) => running.findIndex((each) => each.id === id);
  assert.ok(place(critical) !== -1 && place(critical) < place(low), 'opened earlier, and due earlier');
  assert.equal(place(closed), -1);
  const dues = running.map(({ due }) => due ?? '9999');
  assert.deepEqual(dues, dues.toSorted());
  assert.ok((await listed({})).some((each) => each.id === closed));
});

test('a list starts from grants and is narrowed by whose, how grave and where it stands', async () => {
  const { id } = await ok(open((await newContact()).id, { risk: 'low', owner: worker.id }));
  const ask = async (filter: object) =>
    (await ok(worker.browser.call<CaseListAnswer>('POST', '/cases/list', { filter }))).cases.map((each) => each.id);
  assert.ok((await ask({ whose: 'mine', risk: 'low', status: 'running' })).includes(id));
  for (const filter of [{ whose: 'nobodys' }, { risk: 'critical' }, { status: 'closed' }])
    assert.ok(!(await ask(filter)).includes(id), JSON.stringify(filter));
});

test('her page lists her cases, for those who hold a grant on them', async () => {
  const contact = await newContact('Gordana Šijak');
  const { id } = await ok(open(contact.id, { persons: [{ said: true, role: 'person_of_concern' }] }));
  const { people } = await ok(read(operator, id));
  const hers = `/people/${people[0]?.person}/cases`;
  const { cases } = await ok(operator.browser.call<{ cases: CaseOf[] }>('GET', hers));
  assert.deepEqual(
    cases.map((each) => each.id),
    [id],
  );
  await refused(lawyer.browser.call('GET', hers), 404, 'not-found');
});

test('nothing that says who stands in a clear column of the room', async () => {
  const tables = ['cases', 'people', 'risks', 'statuses', 'timeline', 'contacts', 'entries'];
  for (const table of tables) {
    const stored = await rows(
      program.asOwner,
      sql<{ row: string }>`select t::text as row from ${sql.table(`cases.${table}`)} t`,
    );
    for (const { row } of stored) assert.doesNotMatch(row, /Ćurđin|sestra|gazdarica|isprave|poslodavac/, table);
  }
});
