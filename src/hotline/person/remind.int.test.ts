import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { defaultZone, fromZoned } from '#kernel/format.ts';
import type { RemindAnswer } from '#people/shared.ts';
import type { PromiseAnswer } from '#tasks/shared.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let operator: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  const come = (name: string, role: string, lines: string[] = []) =>
    join(program, house.director, { name, roles: [role], lines });
  operator = await come('Milica Stanojev', 'operator', [line]);
  legal = await come('Olivera Rac', 'legal');
  educator = await come('Tijana Brkić', 'educator');
});
afterEach(() => freezeClock(null));
after(() => program.stop());

type Wall = { month: number; day: number; hour: number; minute?: number };
const wall = (at: Wall) => fromZoned({ year: 2026, ...at }, defaultZone);

/** A person whose rule, confirmed at `confirmed`, allows calling on Sundays from `from` to `to` (minutes). */
async function personWith(rule: { from: number; to: number; confirmed: Date } | null): Promise<string> {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/people', {}));
  if (!rule) return id;
  const hours = [{ days: [7], from: rule.from, to: rule.to }];
  const texts = { checkWord: '', whoMayAnswer: '', message: '', note: '', confirmedBy: 'person' };
  const value = { allowed: true, hours, confirmedAt: rule.confirmed.toISOString(), ...texts };
  await ok(
    operator.browser.call('PUT', `/people/${id}`, { changes: [{ field: 'safe.telephone', basedOn: 0, value }] }),
  );
  return id;
}
async function contactAbout(person: string): Promise<string> {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(operator.browser.call('POST', `/contacts/${id}/person`, { person }));
  return id;
}
const remind = (who: Person, person: string, more: object = {}) =>
  who.browser.call<RemindAnswer>('POST', `/people/${person}/remind`, more);
const promises = async (contact: string) =>
  (await ok(operator.browser.call<{ promises: PromiseAnswer[] }>('GET', `/contacts/${contact}/promises`))).promises;

type Case = { said: string; now: Wall; from: number; to: number; due: string };
const cases: Case[] = [
  {
    said: 'an ordinary week',
    now: { month: 11, day: 10, hour: 22 },
    from: 600,
    to: 660,
    due: '2026-11-15T09:00:00.000Z',
  },
  {
    said: 'the night the hour is skipped',
    now: { month: 3, day: 28, hour: 22 },
    from: 150,
    to: 300,
    due: '2026-03-29T01:00:00.000Z',
  },
  {
    said: 'the day after the skipped hour',
    now: { month: 3, day: 28, hour: 22 },
    from: 600,
    to: 660,
    due: '2026-03-29T08:00:00.000Z',
  },
  {
    said: 'the night an hour comes twice',
    now: { month: 10, day: 24, hour: 22 },
    from: 150,
    to: 165,
    due: '2026-10-25T00:30:00.000Z',
  },
  {
    said: 'the morning after it came twice',
    now: { month: 10, day: 24, hour: 22 },
    from: 600,
    to: 660,
    due: '2026-10-25T09:00:00.000Z',
  },
];
for (const { said, ...given } of cases)
  test(`${said}: one act promises to call back when her hours begin`, () => promisesAt(given));

async function promisesAt({ now, from, to, due }: Omit<Case, 'said'>): Promise<void> {
  freezeClock(wall(now));
  const person = await personWith({ from, to, confirmed: wall(now) });
  const contact = await contactAbout(person);
  const made = await ok(remind(operator, person, { contact }));
  assert.deepEqual([made.contact, made.due], [contact, due]);
  const [promise] = await promises(contact);
  assert.deepEqual([promise?.id, promise?.kind, promise?.due], [made.promise, 'call_back', due]);
}

test('without a contact named it stands on her latest one; where there is none, nothing is promised', async () => {
  freezeClock(wall({ month: 11, day: 10, hour: 22 }));
  const rule = { from: 600, to: 660, confirmed: wall({ month: 11, day: 10, hour: 9 }) };
  const person = await personWith(rule);
  await refused(remind(operator, person), 409, 'no-contact-of-hers');
  await contactAbout(person);
  const latest = await contactAbout(person);
  assert.equal((await ok(remind(operator, person))).contact, latest);
});

test('where it is safe now, or waiting does not help, nothing is promised', async () => {
  freezeClock(wall({ month: 11, day: 15, hour: 10, minute: 30 }));
  const person = await personWith({ from: 600, to: 660, confirmed: wall({ month: 11, day: 10, hour: 9 }) });
  await refused(remind(operator, person, { contact: await contactAbout(person) }), 409, 'safe-now');
  const silent = await personWith(null);
  await refused(remind(operator, silent, { contact: await contactAbout(silent) }), 409, 'no-safe-time');
  await refused(remind(operator, person, { channel: 'sms' }), 409, 'no-safe-time');
});

test('strangers, colleagues without her card, and a contact that is not about her are refused', async () => {
  freezeClock(wall({ month: 11, day: 10, hour: 22 }));
  const person = await personWith({ from: 600, to: 660, confirmed: wall({ month: 11, day: 10, hour: 9 }) });
  const other = await contactAbout(await personWith(null));
  await refused(openBrowser(program).call('POST', `/people/${person}/remind`, {}), 401, 'not-signed-in');
  await refused(remind(educator, person), 403, 'not-allowed');
  await refused(remind(legal, person), 404, 'not-found');
  await refused(remind(operator, person, { contact: other }), 404, 'not-found');
  await refused(remind(operator, person, { channel: 'pigeon' }), 400, 'bad-input');
});
