import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { HistoriesAnswer, ListsAnswer, RunAnswer, RunSaveAnswer, ScreeningAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let night: Person;
let legal: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  const invite = (name: string, roles: string[], lines: string[] = []) =>
    join(program, house.director, { name, roles, lines });
  operator = await invite('Milica Stanojev', ['operator'], [line]);
  night = await invite('Dragan Petkov', ['operator'], [line]);
  legal = await invite('Olivera Rac', ['legal']);
});
after(() => program.stop());

type Begun = { id: string };
const contact = async () => (await ok(operator.browser.call<Begun>('POST', '/contacts', { line }))).id;
const begin = async (dossier: string, body: object = { list: 'delphi', age: 'adult', kind: 'labour' }) =>
  (await ok(operator.browser.call<Begun>('POST', `/dossiers/${dossier}/screening`, body))).id;
const read = (who: Person, dossier: string, run: string) =>
  who.browser.call<RunAnswer>('GET', `/dossiers/${dossier}/screening/${run}`);
const runs = (who: Person, dossier: string) =>
  who.browser.call<ScreeningAnswer>('GET', `/dossiers/${dossier}/screening`);
const save = (who: Person, dossier: string, run: string, changes: object[]) =>
  who.browser.call<RunSaveAnswer>('PUT', `/dossiers/${dossier}/screening/${run}`, { changes });
const finish = (who: Person, dossier: string, run: string) =>
  who.browser.call('POST', `/dossiers/${dossier}/screening/${run}/finish`);
const decide = (who: Person, dossier: string, run: string, body: object) =>
  who.browser.call('POST', `/dossiers/${dossier}/screening/${run}/decision`, body);
const given = (field: string, value: string, whose: string | null = 'client') => ({
  field,
  basedOn: 0,
  value: { given: value, whose, day: null },
});
const STRONG = ['D1.01', 'D1.08', 'D4.01', 'D4.04', 'D5.01', 'D5.02'];

test('a check is begun on a contact, answered, and read back with whose words each answer is', async () => {
  const id = await contact();
  const run = await begin(id);
  const changes = [given('D5.01', 'present'), given('D5.03', 'unknown'), given('D5.14', 'present', 'document')];
  assert.deepEqual((await ok(save(operator, id, run, changes))).clashes, []);
  const back = await ok(read(night, id, run));
  assert.deepEqual(back.fields['D5.14']?.value, { given: 'present', whose: 'document', day: null });
  assert.deepEqual(back.fields['D5.03']?.value, { given: 'unknown', whose: 'client', day: null });
  assert.deepEqual(back.about, { age: 'adult', kind: 'labour' });
  assert.deepEqual([back.list.id, back.list.version, back.items.length], ['adult_labour', '2009-09', 67]);
  assert.equal(back.page?.kind, 'contact');
  assert.equal(back.finding, null);
});

test('nobody without a grant learns that there is a check', async () => {
  const id = await contact();
  const run = await begin(id);
  await refused(runs(legal, id), 404, 'not-found');
  await refused(read(legal, id, run), 404, 'not-found');
  await refused(save(legal, id, run, [given('D1.01', 'present')]), 404, 'not-found');
  await refused(finish(legal, id, run), 404, 'not-found');
  await refused(decide(legal, id, run, { decision: 'presumed_victim' }), 404, 'not-found');
  await refused(legal.browser.call('POST', `/dossiers/${id}/screening/${run}/print`), 404, 'not-found');
  await refused(legal.browser.call('GET', `/dossiers/${id}/histories`), 404, 'not-found');
  const own = await ok(legal.browser.call<Begun>('POST', '/contacts', { line }));
  await refused(read(legal, own.id, run), 404, 'not-found');
});

test('two people at one indicator: both answers come back, nothing is overwritten; the same answer is no conflict', async () => {
  const id = await contact();
  const run = await begin(id);
  await ok(save(operator, id, run, [given('D4.01', 'present')]));
  const late = await ok(save(night, id, run, [given('D4.01', 'absent'), given('D4.02', 'present')]));
  assert.deepEqual(
    late.saved.map(({ field }) => field),
    ['D4.02'],
  );
  assert.deepEqual(late.clashes[0]?.theirs.value, { given: 'present', whose: 'client', day: null });
  assert.deepEqual((await ok(save(night, id, run, [given('D4.01', 'present')]))).clashes, []);
  assert.equal((await ok(read(operator, id, run))).fields['D4.01']?.version, 1);
});

test('finishing keeps the finding for good: no answer changes it, a later change is a new check, both are listed', async () => {
  const id = await contact();
  const run = await begin(id);
  await ok(
    save(
      operator,
      id,
      run,
      STRONG.map((code) => given(code, 'present')),
    ),
  );
  await ok(finish(operator, id, run));
  const kept = await ok(read(operator, id, run));
  assert.equal(kept.finding?.result, 'strong_indication');
  assert.deepEqual(kept.finding?.scoring?.dimensions[4]?.counts, { strong: 2, medium: 0, weak: 0 });
  await refused(save(operator, id, run, [given('D1.02', 'present')]), 409, 'run-finished');
  await refused(finish(operator, id, run), 409, 'run-finished');
  const next = await begin(id, { list: 'delphi', age: 'unclear', kind: 'sexual' });
  const all = (await ok(runs(operator, id))).runs;
  assert.deepEqual(
    all.map((each) => each.id),
    [next, run],
  );
  assert.deepEqual([all[0]?.list.id, all[0]?.list.verified], ['child_sexual', false]);
  assert.deepEqual([all[1]?.finished?.result, all[1]?.list.version], ['strong_indication', '2009-09']);
  assert.equal((await ok(read(operator, id, next))).place, 2);
});

test('the database itself takes no further answer to a finished check', async () => {
  const id = await contact();
  const run = await begin(id);
  await ok(finish(operator, id, run));
  const entries = await sql<{ n: number }>`select count(*)::int as n from screening.entries where run = ${run}`.execute(
    program.asOwner,
  );
  await refused(save(night, id, run, [given('D4.01', 'present')]), 409, 'run-finished');
  const later = await sql<{ n: number }>`select count(*)::int as n from screening.entries where run = ${run}`.execute(
    program.asOwner,
  );
  assert.deepEqual(later.rows, entries.rows);
});

test('the list follows age and form while a check is under way, and age in doubt is a child', async () => {
  const id = await contact();
  const run = await begin(id);
  await ok(save(operator, id, run, [given('D4.01', 'present'), given('D4.04', 'present')]));
  const about = (basedOn: number, age: string) => ({ field: 'about', basedOn, value: { age, kind: 'labour' } });
  await ok(save(operator, id, run, [about(1, 'unclear')]));
  assert.equal((await ok(read(operator, id, run))).list.id, 'child_labour');
  assert.ok((await ok(read(operator, id, run))).gates.includes('G09'));
  await ok(finish(operator, id, run));
  assert.equal((await ok(read(operator, id, run))).finding?.result, 'child_indication');
});

test('the decision is a person\u2019s: beside a kept finding, with a reason where it differs, earlier ones stay', async () => {
  const id = await contact();
  const run = await begin(id);
  await refused(decide(operator, id, run, { decision: 'presumed_victim' }), 409, 'run-not-finished');
  await ok(finish(operator, id, run));
  await refused(decide(operator, id, run, { decision: 'presumed_victim' }), 400, 'reason-needed');
  await ok(decide(operator, id, run, { decision: 'cannot_say_yet' }));
  await ok(decide(night, id, run, { decision: 'presumed_victim', reason: 'Videla je isprave kod gazde.' }));
  const { decisions } = await ok(read(operator, id, run));
  assert.deepEqual(
    decisions.map(({ decision, by, differs, reason }) => [decision, by, differs, reason]),
    [
      ['presumed_victim', night.id, true, 'Videla je isprave kod gazde.'],
      ['cannot_say_yet', operator.id, false, ''],
    ],
  );
  assert.equal((await ok(runs(night, id))).runs[0]?.decision, 'presumed_victim');
});

test('the quick check counts its eleven and judges nothing', async () => {
  const id = await contact();
  const run = await begin(id, { list: 'ilo_11' });
  await ok(save(operator, id, run, [given('Q03', 'present'), given('Q07', 'present'), given('Q08', 'unknown')]));
  await refused(save(operator, id, run, [given('D1.01', 'present')]), 400, 'answer-does-not-fit');
  await ok(finish(operator, id, run));
  const { finding } = await ok(read(operator, id, run));
  assert.deepEqual([finding?.result, finding?.present, finding?.of, finding?.scoring], [null, 2, 11, null]);
});

const list = (rows: string[]) => ['code\ttext', ...rows].join('\n');
const load = (who: Person, file: string, over: object = {}) =>
  who.browser.call<{ id: string; version: number; error?: { details?: { lines: number[]; why: string[] } } }>(
    'POST',
    '/screening-lists',
    { sector: 'police', name: 'Spisak za granicu', source: 'uprava policije, 2021', file, ...over },
  );

test('a director loads a local list, a second loading is the next version, and an old check keeps the first', async () => {
  const id = await contact();
  const first = await ok(load(house.director, list(['P1\tNe zna adresu'])));
  const run = await begin(id, { list: first.id });
  const second = await ok(load(house.director, list(['P1\tNe zna adresu', 'P2\tDrugi govori u njeno ime'])));
  assert.deepEqual([first.version, second.version], [1, 2]);
  await ok(save(operator, id, run, [given('P1', 'present')]));
  await refused(save(operator, id, run, [given('P2', 'present')]), 400, 'answer-does-not-fit');
  const back = await ok(read(operator, id, run));
  assert.deepEqual(back.items, [{ code: 'P1', dimension: null, strength: null, text: 'Ne zna adresu' }]);
  assert.deepEqual([back.list.version, back.list.verified, back.list.name], ['1', false, 'Spisak za granicu']);
  const { lists } = await ok(operator.browser.call<ListsAnswer>('GET', '/screening-lists'));
  assert.equal(lists.filter(({ family }) => family === 'local').length, 2);
});

test('an operator loads no list; rubbish is refused line by line and leaves nothing behind', async () => {
  await refused(load(operator, list(['P1\ttekst'])), 403, 'not-allowed');
  const count = async () =>
    (await ok(house.director.browser.call<ListsAnswer>('GET', '/screening-lists'))).lists.length;
  const earlier = await count();
  const bad = await load(house.director, list(['P1\tdobro', '\tbez oznake', 'P1\topet']));
  assert.equal(bad.status, 400);
  assert.deepEqual(bad.body.error?.details, { lines: [3, 4], why: ['no-code', 'twice'] });
  for (const file of ['', 'PK\u0003\u0004', '<html><body>', '{"code":"P1"}', `code\ttext\nP1\t${'x'.repeat(400)}`])
    await refused(load(house.director, file), 400, 'list-wrong');
  await refused(load(house.director, 'x'.repeat(250_000)), 400, 'bad-input');
  assert.equal(await count(), earlier);
});

const histories = (who: Person, id: string) => who.browser.call<HistoriesAnswer>('GET', `/dossiers/${id}/histories`);
const set = (who: Person, id: string, which: string, body: object) =>
  who.browser.call<Begun>('POST', `/dossiers/${id}/${which}`, body);

test('our assessment and the state\u2019s identification are two histories, each with decider, day, reasons and document', async () => {
  const id = await contact();
  const ours = { status: 'presumed', decider: 'ngo', day: '2026-01-10', reasons: 'isprave oduzete' };
  await ok(set(operator, id, 'assessment', ours));
  const { id: referred } = await ok(
    set(operator, id, 'identification', { status: 'referred', decider: 'centre', day: '2026-01-12' }),
  );
  const seen = await ok(histories(night, id));
  assert.deepEqual([seen.assessment[0]?.status, seen.assessment[0]?.reasons], ['presumed', 'isprave oduzete']);
  assert.ok((seen.pendingDays ?? 0) > 0);
  await refused(
    set(night, id, 'identification', { status: 'recognised', decider: 'centre', day: '2026-01-13' }),
    409,
    'status-changed',
  );
  const notOurs = { status: 'recognised', decider: 'ngo', day: '2026-01-13', basedOn: referred };
  await refused(set(night, id, 'identification', notOurs), 400, 'bad-input');
  const refusal = { status: 'refused', decider: 'centre', day: '2026-01-13', basedOn: referred, document: 'br. 12/26' };
  await ok(set(night, id, 'identification', { ...refusal, nextStep: 'complaint' }));
  const decided = await ok(histories(operator, id));
  assert.deepEqual(
    decided.identification.map(({ status }) => status),
    ['refused', 'referred'],
  );
  assert.deepEqual([decided.identification[0]?.nextStep, decided.pendingDays], ['complaint', null]);
  assert.equal(decided.assessment.length, 1);
});

test('a day that has not come is refused, in an answer and in a history', async () => {
  const id = await contact();
  const run = await begin(id);
  const change = { field: 'D4.01', basedOn: 0, value: { given: 'present', whose: 'client', day: '2999-01-01' } };
  await refused(save(operator, id, run, [change]), 400, 'day-not-yet');
  const body = { status: 'presumed', decider: 'ngo', day: '2999-01-01' };
  await refused(set(operator, id, 'assessment', body), 400, 'day-not-yet');
});

test('two checks begun at once are two checks', async () => {
  const id = await contact();
  await Promise.all([begin(id), begin(id), begin(id)]);
  assert.equal((await ok(runs(operator, id))).runs.length, 3);
});
