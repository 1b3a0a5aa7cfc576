import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RetentionAnswer } from '#hotline/shared.ts';
import { rows, run, sql } from '#kernel/db.ts';
import type { AttachAnswer } from '#people/shared.ts';
import { confirmQuorum, found, join, ok, type Founded, type Person } from '#testing/cast.ts';
import { listedLongAgo, makeOld } from '#testing/let-time-pass.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { retentionBeat } from './erase.ts';

let program: Program;
let house: Founded;
let operator: Person;
let second: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  await confirmQuorum(house.director);
  operator = await join(program, house.director, { name: 'Milica Ostojin', roles: ['operator'], lines: [line] });
  second = await join(program, house.director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  await ok(put('/retention/rules', { kind: 'other', months: 6, basedOn: 0 }));
});
after(() => program.stop());

type Made = { id: string };
const post = <T = Made>(path: string, body: object = {}, who = operator) => who.browser.call<T>('POST', path, body);
const put = (path: string, body: object) => house.director.browser.call('PUT', path, body);
const preview = () => ok(house.director.browser.call<RetentionAnswer>('GET', '/retention'));
const close = (id: string) => ok(post(`/contacts/${id}/close`, { outcome: 'done' }));

async function beat(): Promise<void> {
  const clock = retentionBeat({ pools: program.pools, folders: [], log: { defect: assert.ifError } });
  while (await clock());
}

/** Why a contact stays, by the preview as it is now; `goes` where nothing keeps it. */
async function why(id: string): Promise<string | undefined> {
  await beat();
  const { going, staying } = await preview();
  const line_ = [...going, ...staying].find(({ contact }) => contact?.id === id);
  return line_ && (line_.held ?? 'goes');
}

const isKnown = async (id: string) =>
  (await rows(program.asOwner, sql`select 1 from people.persons where id = ${id}`)).length === 1;

test('what was promised in a handover that nobody has read keeps its contact; once it is read, nothing does', async () => {
  await ok(post('/duty/take', { line, post: 'operator' }));
  const { id } = await ok(post('/contacts', { line }));
  const promise = await ok(post(`/contacts/${id}/promises`, { kind: 'call_back' }));
  const handover = await ok(post('/handovers', { line, note: 'čeka se poziv' }));
  await ok(post(`/promises/${promise.id}/keep`));
  await close(id);
  await makeOld(program.asOwner, [id]);
  assert.equal(await why(id), 'handover');
  await ok(post('/duty/take', { line, post: 'operator' }, second));
  await ok(post(`/handovers/${handover.id}/read`, {}, second));
  assert.equal(await why(id), 'goes');
  await run(program.asOwner, sql`delete from hotline.closures where contact = ${id}`);
});

test('an exception that awaits its decision keeps its contact; decided, either way, it does not', async () => {
  const { id } = await ok(post('/contacts', { line }));
  const asked = await ok(
    post(`/dossiers/${id}/exceptions`, {
      ...{ purpose: 'report', recipient: { name: 'Policija' }, data: ['place'], ground: 'danger_to_life' },
      ...{ told: 'not_safe', reason: 'preti da će je odvesti noćas preko granice' },
    }),
  );
  await close(id);
  await makeOld(program.asOwner, [id]);
  assert.equal(await why(id), 'exception');
  await ok(post(`/exceptions/${asked.id}/decide`, { decision: 'declined', reason: 'nema osnova' }, house.director));
  assert.equal(await why(id), 'goes');
  await run(program.asOwner, sql`delete from hotline.closures where contact = ${id}`);
});

test('who said after her last contact what may be done with what we know stays, with her card, when the contact goes', async () => {
  const made = await Promise.all(
    ['said', 'silent'].map(async () => {
      const { id } = await ok(post('/contacts', { line }));
      return { id, ...(await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }))) };
    }),
  );
  const [said, silent] = made;
  assert.ok(said && silent);
  for (const { id } of made) await close(id);
  await makeOld(
    program.asOwner,
    made.map(({ id }) => id),
  );
  // Months later she says it of what is known about her, in whichever call.
  await ok(
    post(`/dossiers/${said.person}/consents`, { purpose: 'report', recipient: { name: 'Policija' }, state: 'refused' }),
  );
  await beat();
  await listedLongAgo(
    program.asOwner,
    made.map(({ id }) => id),
  );
  await beat();
  const { ready, persons } = await preview();
  assert.deepEqual([ready, persons], [2, 1], 'the preview counts who goes along');
  await ok(post('/retention/runs', { ready }, house.director));
  await beat();
  assert.deepEqual([await isKnown(said.person), await isKnown(silent.person)], [true, false]);
  assert.deepEqual(
    await rows(
      program.asOwner,
      sql`select 1 from hotline.contacts where id = any(${made.map(({ id }) => id)}::uuid[])`,
    ),
    [],
  );
});

test('persons are given out for one whole month at a time: two together would count whom both remember twice', async () => {
  const asked = (from: string, to: string) =>
    rows(program.asOwner, sql`select * from hotline.published_persons(${from}, ${to})`);
  assert.equal((await asked('2026-10-01', '2026-11-01')).length, 1);
  for (const [from, to] of [
    ['2026-10-01', '2026-12-01'],
    ['2026-10-02', '2026-11-02'],
    ['2026-10-01', '2026-10-15'],
  ] as const)
    await assert.rejects(asked(from, to), /a month at a time/);
});
