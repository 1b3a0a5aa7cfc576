import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { confirmQuorum, found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { ContactAnswer, ContactFilter, ContactListAnswer, ListPlace } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let other: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  await confirmQuorum(house.director);
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  other = await join(program, house.director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(() => program.stop());

const open = async (by: Person, how: object = {}) =>
  (await ok(by.browser.call<{ id: string }>('POST', '/contacts', { line, ...how }))).id;
const answer = (by: Person, id: string, field: string, value: unknown) =>
  ok(by.browser.call('PUT', `/contacts/${id}`, { changes: [{ field, basedOn: 0, value }] }));
const list = (by: Person, filter: ContactFilter = {}, from: ListPlace | null = null) =>
  by.browser.call<ContactListAnswer>('POST', '/contacts/list', { filter, after: from });
const ids = async (by: Person, filter: ContactFilter = {}) => (await ok(list(by, filter))).contacts.map(({ id }) => id);
const read = (by: Person, id: string) => ok(by.browser.call<ContactAnswer>('GET', `/contacts/${id}`));

test('the list is narrowed by every code, by day and by who, and every part counts', async () => {
  const letter = await open(other, { channel: 'letter' });
  const call = await open(operator);
  await answer(operator, call, 'risk', 'high');
  await answer(operator, call, 'call_type', 'suspicion_report');
  await ok(operator.browser.call('POST', `/contacts/${call}/close`, { outcome: 'silent' }));
  const { number, day } = await read(operator, call);
  const only: [ContactFilter, string[]][] = [
    [{}, [call, letter]],
    [{ line }, [call, letter]],
    [{ line: house.lines[1]?.id }, []],
    [{ channel: 'letter' }, [letter]],
    [{ risk: 'high' }, [call]],
    [{ callType: 'suspicion_report' }, [call]],
    [{ outcome: 'open' }, [letter]],
    [{ outcome: 'silent' }, [call]],
    [{ outcome: 'done' }, []],
    [{ since: day }, [call, letter]],
    [{ since: '2999-01-01' }, []],
    [{ by: other.id }, [letter]],
    [{ number: number.slice(-4).toLowerCase() }, [call]],
    [{ channel: 'letter', risk: 'high' }, []],
  ];
  for (const [filter, expected] of only)
    assert.deepEqual(await ids(operator, filter), expected, JSON.stringify(filter));
  await answer(operator, letter, 'handled_by', operator.id);
  assert.deepEqual(await ids(operator, { by: operator.id }), [call, letter], 'whoever spoke counts too');
});

test('a list holds what one may open and nothing else, whatever is asked', async () => {
  await open(operator);
  assert.deepEqual(await ids(legal), []);
  await refused(list(educator), 403, 'not-allowed');
  await refused(openBrowser(program).call('POST', '/contacts/list', { filter: {} }), 401, 'not-signed-in');
  await refused(list(operator, { channel: 'pigeon' as 'letter' }), 400, 'bad-input');
  await refused(list(operator, { number: 'Anđelija' }), 400, 'bad-input');
});

test('fifty at a time, each contact once, the newest first, to the very end', async () => {
  for (let n = 0; n < 52; n++) await open(operator);
  const seen: string[] = [];
  let next: ListPlace | null = null;
  let pages = 0;
  do {
    const page: ContactListAnswer = await ok(list(operator, {}, next));
    seen.push(...page.contacts.map(({ number }) => number));
    next = page.next;
    pages += 1;
  } while (next !== null);
  const { rows } = await sql<{ number: string }>`select number from hotline.contacts`.execute(program.asOwner);
  assert.equal(pages, 2);
  assert.equal(new Set(seen).size, rows.length);
  assert.deepEqual(seen, seen.toSorted().toReversed());
});

test('the next page comes whole when access to the last contact of this one ended meanwhile', async () => {
  const shared: string[] = [];
  for (let n = 0; n < 53; n++) {
    const id = await open(operator);
    await ok(
      operator.browser.call('POST', `/contacts/${id}/grants`, { principal: legal.id, reason: 'uvid', until: null }),
    );
    shared.unshift(id);
  }
  const first = await ok(list(legal));
  const last = first.contacts.at(-1)?.id ?? '';
  await ok(operator.browser.call('DELETE', `/contacts/${last}/grants/${legal.id}`));
  const second = await ok(list(legal, {}, first.next));
  assert.deepEqual(
    [...first.contacts, ...second.contacts].map(({ id }) => id),
    shared,
  );
  await refused(list(legal, {}, { opened: 0.5, id: last }), 400, 'bad-input');
  assert.deepEqual((await ok(list(legal, {}, { opened: 0, id: last }))).contacts, []);
});

test('entered later: who wrote it and who spoke stay apart, the row has the day it was, the hour is sealed', async () => {
  const happened = '2026-03-02T22:40:00.000Z';
  const id = await open(operator, { later: { happened, handledBy: other.id } });
  const contact = await read(operator, id);
  assert.deepEqual(
    [contact.recordedBy, contact.handledBy, contact.enteredLater, contact.day],
    [operator.id, other.id, true, '2026-03-02'],
  );
  assert.deepEqual([contact.fields['began']?.value, contact.fields['handled_by']?.value], [happened, other.id]);
  const near = await open(operator, { later: { happened: '2026-03-02T23:10:00.000Z', handledBy: other.id } });
  assert.equal((await read(operator, near)).day, '2026-03-03', 'the day of the house, not of Greenwich');
  const now = await read(operator, await open(operator));
  assert.deepEqual([now.enteredLater, now.handledBy], [false, null]);
});

test('what has not happened yet and colleagues who are none are refused, and no contact is left behind', async () => {
  const earlier = (await ids(operator)).length;
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const later = (how: object) => operator.browser.call('POST', '/contacts', { line, later: how });
  await refused(later({ happened: tomorrow, handledBy: other.id }), 400, 'not-yet');
  const past = '2026-03-02T10:00:00.000Z';
  await refused(later({ happened: past, handledBy: crypto.randomUUID() }), 400, 'no-such-colleague');
  await refused(later({ happened: 'juče', handledBy: other.id }), 400, 'bad-input');
  await refused(later({ happened: past }), 400, 'bad-input');
  assert.equal((await ids(operator)).length, earlier);
  const id = await open(operator);
  const save = (field: string, value: string) =>
    operator.browser.call('PUT', `/contacts/${id}`, { changes: [{ field, basedOn: 0, value }] });
  await refused(save('ended', tomorrow), 400, 'not-yet');
  await refused(save('ended', 'oko šest'), 400, 'answer-does-not-fit');
  await refused(save('handled_by', crypto.randomUUID()), 400, 'no-such-colleague');
});

test('an answer keeps the version of its form; one given to an older form is read as it was given', async () => {
  const id = await open(operator);
  await answer(operator, id, 'caller_name', 'Anđelija');
  const [current] = (await read(operator, id)).forms;
  assert.ok(current && current >= 3);
  // The same contact as the first form left it: the name answered to version 1.
  await sql`update hotline.entries set form_version = 1 where contact = ${id}`.execute(program.asOwner);
  await answer(operator, id, 'risk', 'high');
  const contact = await read(operator, id);
  assert.deepEqual(contact.forms, [1, current]);
  assert.equal(contact.fields['caller_name']?.value, 'Anđelija');
});
