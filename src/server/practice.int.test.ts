import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CaseAnswer } from '#cases/shared.ts';
import type { ContactAnswer, ContactListAnswer, DangerAnswer, HandoverAnswer, WaitingAnswer } from '#hotline/shared.ts';
import { withActor } from '#kernel/actor.ts';
import { one, rows, run, sql } from '#kernel/db.ts';
import type { AttachAnswer, KnownCallerAnswer, SearchAnswer } from '#people/shared.ts';
import type { MonthAnswer } from '#research/shared.ts';
import { confirmQuorum, found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { columnsHolding } from '#testing/columns-holding.ts';
import { countRows } from '#testing/count-rows.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { forgetGoing } from './store.ts';

let program: Program;
let house: Founded;
let trainee: Person;
let night: Person;
let lead: Person;
let secondDirector: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  await confirmQuorum(house.director);
  const come = (name: string, role: string, lines: string[]) =>
    join(program, house.director, { name, roles: [role], lines });
  trainee = await come('Vesna Ilin', 'operator', [line]);
  night = await come('Dragan Petkov', 'operator', [line]);
  lead = await come('Jelena Kostić', 'lead', []);
  secondDirector = await come('Vukan Mitić', 'director', []);
});
after(() => program.stop());

type Made = { id: string; number: string };
const NUMBER = '060 123 45 28';
const begin = async (who = trainee, body: object = {}) =>
  ok(who.browser.call<Made>('POST', '/contacts', { line, practice: { call: null }, ...body }));
const real = async (who = trainee) => ok(who.browser.call<Made>('POST', '/contacts', { line }));
const read = (who: Person, id: string) => who.browser.call<ContactAnswer>('GET', `/contacts/${id}`);
const save = (id: string, field: string, value: unknown) =>
  ok(trainee.browser.call('PUT', `/contacts/${id}`, { changes: [{ field, basedOn: 0, value }] }));
const post = <T = Made>(path: string, body: object = {}, who = trainee) => who.browser.call<T>('POST', path, body);
const listed = async (who: Person) =>
  (await ok(post<ContactListAnswer>('/contacts/list', {}, who))).contacts.map(({ id }) => id);
const waits = async (who: Person) =>
  (await ok(who.browser.call<WaitingAnswer>('GET', '/waiting'))).rows.map(({ contact }) => contact);
const forget = () => program.pools.worker.transaction().execute((tx) => forgetGoing(tx));
const end = (...ids: string[]) =>
  run(program.asOwner, sql`update vault.dossiers set practice_ends = now() where id = any(${ids}::uuid[])`);
const thisMonth = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade' }).format(new Date()).slice(0, 7);
const agreed = {
  ...{ way: 'read_aloud', language: 'sr', points: ['may_withdraw', 'understands_next'] },
  ...{ purpose: 'referral', recipient: { organisation: null, name: 'Sigurna kuća „Dunja“' }, state: 'given' },
  ...{ data: ['name'], until: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10), words: '' },
};

test('practice is read by whoever practises and by the leads, says its day, and nobody else knows of it', async () => {
  const { id, number } = await begin();
  assert.match(number, /^VK-\d{4}-\d{4}$/);
  const days = (Date.parse((await ok(read(trainee, id))).practiceUntil ?? '') - Date.now()) / 86_400_000;
  assert.ok(days > 6.9 && days <= 7, `${days}`);
  assert.notEqual((await ok(read(lead, id))).practiceUntil, null);
  assert.equal((await ok(read(trainee, (await real()).id))).practiceUntil, null);
  for (const other of [night, secondDirector]) await refused(read(other, id), 404, 'not-found');
  assert.deepEqual([(await listed(trainee)).includes(id), (await listed(night)).includes(id)], [true, false]);
});

test('practice waits on no desk, wakes nobody and moves no number of a real contact', async () => {
  const before_ = await real();
  const { id } = await begin();
  await ok(post(`/contacts/${id}/promises`, { kind: 'call_back', due: new Date(Date.now() - 60_000).toISOString() }));
  const { alert, saved } = await ok(post<DangerAnswer>(`/contacts/${id}/danger`));
  assert.deepEqual([alert, saved.map(({ field }) => field)], [null, ['risk', 'danger_at']]);
  assert.deepEqual(await rows(program.asOwner, sql`select 1 from hotline.alerts where contact = ${id}`), []);
  for (const who of [trainee, lead, night]) assert.equal((await waits(who)).includes(id), false, who.name);
  const handover = await ok(trainee.browser.call<HandoverAnswer>('GET', `/lines/${line}/handover`));
  assert.equal(JSON.stringify(handover).includes(id), false);
  const counted = () => one(program.asOwner, sql<{ n: number }>`select hotline.contacts_opened() as n`);
  const so = await counted();
  await begin();
  assert.deepEqual(await counted(), so, 'the twenty before the shares are on paper are real ones');
  const next = await real();
  assert.equal(Number(next.number.slice(-4)), Number(before_.number.slice(-4)) + 1);
});

test('the month counts neither its contacts, nor its people, nor its promises, nor its cases', async () => {
  const month = () => ok(house.director.browser.call<MonthAnswer>('GET', `/months/${thisMonth()}`));
  const before_ = await month();
  const { id } = await begin();
  await save(id, 'topics', ['debt']);
  await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }));
  await ok(post(`/contacts/${id}/promises`, { kind: 'call_back', due: new Date(Date.now() - 60_000).toISOString() }));
  await ok(post(`/contacts/${id}/case`, { risk: 'high' }));
  assert.deepEqual(await month(), before_);
});

test('an invented person is found by nobody: no real call with her number meets her', async () => {
  const { id } = await begin();
  await save(id, 'caller_number', NUMBER);
  await save(id, 'caller_name', 'Anđelija Ćurđin');
  const { person } = await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }));
  await ok(
    trainee.browser.call('PUT', `/people/${person}`, { changes: [{ field: 'sex', basedOn: 0, value: 'female' }] }),
  );
  const known = await ok(post<KnownCallerAnswer>('/known-caller', { number: NUMBER, name: 'Anđelija Ćurđin' }));
  assert.deepEqual(known.hits, []);
  assert.deepEqual((await ok(post<SearchAnswer>('/search', { query: NUMBER, birthYear: null }, lead))).hits, []);
  await refused(trainee.browser.call('GET', `/people/${crypto.randomUUID()}`), 404, 'not-found');
  assert.equal((await night.browser.call('GET', `/people/${person}`)).status, 404);
  assert.equal((await lead.browser.call('GET', `/people/${person}`)).status, 200);
});

test('practice and what is real never meet: no person, no case, no note, no exception crosses', async () => {
  const practised = await begin();
  const contact = await real();
  const person = (await ok(post<AttachAnswer>(`/contacts/${contact.id}/person`, { new: {} }))).person;
  const invented = (await ok(post<AttachAnswer>(`/contacts/${practised.id}/person`, { new: {} }))).person;
  const caseOf = (await ok(post(`/contacts/${contact.id}/case`, { risk: 'low' }))).id;
  const practiceCase = (await ok(post(`/contacts/${practised.id}/case`, { risk: 'low' }))).id;
  await save(practised.id, 'caller_number', NUMBER);
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const exception = {
    ...{ purpose: 'report', recipient: { name: 'Policija' }, data: ['place'], ground: 'danger_to_life' },
    ...{ told: 'not_safe', reason: 'preti da će je odvesti noćas' },
  };
  const crossing: [string, object][] = [
    [`/contacts/${practised.id}/person`, { person }],
    [`/contacts/${contact.id}/person`, { person: invented }],
    [`/contacts/${practised.id}/case/attach`, { case: caseOf }],
    [`/contacts/${contact.id}/case/attach`, { case: practiceCase }],
    [`/cases/${caseOf}/people`, { person: invented, role: 'family' }],
    [`/cases/${practiceCase}/people`, { person, role: 'family' }],
    [`/people/${person}/ties`, { other: invented, kind: 'sibling', opens: true }],
    [`/contacts/${practised.id}/number-note`, { reason: 'ćuti', howToEnd: 'Reci laku noć', until }],
    [`/dossiers/${practised.id}/exceptions`, exception],
  ];
  for (const [path, body] of crossing) await refused(post(path, body), 409, 'practice-apart');
});

test('what leads look through holds nothing of it: no passed rule, no clock that runs out, nothing the team owes', async () => {
  const { id } = await begin();
  await save(id, 'caller_number', NUMBER);
  const { person } = await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }));
  const value = { allowed: false, hours: [], checkWord: '', whoMayAnswer: '', message: '', note: '' };
  const rule = { field: 'safe.telephone', basedOn: 0, value: { ...value, confirmedAt: null, confirmedBy: 'person' } };
  await ok(trainee.browser.call('PUT', `/people/${person}`, { changes: [rule] }));
  await ok(post(`/people/${person}/rule-read`, { contact: id }));
  await ok(post(`/contacts/${id}/number`, { field: 'caller_number', override: 'tražila je da zovemo odmah' }));
  const starts = new Date(Date.now() - 86 * 86_400_000).toISOString().slice(0, 10);
  await ok(post(`/dossiers/${id}/clocks`, { kind: 'reflection_period', starts }));
  await ok(post(`/dossiers/${id}/tasks`, { kind: 'accompany', owner: null, due: new Date().toISOString() }));
  const seen = async (path: string) => JSON.stringify(await ok(lead.browser.call('GET', path)));
  assert.deepEqual(await rows(program.asOwner, sql`select 1 from people.overrides where person = ${person}`), [
    { '?column?': 1 },
  ]);
  for (const path of ['/overrides', '/clocks/near', '/my-day', '/alerts', '/exceptions']) {
    const answer = await seen(path);
    for (const hers of [id, person]) assert.equal(answer.includes(hers), false, path);
  }
});

test('a practice call becomes a practice case: its own number, the leads as its team, nobody else in charge', async () => {
  const { id } = await begin();
  await refused(post(`/contacts/${id}/case`, { risk: 'high', owner: night.id }), 409, 'practice-is-yours');
  const opened = await ok(post(`/contacts/${id}/case`, { risk: 'high', owner: trainee.id }));
  assert.match(opened.number, /^VC-\d{4}-\d{4}$/);
  const seen = await ok(lead.browser.call<CaseAnswer>('GET', `/cases/${opened.id}`));
  assert.deepEqual([seen.practice, seen.owner], [true, trainee.id]);
  await refused(night.browser.call('GET', `/cases/${opened.id}`), 404, 'not-found');
  await refused(
    trainee.browser.call('PUT', `/cases/${opened.id}/owner`, { owner: night.id }),
    409,
    'practice-is-yours',
  );
  const ends = await rows(
    program.asOwner,
    sql<{
      n: number;
    }>`select count(distinct practice_ends) as n from vault.dossiers where id = any(${[id, opened.id]}::uuid[])`,
  );
  assert.equal(ends[0]?.n, 1, 'what began inside it goes with it');
});

test('nothing real can be made practice, not by a request and not with the program’s own rights to the database', async () => {
  const { id } = await real();
  await post('/contacts', { line, practice: { call: null }, id });
  await trainee.browser.call('PUT', `/contacts/${id}`, { practice: { call: null }, changes: [] });
  const attempts = [
    sql`update vault.dossiers set practice_ends = now() where id = ${id}`,
    sql`insert into vault.dossiers (id, kind, practice_ends) values (${id}, 'contact', now())`,
    sql`select vault.open_dossier(${id}, 'contact', '[]', '[]', '[]', now())`,
    sql`delete from hotline.contacts where id = ${id}`,
    sql`select vault.forget()`,
    sql`select hotline.forget()`,
    sql`insert into vault.links (parent, child, kind, by) values (${id}, ${(await begin()).id}, 'about', ${trainee.id})`,
  ];
  for (const attempt of attempts) await assert.rejects(asProgram(attempt));
  await forget();
  assert.equal((await ok(read(trainee, id))).practiceUntil, null);
});

test('not even the owner of the database links practice to what is real by mistake', async () => {
  const [practised, contact] = [await begin(), await real()];
  const link = run(
    program.asOwner,
    sql`insert into vault.links (parent, child, kind, by) values (${practised.id}, ${contact.id}, 'about', ${trainee.id})`,
  );
  await assert.rejects(link, /practice stands apart/);
});

const termKeys = (about: string) => rows(program.asOwner, sql`select 1 from audit.term_keys where about = ${about}`);

/** Looks for whoever called in this contact; the index may still be opening. */
async function lookFor(contact: string): Promise<void> {
  for (let tries = 0; tries < 30 && (await termKeys(contact)).length === 0; tries++)
    await post('/known-caller', { number: NUMBER, contact });
  assert.equal((await termKeys(contact)).length, 1);
}

test('a week later nothing of it is left anywhere but in the audit; what is real and what is younger stays', async () => {
  const kept = await real();
  const younger = await begin();
  const before_ = await countRows(program.asOwner);
  const { id } = await begin();
  await everythingIn(id);
  await lookFor(id);
  const gone = await practiceSince(id);
  assert.ok(gone.length >= 4, 'contact, person, card, case');
  const wrote = await countRows(program.asOwner);
  const touched = Object.keys(wrote).filter((table) => wrote[table] !== before_[table]);
  assert.ok(touched.length > 20, `too little was written to show anything: ${touched.join()}`);
  await end(...gone);
  await forget();
  const noise = ['kernel.facts', 'hotline.counters', 'cases.counters', 'staff.sessions'];
  const after_ = await countRows(program.asOwner);
  for (const table of Object.keys(after_).filter((name) => !noise.includes(name)))
    assert.equal(after_[table], before_[table], table);
  await program.deliver();
  assert.deepEqual(await columnsHolding(program.asOwner, gone), []);
  assert.deepEqual(await termKeys(id), [], 'what was searched for on its account');
  await refused(read(trainee, id), 404, 'not-found');
  assert.equal((await ok(read(trainee, kept.id))).id, kept.id);
  assert.equal((await ok(read(trainee, younger.id))).id, younger.id);
});

test('a person who goes before a younger practice case leaves that case readable', async () => {
  const { id } = await begin();
  const { person, card } = await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }));
  const second = await begin();
  await ok(post(`/contacts/${second.id}/person`, { person }));
  const opened = await ok(
    post(`/contacts/${second.id}/case`, { risk: 'low', persons: [{ person, role: 'person_of_concern' }] }),
  );
  await end(id, person, card);
  await forget();
  assert.deepEqual((await ok(trainee.browser.call<CaseAnswer>('GET', `/cases/${opened.id}`))).people, []);
});

/** A statement of the program's own role, in the trainee's name. */
const asProgram = (statement: Parameters<typeof run>[1]) =>
  withActor(program.pools.app, trainee.id, (tx) => run(tx, statement));

/** Everything somebody can do with a practice contact, each once. */
async function everythingIn(id: string): Promise<void> {
  await save(id, 'caller_name', 'Milan Ćurčić');
  await save(id, 'caller_number', NUMBER);
  await save(id, `talk.${crypto.randomUUID()}`, { voice: 'hers', at: new Date().toISOString(), text: 'izmišljeno' });
  const { person } = await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }));
  await ok(post(`/people/${person}/rule-read`, { contact: id }));
  await ok(trainee.browser.call('PUT', `/contact-tabs/${id}`, {}));
  await ok(post(`/contacts/${id}/promises`, { kind: 'call_back', due: new Date(Date.now() + 60_000).toISOString() }));
  await ok(post(`/contacts/${id}/danger`));
  await ok(post(`/contacts/${id}/close`, { outcome: 'broken' }));
  const opened = await ok(
    post(`/contacts/${id}/case`, { risk: 'high', persons: [{ person, role: 'person_of_concern' }] }),
  );
  for (const dossier of [id, opened.id]) {
    const consent = await ok(post(`/dossiers/${dossier}/consents`, agreed));
    await ok(post(`/dossiers/${dossier}/clocks`, { kind: 'reflection_period', starts: agreed.until }));
    await ok(post(`/dossiers/${dossier}/screening`, { list: 'delphi', age: 'adult', kind: 'labour' }));
    await ok(post(`/dossiers/${dossier}/assessment`, { status: 'enquiry', decider: 'ngo', day: `${thisMonth()}-01` }));
    await ok(post(`/dossiers/${dossier}/consents/${consent.id}/withdraw`));
  }
  const bytes = Buffer.from('izmišljena potvrda').toString('base64');
  const { id: document } = await ok(post(`/cases/${opened.id}/documents`, { name: 'potvrda', bytes }));
  await ok(post(`/cases/${opened.id}/documents/${document}/take`));
  await ok(post(`/dossiers/${opened.id}/tasks`, { kind: 'accompany' }));
  const draft = { basedOn: 0, voice: 'hers', text: 'krenula bi', graphic: null };
  await ok(trainee.browser.call('PUT', `/cases/${opened.id}/drafts/${crypto.randomUUID()}`, draft));
}

/** Every practice record born since this one was, with it. */
async function practiceSince(id: string): Promise<string[]> {
  const found_ = await rows(
    program.asOwner,
    sql<{ id: string }>`select d.id from vault.dossiers d, vault.dossiers mine
      where mine.id = ${id} and d.practice_ends = mine.practice_ends`,
  );
  return found_.map((row) => row.id);
}
