import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { defaultZone, fromZoned } from '#kernel/format.ts';
import type { AttachAnswer, KnownCallerAnswer, OverrideAnswer, PersonAnswer } from '#people/shared.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { Change, ContactAnswer, ContactNumberAnswer, SaveAnswer } from '../shared.ts';

let program: Program;
let director: Person;
let operator: Person;
let night: Person;
let legal: Person;
let lead: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: true });
  director = house.director;
  line = house.lines[0]?.id ?? '';
  const come = (name: string, role: string, lines: string[] = []) =>
    join(program, house.director, { name, roles: [role], lines });
  operator = await come('Milica Stanojev', 'operator', [line]);
  night = await come('Dragan Petkov', 'operator', [line]);
  legal = await come('Olivera Rac', 'legal');
  lead = await come('Jelena Kostić', 'lead');
  educator = await come('Tijana Brkić', 'educator');
});
afterEach(() => freezeClock(null));
after(() => program.stop());

/** Monday 23. 11. 2026 at this hour, by the organisation's clock. */
const monday = (hour: number) => fromZoned({ year: 2026, month: 11, day: 23, hour }, defaultZone);
const NUMBER = '060 123 45 28';
const MASK = '060 ••• ••28';

async function contactWith(number: string | null, who = operator): Promise<string> {
  const { id } = await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));
  if (number !== null) await ok(save(who, id, { basedOn: 0, value: number }));
  return id;
}
const save = (who: Person, id: string, change: Partial<Change>) =>
  who.browser.call<SaveAnswer>('PUT', `/contacts/${id}`, { changes: [{ field: 'caller_number', ...change }] });
const read = (who: Person, id: string) => who.browser.call<ContactAnswer>('GET', `/contacts/${id}`);
const ask = (who: Person, id: string, more: object = {}) =>
  who.browser.call<ContactNumberAnswer>('POST', `/contacts/${id}/number`, { field: 'caller_number', ...more });
const readRule = (who: Person, her: string, contact: string) =>
  who.browser.call('POST', `/people/${her}/rule-read`, { contact });

async function person(numbers: string[], hours: [number, number] | null): Promise<string> {
  const body = {
    names: [{ text: 'Anđelija', kind: 'given' }],
    numbers: numbers.map((number) => ({ number, kind: 'own', note: '' })),
  };
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/people', body));
  const texts = { checkWord: '', whoMayAnswer: '', message: '', note: '', confirmedBy: 'person' };
  const spans = hours ? [{ days: [1, 2, 3, 4, 5, 6, 7], from: hours[0] * 60, to: hours[1] * 60 }] : [];
  const value = { allowed: true, hours: spans, confirmedAt: monday(0).toISOString(), ...texts };
  await ok(
    operator.browser.call('PUT', `/people/${id}`, { changes: [{ field: 'safe.telephone', basedOn: 0, value }] }),
  );
  return id;
}
const link = (contact: string, body: object) =>
  ok(operator.browser.call<AttachAnswer>('POST', `/contacts/${contact}/person`, body));

test('a number in a contact is masked in every answer about it, for its writer and for others', async () => {
  const id = await contactWith(NUMBER);
  for (const who of [operator, night]) assert.equal((await ok(read(who, id))).fields['caller_number']?.value, MASK);
  const withheld = await contactWith('skriven broj');
  assert.equal((await ok(read(night, withheld))).fields['caller_number']?.value, 'skriven broj');
});

test('where nobody is known by it, it is shown on asking, and that is noted', async () => {
  const id = await contactWith('064 777 00 31');
  assert.deepEqual(await ok(ask(night, id)), { number: '064 777 00 31', version: 1, rule: 'unknown' });
  const empty = await contactWith(null);
  await refused(ask(night, empty), 409, 'no-number');
});

test('linked to a person, her rule comes first: read for this contact, inside her hours', async () => {
  freezeClock(monday(9));
  const id = await contactWith('062 555 10 10');
  const her = await person([], [8, 11]);
  await link(id, { person: her });
  await refused(ask(night, id), 403, 'rule-first');
  await ok(readRule(night, her, await contactWith(null)));
  await refused(ask(night, id), 403, 'rule-first');
  await ok(readRule(night, her, id));
  assert.deepEqual(await ok(ask(night, id)), { number: '062 555 10 10', version: 1, rule: 'inside' });
});

test('outside her hours only with a reason, which the lead reads', async () => {
  const id = await contactWith('062 555 20 20');
  const her = await person([], [8, 11]);
  await link(id, { person: her });
  freezeClock(monday(3));
  await ok(readRule(night, her, id));
  const answer = await ask(night, id);
  assert.deepEqual(answer.body, {
    error: { code: 'not-safe-now', details: { why: 'outside_hours', next: monday(8).toISOString(), person: her } },
  });
  await refused(ask(night, id, { override: 'x' }), 400, 'bad-input');
  const passed = await ok(ask(night, id, { override: 'veza se prekinula usred poziva' }));
  assert.deepEqual(passed, { number: '062 555 20 20', version: 1, rule: 'passed' });
  const { overrides } = await ok(lead.browser.call<{ overrides: OverrideAnswer[] }>('GET', '/overrides'));
  assert.deepEqual(
    overrides.map((each) => [each.person, each.by, each.why, each.reason]),
    [[her, night.id, 'outside_hours', 'veza se prekinula usred poziva']],
  );
});

test('a known number that nobody linked yet goes by the rule of whoever is known by it', async () => {
  const her = await person(['+381 60 880 11 22'], [8, 11]);
  freezeClock(monday(3));
  const id = await contactWith('0608801122');
  await refused(ask(night, id), 403, 'rule-first');
  await ok(readRule(night, her, id));
  await refused(ask(night, id), 403, 'not-safe-now');
});

test('somebody hidden from the asker keeps her number back from her, whatever the reason', async () => {
  const her = await person(['063 440 55 66'], null);
  const id = await contactWith('063 440 55 66');
  await ok(lead.browser.call('GET', '/overrides'));
  const file = await ok(operator.browser.call<PersonAnswer>('GET', `/people/${her}`));
  assert.ok(file.file);
  const grant = { principal: lead.id, reason: 'rad', until: null };
  await ok(operator.browser.call('POST', `/people/${her}/grants`, grant));
  await ok(lead.browser.call('POST', `/people/${her}/hidden`, { account: night.id, reason: 'rođaka' }));
  await refused(ask(night, id, { override: 'hitno je' }), 403, 'number-kept');
});

test('who is not in the search team yet gets it with a reason only, because nobody can say whose it is', async () => {
  const id = await contactWith('065 300 40 50');
  const alone = await join(program, director, { name: 'Ana Rašić', roles: ['legal'], letIn: false });
  const grant = { principal: alone.id, reason: 'savet', until: null };
  await ok(operator.browser.call('POST', `/contacts/${id}/grants`, grant));
  await refused(ask(alone, id), 403, 'number-unsearched');
  const answer = await ok(ask(alone, id, { override: 'veza se prekida' }));
  assert.deepEqual(answer, { number: '065 300 40 50', version: 1, rule: 'unknown' });
});

test('the mask is never kept as a number; a new number over it is, and conflicts say nothing more', async () => {
  const id = await contactWith(NUMBER);
  await refused(save(night, id, { basedOn: 1, value: MASK }), 400, 'number-masked');
  assert.deepEqual((await ok(save(night, id, { basedOn: 1, value: '060 999 00 77' }))).saved[0]?.version, 2);
  const { clashes } = await ok(save(operator, id, { basedOn: 1, value: '060 111 00 99' }));
  assert.deepEqual([clashes[0]?.yours, clashes[0]?.theirs.value], ['060 ••• ••99', '060 ••• ••77']);
  assert.equal((await ok(ask(operator, id))).number, '060 999 00 77');
});

test('a guess based on an old version is a conflict whether or not it is right: a hidden number cannot be tried out', async () => {
  const id = await contactWith(NUMBER);
  for (const value of [NUMBER, '060 999 45 28']) {
    const { saved, clashes } = await ok(save(night, id, { basedOn: 0, value }));
    assert.deepEqual([saved, clashes[0]?.yours, clashes[0]?.theirs.value], [[], MASK, MASK]);
  }
  await ok(save(night, id, { basedOn: 1, value: MASK, heldIn: 1 }));
  assert.equal((await ok(save(night, id, { basedOn: 1, value: NUMBER }))).clashes.length, 1, 'kept, never seen by her');
  const own = await contactWith('060 700 80 90');
  const again = await ok(save(operator, own, { basedOn: 0, value: '060 700 80 90' }));
  assert.deepEqual([again.saved[0]?.version, again.clashes], [1, []], 'a lost answer asked for again');
});

test('words or a second number beside a known one do not pass her rule by', async () => {
  await person(['063 210 43 65'], [8, 11]);
  for (const said of ['063 210 43 65 posle 18', '064 100 20 30, 063/210-4365', '064 100 20 30 0632104365'])
    await refused(ask(night, await contactWith(said)), 403, 'rule-first');
});

test("taking the other's number in a conflict keeps it whole, with mine in the history before it", async () => {
  const id = await contactWith('066 100 00 01');
  await ok(save(night, id, { basedOn: 1, value: '066 200 00 02' }));
  await ok(save(operator, id, { basedOn: 2, value: '066 300 00 03' }));
  await ok(save(operator, id, { basedOn: 3, value: '066 ••• ••02', heldIn: 2 }));
  assert.deepEqual(await ok(ask(operator, id)), { number: '066 200 00 02', version: 4, rule: 'unknown' });
  await refused(save(operator, id, { basedOn: 4, value: MASK, heldIn: 9 }), 400, 'answer-does-not-fit');
  const name = { field: 'caller_name', basedOn: 0, value: 'Ana', heldIn: 1 };
  await refused(operator.browser.call('PUT', `/contacts/${id}`, { changes: [name] }), 400, 'answer-does-not-fit');
});

test('a new person made from the contact has its number, and who may be calling is asked by it, without the screen holding it', async () => {
  const id = await contactWith('069 480 12 34');
  assert.deepEqual((await ok(known(night, id))).hits, []);
  const { person: her } = await link(id, { new: { names: [{ text: 'Stojna', kind: 'given' }] } });
  const file = (await ok(operator.browser.call<PersonAnswer>('GET', `/people/${her}`))).file;
  assert.equal(file?.numbers[0]?.masked, '069 ••• ••34');
  const hits = (await ok(known(night, id))).hits.map((hit) => [hit.id, hit.reasons[0]?.field]);
  assert.deepEqual(hits, [[her, 'number']]);
  const masked = { new: { numbers: [{ number: MASK, kind: 'own', note: '' }] } };
  await refused(operator.browser.call('POST', `/contacts/${id}/person`, masked), 400, 'bad-input');
});
const known = (who: Person, contact: string) =>
  who.browser.call<KnownCallerAnswer>('POST', '/known-caller', { contact, held: true });

test('strangers, colleagues without the contact or the right, and bad questions are refused', async () => {
  const id = await contactWith(NUMBER);
  await refused(
    openBrowser(program).call('POST', `/contacts/${id}/number`, { field: 'caller_number' }),
    401,
    'not-signed-in',
  );
  await refused(ask(educator, id), 403, 'not-allowed');
  await refused(ask(legal, id), 404, 'not-found');
  await refused(legal.browser.call('POST', '/known-caller', { contact: id, held: true }), 404, 'not-found');
  await refused(operator.browser.call('POST', `/contacts/${id}/number`, { field: 'caller_name' }), 400, 'bad-input');
  await ok(operator.browser.call('POST', '/lock'));
  await refused(ask(operator, id), 423, 'locked');
  await ok(operator.browser.call('POST', '/unlock', { passphrase: operator.passphrase }));
});
