import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { withActor } from '#kernel/actor.ts';
import { one, rows, sql } from '#kernel/db.ts';
import { actorOf } from '#testing/actor.ts';
import { ok, refused, type Person } from '#testing/cast.ts';
import { houseOfCases, type HouseOfCases } from '#testing/house-of-cases.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { tryToOpen } from '#testing/thief.ts';
import { openKey } from '#vault/index.ts';
import type { FactsAnswer, FactSaved } from './shared.ts';

let program: Program;
let operator: Person;
let worker: Person;
let lawyer: Person;
let newCase: HouseOfCases['open'];

before(async () => {
  program = await startProgram();
  ({ operator, worker, lawyer, open: newCase } = await houseOfCases(program));
});
after(() => program.stop());

const facts = (who: Person, id: string) => who.browser.call<FactsAnswer>('GET', `/cases/${id}/facts`);
const answer = (who: Person, id: string, question: string, value: unknown, basedOn = 0) =>
  who.browser.call<FactSaved>('PUT', `/cases/${id}/facts`, { question, basedOn, value });
type Sealed = { sealed: Buffer };
const where = 'cases.entries.sealed';
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

const someCodes = (...codes: string[]) => fc.subarray(codes, { minLength: 1 });
const answers = fc.record({
  forms: someCodes('forced_labour', 'forced_criminality', 'forced_begging'),
  destination: someCodes('RS', 'AT', 'unknown'),
  origin: fc.constantFrom('VN', 'RS', 'unknown'),
  sex: fc.constantFrom('female', 'male', 'refused'),
});

test('property: whatever is said in codes is the same whoever it is said of, and opens nothing that is sealed', async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.tuple(fc.uuid(), fc.uuid()), async (said, people) => {
      const half: { coded: object }[] = [];
      for (const words of people) {
        const id = await newCase();
        for (const [question, value] of Object.entries(said)) await ok(answer(worker, id, question, value));
        const note = { basedOn: 0, voice: 'hers', text: `zove se ${words}` };
        await ok(worker.browser.call('PUT', `/cases/${id}/notes/${crypto.randomUUID()}`, note));
        const row = sql<{
          coded: object;
        }>`select to_jsonb(f) - 'dossier' as coded from cases.facts f where dossier = ${id}`;
        half.push(await one(program.asOwner, row));
        const sealed = await rows(program.asOwner, sql<Sealed>`select sealed from cases.entries where dossier = ${id}`);
        const stolen = { material: [], wraps: [], blobs: sealed.map((each) => ({ where, bytes: each.sealed })) };
        const told = [id, half.at(-1)?.coded, ...Object.values(said).flat()].map((each) => JSON.stringify(each));
        const tries = [...told, ...told.map((text) => text.replaceAll('"', ''))].map((text) => Buffer.from(text));
        assert.deepEqual(tryToOpen(stolen, tries), []);
        const actor = await actorOf(program, worker);
        const { key } = await withActor(program.pools.app, worker.id, (tx) => openKey(tx, actor.keys, id));
        assert.deepEqual(tryToOpen(stolen, [key]), [where], 'only the key of the case does');
      }
      assert.deepEqual(half[0], half[1]);
    }),
    { numRuns: 3, endOnFailure: true },
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
