import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { confirmQuorum, found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { FactsAnswer, FactSaved } from './shared.ts';

let program: Program;
let director: Person;
let operator: Person;
let worker: Person;
let lawyer: Person;
let line: string;

before(async () => {
  program = await startProgram();
  const house = await found(program);
  ({ director } = house);
  line = house.lines[0]?.id ?? '';
  await confirmQuorum(director);
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  worker = await join(program, director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  lawyer = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
});
after(() => program.stop());

async function newCase(): Promise<string> {
  const { call } = operator.browser;
  const contact = await ok(call<{ id: string }>('POST', '/contacts', { line }));
  return (await ok(call<{ id: string }>('POST', `/contacts/${contact.id}/case`, { risk: 'high', owner: worker.id })))
    .id;
}
const facts = (who: Person, id: string) => who.browser.call<FactsAnswer>('GET', `/cases/${id}/facts`);
const answer = (who: Person, id: string, question: string, value: unknown, basedOn = 0) =>
  who.browser.call<FactSaved>('PUT', `/cases/${id}/facts`, { question, basedOn, value });
type Row = { forms: string[] | null; sex: string | null; border: string | null };
const published = () =>
  rows(program.asOwner, sql<Row>`select forms, sex, border from cases.published_cases('2000-01-01', '2999-01-01')`);

test('a fact is kept with author and version, its code in the clear half, and whether over a border follows', async () => {
  const id = await newCase();
  await ok(answer(worker, id, 'forms', ['forced_labour', 'forced_criminality']));
  await ok(answer(worker, id, 'origin', 'VN'));
  await ok(answer(operator, id, 'destination', ['RS']));
  await ok(answer(worker, id, 'sex', 'refused'));
  const seen = await ok(facts(operator, id));
  assert.deepEqual(seen.facts['forms']?.value, ['forced_labour', 'forced_criminality']);
  assert.deepEqual([seen.facts['destination']?.by, seen.facts['destination']?.version], [operator.id, 1]);
  assert.equal(seen.border, 'cross_border');
  assert.deepEqual(await published(), [
    { forms: ['forced_labour', 'forced_criminality'], sex: 'refused', border: 'cross_border' },
  ]);
  await ok(answer(worker, id, 'destination', null, 1));
  assert.equal((await ok(facts(operator, id))).border, null, 'taken back to "not asked", nothing is guessed');
});

test('two answers at once: both come back, nothing is overwritten; the same answer twice is none', async () => {
  const id = await newCase();
  await ok(answer(worker, id, 'relation', 'familial'));
  const theirs = await ok(answer(operator, id, 'relation', 'acquainted'));
  assert.ok('clash' in theirs && theirs.clash.value === 'familial' && theirs.clash.by === worker.id);
  assert.ok('saved' in (await ok(answer(operator, id, 'relation', 'familial'))));
  assert.equal((await ok(facts(worker, id))).facts['relation']?.version, 1);
});

test('no list, no question, no rubbish beside what the form asks; a colleague without a grant gets 404', async () => {
  const id = await newCase();
  for (const [question, value] of [
    ['forms', 'forced_labour'],
    ['forms', ['pigeon']],
    ['origin', 'XX'],
    ['dossier', 'RS'],
    ['sex', ['female', 'male']],
  ] as const)
    await refused(answer(worker, id, question, value), 400, 'answer-does-not-fit');
  await refused(answer(worker, id, 'FORMS;--', 'x'), 400, 'bad-input');
  await refused(facts(lawyer, id), 404, 'not-found');
  await refused(answer(lawyer, id, 'origin', 'RS'), 404, 'not-found');
});

test("a person's coded facts open nothing sealed: whoever counts them sees codes and no row of the case", async () => {
  for (const row of await published()) assert.ok(!/[0-9a-f]{8}-[0-9a-f]{4}-|C-\d{4}-/.test(JSON.stringify(row)));
  for (const table of ['cases.facts', 'cases.cases', 'cases.entries', 'vault.grants'])
    await assert.rejects(
      program.pools.app.transaction().execute(async (tx) => {
        await rows(tx, sql`set local role astra_research`);
        return rows(tx, sql`select * from ${sql.table(table)}`);
      }),
      { code: '42501' },
      table,
    );
});

test('an opening that is undone leaves no facts behind', async () => {
  const earlier = (await published()).length;
  const id = await newCase();
  await ok(answer(operator, id, 'origin', 'RS'));
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  assert.equal((await published()).length, earlier);
  assert.deepEqual(await rows(program.asOwner, sql`select 1 from cases.facts where dossier = ${id}`), []);
});
