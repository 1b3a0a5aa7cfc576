import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Route } from '#kernel/route.ts';
import { confirmQuorum, found, join, ok, type Person } from '#testing/cast.ts';
import { addressOf } from '#testing/house-of-roles.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { sampleOf } from '#testing/samples.ts';
import { allRoutes } from './app.ts';

/** Numbers no answer may hold whole: one written in a contact, one that is a person's, one a note is about. */
const CANARIES = ['060 917 35 42', '064 826 41 53', '069 735 52 64'] as const;
const [SAID, HERS, NOTED] = CANARIES;

let program: Program;
let people: Person[];
let contact: string;
let person: string;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program, { answersCalls: true });
  await confirmQuorum(director);
  const line = lines[0]?.id ?? '';
  const operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  const lead = await join(program, director, { name: 'Jelena Kostić', roles: ['lead'], lines: [line] });
  people = [operator, lead, director];
  const { call } = operator.browser;
  contact = (await ok(call<{ id: string }>('POST', '/contacts', { line }))).id;
  await put(operator, `/contacts/${contact}`, { field: 'caller_number', basedOn: 0, value: SAID });
  const numbers = [{ number: HERS, kind: 'own', note: '' }];
  person = (await ok(call<{ id: string }>('POST', '/people', { numbers }))).id;
  await ok(call('POST', `/contacts/${contact}/person`, { person }));
  const note = { number: NOTED, reason: 'smeta', howToEnd: '', until: '2027-01-31' };
  await ok(call('POST', '/number-notes', note));
  await ok(call('POST', `/contacts/${contact}/promises`, { kind: 'call_back' }));
});

after(() => program.stop());

const put = (who: Person, path: string, change: object) => who.browser.call('PUT', path, { changes: [change] });

/** The ways to a whole number, behind the rule; and those that end the session or write what a test would not undo. */
const WAYS = ['/contacts/:id/number', '/people/:id/number'];
const ENDS = ['/lock', '/unlock', '/sign-out', '/leave'];

function holdsNone(said: string, text: string): void {
  const forms = CANARIES.flatMap((number) => [
    number,
    number.replaceAll(' ', ''),
    number.replaceAll(/\D/g, '').slice(1),
  ]);
  assert.deepEqual(
    forms.filter((form) => text.includes(form)),
    [],
    said,
  );
}

async function see(who: Person, route: Route, id: string, body?: unknown): Promise<void> {
  const answer = await who.browser.call(route.method, addressOf(route.path, id), body);
  holdsNone(`${who.name}: ${route.method} ${route.path}`, JSON.stringify([answer.body, [...answer.headers]]));
}

const asked = allRoutes(() => null).filter(
  ({ path, access }) => !WAYS.includes(path) && !ENDS.includes(path) && access !== 'setup' && access !== 'open',
);

test('no answer of any address that reads holds a masked number', async () => {
  for (const who of people)
    for (const route of asked.filter(({ method }) => method === 'GET'))
      for (const id of [contact, person]) await see(who, route, id);
  const seen = await people[0]?.browser.call('GET', `/contacts/${contact}`);
  assert.match(JSON.stringify(seen?.body), /060 ••• ••42/, 'the contact is really read');
});

test('nor does a search for it, a conflict over it, or what is known of a caller', async () => {
  const [operator] = people;
  assert.ok(operator);
  const { call } = operator.browser;
  const searches = [
    await ok(call('POST', '/search', { query: HERS.slice(-8) })),
    await ok(call('POST', '/known-caller', { contact, held: true })),
    await ok(call('POST', '/known-caller', { number: HERS })),
    await ok(call('POST', '/known-caller', { number: NOTED })),
  ];
  assert.match(JSON.stringify(searches), /064 ••• ••53.*069 ••• ••64/, 'person and note are really found');
  const file = await ok(call<{ file: { numbers: { id: string }[] } }>('GET', `/people/${person}`));
  const conflicts = [
    await ok(put(operator, `/contacts/${contact}`, { field: 'caller_number', basedOn: 0, value: '061 1' })),
    await ok(
      put(operator, `/people/${person}`, {
        field: `number.${file.file.numbers[0]?.id}`,
        basedOn: 0,
        value: { number: '061 1', kind: 'own', note: '' },
      }),
    ),
  ];
  assert.match(JSON.stringify(conflicts), /060 ••• ••42.*064 ••• ••53/, 'both are really in conflict');
  holdsNone('searches and conflicts', JSON.stringify([searches, conflicts]));
});

test('nor does the answer to anything that is written', async () => {
  for (const who of people)
    for (const route of asked.filter(({ method }) => method === 'PUT' || method === 'POST')) {
      const { id: _, ...body } = sampleOf(route.input) as Record<string, unknown>;
      for (const id of [contact, person]) await see(who, route, id, body);
    }
});
