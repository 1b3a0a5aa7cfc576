import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { MonthAnswer, Question } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
});
after(async () => {
  freezeClock(null);
  await program.stop();
});

const month = (by: Person, of: string) => by.browser.call<MonthAnswer>('GET', `/months/${of}`);
const open = async (how: object = {}) =>
  (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line, ...how }))).id;
const answer = (id: string, field: string, value: unknown) =>
  ok(operator.browser.call('PUT', `/contacts/${id}`, { changes: [{ field, basedOn: 0, value }] }));
const by = (answered: MonthAnswer, question: Question) => {
  const wanted = answered.contacts.by.find((each) => each.question === question);
  assert.ok(wanted, question);
  return wanted;
};
const countsOf = (answered: MonthAnswer, question: Question) =>
  Object.fromEntries(by(answered, question).counts.map(({ code, count }) => [code, count]));
const thisMonth = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade' }).format(new Date()).slice(0, 7);

test('a month counts contacts, persons and promises apart, and says how much of it is known', async () => {
  const first = await open();
  await answer(first, 'topics', ['debt', 'job_offer']);
  await answer(first, 'language', 'sr');
  const { person } = await ok(
    operator.browser.call<{ person: string }>('POST', `/contacts/${first}/person`, { new: {} }),
  );
  const second = await open({ channel: 'letter' });
  await answer(second, 'topics', ['debt']);
  await ok(operator.browser.call('POST', `/contacts/${second}/person`, { person }));
  const silent = await open();
  await ok(operator.browser.call('POST', `/contacts/${silent}/close`, { outcome: 'silent' }));
  const due = new Date(Date.now() - 60_000).toISOString();
  const promise = await ok(
    operator.browser.call<{ id: string }>('POST', `/contacts/${first}/promises`, { kind: 'call_back', due }),
  );
  const found_ = await ok(month(house.director, thisMonth()));
  assert.equal(found_.contacts.all, 3);
  assert.deepEqual(countsOf(found_, 'topic'), { debt: 2, job_offer: 1 });
  assert.deepEqual(countsOf(found_, 'channel'), { telephone: 2, letter: 1 });
  assert.deepEqual(countsOf(found_, 'line'), { 'SOS linija': 3 });
  assert.equal(by(found_, 'hour').known, 3, 'each at its hour');
  assert.deepEqual(countsOf(found_, 'seen'), { new: 1, repeated: 1 });
  assert.deepEqual(
    countsOf(found_, 'call_type'),
    { silent_or_dropped: 1 },
    'a silent call is one, however it was closed',
  );
  assert.deepEqual([by(found_, 'language').known, by(found_, 'language').notAsked], [1, 2]);
  assert.deepEqual(found_.persons, { new: 1, repeated: 0 }, 'one person, though two contacts are about her');
  assert.equal(found_.promises.late, 1);
  await ok(operator.browser.call('POST', `/promises/${promise.id}/keep`, {}));
  const { promises } = await ok(month(house.director, thisMonth()));
  assert.deepEqual([promises.kept_late, promises.late, promises.kept], [1, 0, 0]);
});

test('two records that are one person are one person, and her second call is hers', async () => {
  const earlier = await ok(month(house.director, thisMonth()));
  const personOf = async (contact: string) =>
    (await ok(operator.browser.call<{ person: string }>('POST', `/contacts/${contact}/person`, { new: {} }))).person;
  const [one, other] = [await personOf(await open()), await personOf(await open())];
  const apart = await ok(month(house.director, thisMonth()));
  assert.equal(apart.persons.new, earlier.persons.new + 2);
  await ok(operator.browser.call('POST', '/duplicates', { a: one, b: other, answer: 'same' }));
  const merged = await ok(month(house.director, thisMonth()));
  assert.equal(merged.persons.new, earlier.persons.new + 1);
  const seen = (answered: MonthAnswer, code: string) => countsOf(answered, 'seen')[code] ?? 0;
  assert.equal(seen(merged, 'new'), seen(apart, 'new') - 1);
  assert.equal(seen(merged, 'repeated'), seen(apart, 'repeated') + 1);
});

test('cases opened in the month are counted apart, by form, sex, age band and whether over a border', async () => {
  const { call } = operator.browser;
  const opened = await ok(call<{ id: string }>('POST', `/contacts/${await open()}/case`, { risk: 'high' }));
  await ok(
    call('PUT', `/cases/${opened.id}/facts`, { question: 'forms', basedOn: 0, value: ['forced_labour', 'unknown'] }),
  );
  const { cases } = await ok(month(house.director, thisMonth()));
  assert.equal(cases.all, 1);
  const of = (question: Question) => cases.by.find((each) => each.question === question);
  assert.deepEqual(of('form')?.counts, [{ code: 'forced_labour', count: 1 }]);
  assert.deepEqual([of('border')?.known, of('border')?.notAsked], [0, 1]);
  const fact = (question: string, value: unknown) =>
    ok(call('PUT', `/cases/${opened.id}/facts`, { question, basedOn: 0, value }));
  const facts = { sex: 'male', age_band: '30_38', origin: 'PK', destination: ['RS'] };
  for (const [question, value] of Object.entries(facts)) await fact(question, value);
  const { cases: later } = await ok(month(house.director, thisMonth()));
  const counted = (question: Question) => later.by.find((each) => each.question === question)?.counts;
  assert.deepEqual(counted('sex'), [{ code: 'male', count: 1 }]);
  assert.deepEqual(counted('age_band'), [{ code: '30_38', count: 1 }]);
  assert.deepEqual(counted('border'), [{ code: 'cross_border', count: 1 }]);
});

test('the hour is counted of what happened now, and is not known of what was entered later', async () => {
  const happened = new Date(Date.now() - 3_600_000).toISOString();
  const earlier = await ok(month(house.director, thisMonth()));
  await open({ later: { happened, handledBy: operator.id } });
  const later = await ok(month(house.director, thisMonth()));
  assert.equal(by(later, 'hour').known, by(earlier, 'hour').known);
  assert.equal(by(later, 'hour').notAsked, by(earlier, 'hour').notAsked + 1);
});

test('nothing in it names anybody or any record, and practice is left out', async () => {
  const before_ = await ok(month(house.director, thisMonth()));
  const text = JSON.stringify(before_);
  assert.ok(!/[0-9a-f]{8}-[0-9a-f]{4}-/.test(text), 'no id');
  assert.ok(!/K-\d{4}-/.test(text), 'no number of a contact');
  const practice = await open();
  await rows(
    program.asOwner,
    sql`update vault.dossiers set practice_ends = now() + interval '7 days' where id = ${practice}`,
  );
  assert.equal((await ok(month(house.director, thisMonth()))).contacts.all, before_.contacts.all);
});

test('figures are for leads and directors; a month to come and rubbish are refused', async () => {
  await refused(month(operator, thisMonth()), 403, 'not-allowed');
  await refused(operator.browser.call('POST', `/months/${thisMonth()}/take`, {}), 403, 'not-allowed');
  await refused(openBrowser(program).call('GET', `/months/${thisMonth()}`), 401, 'not-signed-in');
  await refused(month(house.director, '2099-01'), 400, 'month-to-come');
  for (const wrong of ['2026-13', '2026-1', 'x', "2026-11'--"])
    await refused(month(house.director, encodeURIComponent(wrong)), 400, 'bad-input');
});

test('what is taken out stands in the audit as that', async () => {
  await ok(house.director.browser.call('POST', `/months/${thisMonth()}/take`, {}));
  const found_ = await rows(
    program.asOwner,
    sql<{ kind: string }>`select kind from audit.lines where verb = 'research.month.take' and outcome = 'done'`,
  );
  assert.deepEqual(found_, [{ kind: 'print' }]);
});

test('the role that reads figures sees nothing else, and the app is not that role by itself', async () => {
  const asked = (query: ReturnType<typeof sql>) => program.pools.app.transaction().execute((tx) => rows(tx, query));
  await assert.rejects(asked(sql`select * from hotline.published_contacts('2026-01-01', '2099-01-01')`), {
    code: '42501',
  });
  for (const table of ['hotline.contacts', 'vault.grants', 'people.persons', 'staff.accounts'])
    await assert.rejects(
      program.pools.app.transaction().execute(async (tx) => {
        await rows(tx, sql`set local role astra_research`);
        return rows(tx, sql`select * from ${sql.table(table)}`);
      }),
      { code: '42501' },
      table,
    );
});
