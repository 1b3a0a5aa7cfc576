import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { fromZoned, defaultZone } from '#kernel/format.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { NumberAnswer, OverrideAnswer, PersonAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let lead: Person;
let person: { id: string; card: string };
let number: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  const line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  lead = await join(program, house.director, { name: 'Jelena Kostić', roles: ['lead'] });
  person = await ok(
    operator.browser.call<typeof person>('POST', '/people', {
      names: [{ text: 'Anđelija', kind: 'given' }],
      numbers: [{ number: '060 123 45 28', kind: 'own', note: '' }],
    }),
  );
  number = (await ok(read(operator))).file?.numbers[0]?.id ?? '';
});
afterEach(() => freezeClock(null));
after(() => program.stop());

const read = (who: Person) => who.browser.call<PersonAnswer>('GET', `/people/${person.id}`);
const ask = (who: Person, more: object = {}) =>
  who.browser.call<NumberAnswer>('POST', `/people/${person.id}/number`, { number, ...more });
const readRule = (who: Person) => who.browser.call('POST', `/people/${person.id}/rule-read`);

/** Monday 23. 11. 2026 at this hour, by the organisation's clock. */
const monday = (hour: number) => fromZoned({ year: 2026, month: 11, day: 23, hour }, defaultZone);

let version = 0;
async function setRule(change: object): Promise<void> {
  const value = {
    allowed: true,
    hours: [{ days: [1, 2, 3, 4, 5], from: 510, to: 660 }],
    checkWord: 'da li je stiglo pismo za Sonju',
    whoMayAnswer: 'samo ona',
    message: '',
    note: '',
    confirmedAt: monday(0).toISOString(),
    confirmedBy: 'person',
    ...change,
  };
  await ok(
    operator.browser.call('PUT', `/people/${person.id}`, {
      changes: [{ field: 'safe.telephone', basedOn: version, value }],
    }),
  );
  version++;
}

test('before the rule is read no number is given, and reading it gives it inside her hours', async () => {
  freezeClock(monday(9));
  await setRule({});
  await refused(ask(operator), 403, 'rule-first');
  assert.equal((await ok(read(operator))).card?.ruleRead, false);
  await ok(readRule(operator));
  const card = (await ok(read(operator))).card;
  assert.deepEqual([card?.ruleRead, card?.may.telephone.why, card?.may.sms.why], [true, 'inside', 'no_rule']);
  const answer = await ok(ask(operator));
  assert.deepEqual(answer, {
    number: '060 123 45 28',
    verdict: { allowed: true, why: 'inside', next: null },
    overridden: false,
  });
});

test('outside her hours the number is refused with the time when they begin again', async () => {
  freezeClock(monday(3));
  await ok(readRule(operator));
  const answer = await ask(operator);
  assert.deepEqual(answer.body, {
    error: {
      code: 'not-safe-now',
      details: { why: 'outside_hours', next: '2026-11-23T07:30:00.000Z', person: person.id },
    },
  });
  await refused(ask(operator, { channel: 'sms' }), 403, 'not-safe-now');
});

test('a changed rule has to be read again, and one older than 30 days is treated as not confirmed', async () => {
  freezeClock(monday(9));
  await setRule({ confirmedAt: new Date(monday(9).getTime() - 31 * 86_400_000).toISOString() });
  await refused(ask(operator), 403, 'rule-first');
  await ok(readRule(operator));
  const answer = await ask(operator);
  assert.equal((answer.body as { error?: { details: { why: string } } }).error?.details.why, 'confirmation_expired');
});

test('against the rule only with a reason, which is sealed, audited and told to the lead', async () => {
  freezeClock(monday(9));
  await ok(readRule(operator));
  await refused(ask(operator, { override: 'x' }), 400, 'bad-input');
  const heard: { kind: string; id: string }[] = [];
  program.hub.join({ actor: lead.id, send: (event) => heard.push(event) });
  const answer = await ok(ask(operator, { override: 'javila je da je u opasnosti' }));
  assert.deepEqual([answer.number, answer.overridden], ['060 123 45 28', true]);
  await program.deliver();
  assert.ok(heard.some((event) => event.kind === 'people.override' && event.id === person.card));
  const { overrides } = await ok(lead.browser.call<{ overrides: OverrideAnswer[] }>('GET', '/overrides'));
  assert.deepEqual(
    overrides.map(({ by, why, reason }) => [by, why, reason]),
    [[operator.id, 'confirmation_expired', 'javila je da je u opasnosti']],
  );
  await refused(operator.browser.call('GET', '/overrides'), 403, 'not-allowed');
});

test('who cannot open her gets neither number nor rule', async () => {
  await refused(ask(legal), 404, 'not-found');
  await refused(readRule(legal), 404, 'not-found');
  await refused(openBrowser(program).call('POST', `/people/${person.id}/number`, { number }), 401, 'not-signed-in');
  await refused(openBrowser(program).call('POST', `/people/${person.id}/rule-read`), 401, 'not-signed-in');
  await refused(ask(house.director), 404, 'not-found');
  await refused(ask(operator, { number: crypto.randomUUID() }), 404, 'not-found');
  await refused(ask(operator, { channel: 'pigeon' }), 400, 'bad-input');
});
