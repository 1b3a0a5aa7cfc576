import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import type { PresenceAnswer } from '#staff/shared.ts';
import { ok, refused, type Person } from '#testing/cast.ts';
import { houseOfCases, type HouseOfCases } from '#testing/house-of-cases.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { DraftsAnswer, TimelineAnswer } from './shared.ts';

let program: Program;
let newCase: HouseOfCases['open'];
let operator: Person;
let worker: Person;
let lawyer: Person;

before(async () => {
  program = await startProgram();
  ({ operator, worker, lawyer, open: newCase } = await houseOfCases(program));
});
after(() => program.stop());

const draft = { basedOn: 0, voice: 'hers', text: 'krenula bi posle jedanaest', graphic: null };
const keep = (who: Person, id: string, note: string, body: object = draft) =>
  who.browser.call('PUT', `/cases/${id}/drafts/${note}`, body);
const left = async (who: Person, id: string) =>
  (await ok(who.browser.call<DraftsAnswer>('GET', `/cases/${id}/drafts`))).drafts;
const notesIn = async (id: string) => {
  const { lines } = await ok(worker.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, { group: 'notes' }));
  return lines.map(({ note }) => note?.text);
};

test('a note left unfinished is there for whoever wrote it, in any browser, and for nobody else', async () => {
  const id = await newCase();
  const note = crypto.randomUUID();
  await ok(keep(operator, id, note, { ...draft, text: 'krenula' }));
  await ok(keep(operator, id, note));
  assert.deepEqual(
    (await left(operator, id)).map((each) => [each.note, each.text, each.of]),
    [[note, draft.text, null]],
  );
  assert.deepEqual(await left(worker, id), []);
  assert.deepEqual(await notesIn(id), [], 'it is no part of the record yet');
  await refused(keep(lawyer, id, note), 404, 'not-found');
});

test('saved, it is a note and no draft any more; put away, it is nothing', async () => {
  const id = await newCase();
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  await ok(keep(operator, id, first));
  await ok(operator.browser.call('PUT', `/cases/${id}/notes/${first}`, draft));
  await ok(keep(operator, id, second));
  await ok(operator.browser.call('DELETE', `/cases/${id}/drafts/${second}`));
  assert.deepEqual([await left(operator, id), await notesIn(id)], [[], [draft.text]]);
});

test('the audit says that a note was begun and what became of it, not each pause of the hands', async () => {
  const id = await newCase();
  const [saved, dropped] = [crypto.randomUUID(), crypto.randomUUID()];
  const lines = async () =>
    (await rows(program.asOwner, sql`select from audit.lines where ${id} = any (dossiers) and kind = 'write'`)).length;
  const atFirst = await lines();
  const since = async () => (await lines()) - atFirst;
  for (const text of ['k', 'kre', 'krenula']) await ok(keep(operator, id, saved, { ...draft, text }));
  assert.equal(await since(), 1);
  await ok(keep(worker, id, saved));
  assert.equal(await since(), 2, 'another’s draft is another');
  await ok(operator.browser.call('PUT', `/cases/${id}/notes/${saved}`, draft));
  assert.equal(await since(), 3);
  for (const text of ['n', 'ne']) await ok(keep(operator, id, dropped, { ...draft, text }));
  await ok(operator.browser.call('DELETE', `/cases/${id}/drafts/${dropped}`));
  assert.equal(await since(), 5);
  await ok(keep(operator, id, dropped));
  assert.equal(await since(), 6, 'begun anew');
});

test('a change left unfinished brings the note along as it stands now', async () => {
  const id = await newCase();
  const note = crypto.randomUUID();
  await ok(operator.browser.call('PUT', `/cases/${id}/notes/${note}`, draft));
  await ok(keep(operator, id, note, { ...draft, basedOn: 1, text: 'krenula bi u ponoć' }));
  await ok(worker.browser.call('PUT', `/cases/${id}/notes/${note}`, { ...draft, basedOn: 1, text: 'ostaje' }));
  const [mine] = await left(operator, id);
  assert.deepEqual([mine?.basedOn, mine?.text, mine?.of?.version], [1, 'krenula bi u ponoć', 2]);
});

test('words of a draft stand in no clear column, and an opening that is undone leaves none', async () => {
  const id = await newCase();
  await ok(keep(operator, id, crypto.randomUUID()));
  const stored = () =>
    rows(program.asOwner, sql<{ row: string }>`select d::text as row from cases.drafts d where d.dossier = ${id}`);
  const [kept] = await stored();
  assert.doesNotMatch(kept?.row ?? '', /krenula|jedanaest/);
  await ok(operator.browser.call('DELETE', `/cases/${id}/opening`));
  assert.deepEqual(await stored(), []);
});

test('two people in one case see each other, and others are told when that changes', async () => {
  const id = await newCase();
  await program.deliver();
  const told: string[] = [];
  const leave = program.hub.join({ actor: worker.id, send: ({ kind }) => told.push(kind) });
  const show = (who: Person, state: string) => who.browser.call('POST', `/cases/${id}/presence`, { state });
  const others = (who: Person) => who.browser.call<PresenceAnswer>('GET', `/cases/${id}/presence`);
  await ok(show(operator, 'writing'));
  await program.deliver();
  leave();
  assert.deepEqual(told, ['case.presence']);
  assert.deepEqual(await ok(others(worker)), { here: [{ account: operator.id, state: 'writing' }] });
  assert.deepEqual(await ok(others(operator)), { here: [] });
  await ok(show(operator, 'left'));
  assert.deepEqual(await ok(others(worker)), { here: [] });
  await refused(show(lawyer, 'reading'), 404, 'not-found');
  await refused(others(lawyer), 404, 'not-found');
});
