import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf } from '#testing/visitor.ts';
import type { ClosedWritten, ContactAnswer, ContactListAnswer, WaitingAnswer, WrittenAnswer } from '../shared.ts';

let program: Program;
let director: Person;
let line: string;
let sources = 0;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: true });
  director = house.director;
  line = house.lines[0]?.id ?? '';
});
after(() => program.stop());

async function written(answers: Record<string, string>): Promise<string> {
  const she = visitorOf(program, `198.51.100.${(sources += 1)}`);
  await she.answer(answers);
  await she.press('send');
  assert.equal(she.words().length, 8);
  const { contacts } = await ok(director.browser.call<ContactListAnswer>('GET', '/contacts'));
  return contacts[0]?.id ?? '';
}

const list = () => ok(director.browser.call<WrittenAnswer>('GET', '/written'));
const close = (contacts: string[], who = director, seen = 1) =>
  who.browser.call<ClosedWritten>('POST', '/written/close', {
    contacts: contacts.map((each) => ({ contact: each, seen })),
    reason: 'rubbish',
  });
const reopen = (contacts: string[], who = director) =>
  who.browser.call<{ reopened: string[] }>('POST', '/written/reopen', { contacts, reason: 'rubbish' });
const contact = (id: string) => ok(director.browser.call<ContactAnswer>('GET', `/contacts/${id}`));
const openOnes = () => rows(program.asOwner, sql`select from hotline.closures`).then(({ length }) => length);

/** The lines of the audit that something left, each with what it names. */
async function linesOf(work: () => Promise<unknown>) {
  const [since] = await rows(program.asOwner, sql<{ at: string }>`select clock_timestamp()::text as at`);
  await work();
  return rows(
    program.asOwner,
    sql<{ verb: string; kind: string; dossiers: string[] }>`select verb, kind, dossiers from audit.lines
      where at >= ${since?.at}::timestamptz`,
  );
}

test('rubbish is closed together and a real message beside it stays; undone, all is as it was; each contact has its own line', async () => {
  const rubbish = [await written({ words: 'aaaa' }), await written({ words: 'bbbb' }), await written({})];
  const real = await written({ words: 'Uzeli su mi pasoš.', called: 'Dunja' });
  const shown = await list();
  assert.deepEqual(
    shown.rows.map(({ begins, who }) => [begins, who]),
    [
      ['aaaa', null],
      ['bbbb', null],
      ['', null],
      ['Uzeli su mi pasoš.', 'Dunja'],
    ],
  );
  let answer: ClosedWritten | undefined;
  const lines = await linesOf(async () => void (answer = await ok(close(rubbish))));
  assert.deepEqual(answer, { closed: rubbish.toSorted(), kept: [] });
  assert.deepEqual(
    lines.map(({ verb, kind, dossiers }) => [verb, kind, dossiers]).toSorted(),
    rubbish.map((id) => ['hotline.contact.close', 'write', [id]]).toSorted(),
  );
  for (const id of rubbish) {
    const { outcome, callType } = await contact(id);
    assert.deepEqual([outcome, callType], ['done', 'hoax_or_abuse']);
  }
  assert.deepEqual(
    (await list()).rows.map((row) => row.contact),
    [real],
  );
  const waiting = await ok(director.browser.call<WaitingAnswer>('GET', '/waiting'));
  assert.deepEqual(
    waiting.rows.map((row) => [row.contact, row.written]),
    [[real, true]],
  );
  const undone = await linesOf(() => ok(reopen(rubbish)));
  assert.equal(undone.length, rubbish.length);
  for (const id of rubbish) {
    const { outcome, callType } = await contact(id);
    assert.deepEqual([outcome, callType], [null, null]);
  }
});

test('of somebody who wrote again something of each message stands in the list: rubbish may be followed by what matters', async () => {
  const she = visitorOf(program, `198.51.100.${(sources += 1)}`);
  await she.answer({ words: 'xxxx' });
  await she.press('send');
  const words = she.words().join(' ');
  await she.open('/lat/o');
  await she.press('open', { words });
  await she.press('reply', { text: 'Nije sve.' });
  await she.press('reply', { text: 'Zaključao me je.' });
  const row = (await list()).rows.at(-1);
  assert.deepEqual([row?.begins, row?.messages], ['xxxx … Nije sve. … Zaključao me je.', 3]);
  await ok(close([row?.contact ?? ''], director, 3));
});

test('what is in danger, promised, closed already, no message or not there stays as it is, and comes back with why', async () => {
  const danger = await written({ words: 'Sad.', danger: 'yes' });
  const judged = await written({ words: 'Mirno.' });
  const changes = [{ field: 'risk', basedOn: 0, value: 'critical' }];
  await ok(director.browser.call('PUT', `/contacts/${judged}`, { changes }));
  const raised = await written({ words: 'Neko lupa.' });
  await ok(director.browser.call('POST', `/contacts/${raised}/danger`, {}));
  const promised = await written({ words: 'Javite se.' });
  await ok(director.browser.call('POST', `/contacts/${promised}/promises`, { kind: 'call_back' }));
  const once = await written({ words: 'Jednom.' });
  await ok(close([once]));
  const { id: call } = await ok(director.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const nowhere = crypto.randomUUID();
  const earlier = await openOnes();
  const { apart, rows: shown } = await list();
  assert.equal(apart, 4);
  assert.ok(![danger, judged, raised, promised, once, call].some((id) => shown.some((row) => row.contact === id)));
  const asked = [danger, judged, raised, promised, once, call, nowhere];
  const { closed, kept } = await ok(close(asked));
  assert.deepEqual(closed, []);
  assert.deepEqual(
    asked.map((id) => kept.find((each) => each.contact === id)?.why),
    ['danger', 'danger', 'danger', 'promised', 'closed', 'not-written', 'not-here'],
  );
  assert.equal(await openOnes(), earlier);
  await ok(director.browser.call('POST', `/contacts/${danger}/close`, { outcome: 'done' }));
});

test('whoever has no grant closes and opens none of them and sees none; whose role closes nothing is refused; no more than a hundred at once', async () => {
  const legal = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
  const researcher = await join(program, director, { name: 'Sanja Vid', roles: ['researcher'] });
  const id = await written({ words: 'Samo za dežurne.' });
  assert.deepEqual(await ok(close([id], legal)), { closed: [], kept: [{ contact: id, why: 'not-here' }] });
  const none = await ok(legal.browser.call<WrittenAnswer>('GET', '/written'));
  assert.deepEqual(none, { rows: [], left: 0, apart: 0 });
  await refused(close([id], researcher), 403, 'not-allowed');
  await refused(researcher.browser.call('GET', '/written'), 403, 'not-allowed');
  await ok(close([id]));
  assert.deepEqual(await ok(reopen([id], legal)), { reopened: [] });
  await refused(reopen([id], researcher), 403, 'not-allowed');
  assert.equal((await contact(id)).outcome, 'done');
  await refused(close(Array.from({ length: 101 }, () => crypto.randomUUID())), 400, 'bad-input');
});

test('a kind that somebody gave it stays, closed as rubbish or undone', async () => {
  const id = await written({ words: 'Da li je ova ponuda u redu?' });
  const changes = [{ field: 'call_type', basedOn: 0, value: 'preventive_job_offer_check' }];
  await ok(director.browser.call('PUT', `/contacts/${id}`, { changes }));
  await ok(close([id]));
  assert.equal((await contact(id)).callType, 'preventive_job_offer_check');
  await ok(reopen([id]));
  assert.equal((await contact(id)).callType, 'preventive_job_offer_check');
});
