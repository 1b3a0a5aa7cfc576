import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { withActor } from '#kernel/actor.ts';
import { rows, sql, type Pool, type Tx } from '#kernel/db.ts';
import { maskNumber } from '#people/index.ts';
import { confirmQuorum, found, join, ok, type Person } from '#testing/cast.ts';
import { openFullCase } from '#testing/full-case.ts';
import { addressOf } from '#testing/house-of-roles.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { allRoutes } from './app.ts';

let program: Program;
let line: string;
let everybody: Person[];
/** Who holds a grant on which contact, as it ought to be: what the program is measured against. */
const holders = new Map<string, Set<string>>();
/** What only those may ever see of a contact. */
const canaries = new Map<string, string>();

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program);
  await confirmQuorum(director);
  line = lines[0]?.id ?? '';
  const come = (name: string, role: string, answers: string[]) =>
    join(program, director, { name, roles: [role], lines: answers });
  everybody = [
    director,
    await come('Milica Stanojev', 'operator', [line]),
    await come('Jelisaveta Kuzman', 'operator', []),
    await come('Olivera Rac', 'legal', []),
    await come('Tihomir Bajić', 'case_worker', []),
    await come('Ana Prćić', 'educator', []),
  ];
});

after(() => program.stop());

type Act = { does: 'open' | 'share' | 'withdraw'; by: number; to: number; which: number };
const acts = fc.array(
  fc.record({
    does: fc.constantFrom('open', 'share', 'share', 'withdraw'),
    by: fc.nat(4),
    to: fc.nat(5),
    which: fc.nat(30),
  }) as fc.Arbitrary<Act>,
  { minLength: 2, maxLength: 8 },
);
const person = (index: number): Person => everybody[index % everybody.length] as Person;
/** All but the educator, who is the last. */
const readsRecords = (who: Person) => everybody.indexOf(who) < 5;
/** The first two answer the line; what its team holds, both hold. */
const inDutyTeam = (who: Person) => everybody.indexOf(who) < 2;

async function act({ does, by, to, which }: Act): Promise<void> {
  if (does === 'open') return openContact(person(by));
  const contacts = [...holders.keys()];
  const contact = contacts[which % Math.max(1, contacts.length)];
  if (!contact) return;
  const body = { principal: person(to).id, reason: 'rad na slučaju', until: null };
  const { call } = person(by).browser;
  const may = holders.get(contact)?.has(person(by).id) ?? false;
  const answer =
    does === 'share'
      ? await call('POST', `/contacts/${contact}/grants`, body)
      : await call('DELETE', `/contacts/${contact}/grants/${person(to).id}`);
  if (!may) assert.equal(answer.status, 404, `${does} without a grant`);
  else if (does === 'share' && !readsRecords(person(to))) assert.equal(answer.status, 409);
  else if (does === 'share') holders.get(contact)?.add(person(to).id);
  // Whoever answers the line still reads it through her team.
  else if (answer.status === 200 && !inDutyTeam(person(to))) holders.get(contact)?.delete(person(to).id);
}

async function openContact(by: Person): Promise<void> {
  const { id } = await ok(by.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const name = `Anđelija ${crypto.randomUUID()}`;
  await ok(by.browser.call('PUT', `/contacts/${id}`, { changes: [{ field: 'caller_name', basedOn: 0, value: name }] }));
  holders.set(id, new Set([by.id, ...everybody.filter(inDutyTeam).map((one) => one.id)]));
  canaries.set(id, name);
}

test('a list is the filter of everything by the rule, for everybody, whatever was shared and withdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (planned) => {
      for (const one of planned) await act(one);
      for (const who of everybody.slice(0, 5)) {
        const { contacts } = await ok(who.browser.call<{ contacts: { id: string }[] }>('GET', '/contacts'));
        const read: string[] = [];
        for (const id of holders.keys())
          if ((await who.browser.call('GET', `/contacts/${id}`)).status === 200) read.push(id);
        const ought = [...holders].filter(([, held]) => held.has(who.id)).map(([id]) => id);
        assert.deepEqual(read, ought, `${who.name} reads what she holds`);
        assert.deepEqual(contacts.map(({ id }) => id).toSorted(), read.toSorted(), `${who.name}'s list`);
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  assert.ok(holders.size > 0 && holders.size <= 50, 'the list shows at most fifty');
});

test('no answer of any address holds a word of a record the caller has no grant on', async () => {
  await openContact(person(2));
  const reads = allRoutes(() => null).filter(({ method }) => method === 'GET');
  let seen = 0;
  for (const who of everybody) {
    const hers = [...canaries].filter(([id]) => holders.get(id)?.has(who.id)).map(([, name]) => name);
    const foreign = [...canaries.values()].filter((name) => !hers.includes(name));
    for (const { path } of reads)
      for (const id of path.includes(':id') ? [...canaries.keys(), line] : ['']) {
        const said = JSON.stringify((await who.browser.call('GET', addressOf(path, id))).body);
        assert.deepEqual(
          foreign.filter((name) => said.includes(name)),
          [],
          `${who.name} at ${path}`,
        );
        seen += hers.filter((name) => said.includes(name)).length;
      }
  }
  assert.ok(seen > 0, 'and those who hold one do see it');
});

test('no answer of any address holds a number whose rule was not read, not even to whoever wrote it', async () => {
  const writer = person(1);
  const { call } = writer.browser;
  const { id } = await ok(call<{ id: string }>('POST', '/contacts', { line }));
  const digits = '645550142';
  const changes = [
    { field: 'caller_name', basedOn: 0, value: 'Anđelija Žitkov' },
    { field: 'caller_number', basedOn: 0, value: `+381 ${digits}` },
  ];
  await ok(call('PUT', `/contacts/${id}`, { changes }));
  const { person: known } = await ok(call<{ person: string }>('POST', `/contacts/${id}/person`, { new: {} }));
  let masked = 0;
  for (const { path } of allRoutes(() => null).filter(({ method }) => method === 'GET'))
    for (const each of path.includes(':id') ? [id, known] : ['']) {
      const said = JSON.stringify((await call('GET', addressOf(path, each))).body);
      assert.ok(!said.replaceAll(/[ ()/-]/g, '').includes(digits), path);
      if (said.includes(maskNumber(`+381 ${digits}`))) masked++;
    }
  assert.ok(masked > 0, 'its end is shown, so that a colleague knows which it is');
});

/** Tables whose rows are nobody's record, and what anybody on the staff may know by them. */
const OF_THE_HOUSE: Record<string, string> = {
  'cases.counters': 'how many cases a year has had',
  'network.directory': 'that the directory exists; it opens to the staff',
  'network.organisation_versions': 'where people can be sent, sealed to the staff',
  'network.organisations': 'what such places are for, in codes',
  'rights.clock_days': 'how many days this organisation gives',
  'screening.items': 'the indicators of a list of the house',
  'screening.lists': 'which lists the house has loaded',
};

test('without a grant there is no row of any table of cases, rights, tasks, screening and network', async () => {
  const [director, operator] = [person(0), person(1)];
  await openFullCase({ writer: operator, lead: director, line }, (_, value) => value);
  const stranger = await join(program, director, { name: 'Radmila Gajin', roles: ['case_worker'] });
  const tables = await rows(
    program.asOwner,
    sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('cases', 'rights', 'tasks', 'screening', 'network')
        and has_table_privilege('astra_app', schemaname || '.' || tablename, 'select') order by 1`,
  );
  assert.ok(tables.length > 30);
  const holding = (of: (name: string) => Promise<number>) =>
    Promise.all(tables.map(async ({ name }) => ((await of(name)) > 0 ? [name] : []))).then((lists) => lists.flat());
  const count = async (tx: Tx | Pool, name: string) =>
    (await rows(tx, sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`))[0]?.n ?? 0;
  const as = (who: Person) => (name: string) => withActor(program.pools.app, who.id, (tx) => count(tx, name));
  const all = tables.map(({ name }) => name);
  assert.deepEqual(await holding((name) => count(program.asOwner, name)), all, 'each of them holds something');
  assert.deepEqual(await holding(as(stranger)), Object.keys(OF_THE_HOUSE));
  assert.deepEqual(await holding(as(operator)), all, 'and whoever has the grant sees it');
});
