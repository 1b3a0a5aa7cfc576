import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { withActor } from '#kernel/actor.ts';
import { freezeClock } from '#kernel/clock.ts';
import { sql } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { RecordHouse } from '#staff/index.ts';
import { actorOf } from '#testing/actor.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { ConsentsAnswer, ExceptionAnswer } from './shared.ts';
import { useConsent, type ConsentUse } from './use-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';

let program: Program;
let house: Founded;
let worker: Person;
let lead: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  worker = await join(program, house.director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'] });
});
after(() => program.stop());

const POLICE = { organisation: null, name: 'Policija' };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const agreed = {
  purpose: 'report',
  recipient: POLICE,
  state: 'given',
  data: ['name', 'documents'],
  until: inDays(5),
  way: 'read_aloud',
  points: ['may_withdraw', 'understands_next'],
};

const open = async () => (await ok(worker.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const give = async (contact: string, body: object = {}) =>
  (await ok(worker.browser.call<{ id: string }>('POST', `/dossiers/${contact}/consents`, { ...agreed, ...body }))).id;
const withdraw = (contact: string, id: string) =>
  worker.browser.call('POST', `/dossiers/${contact}/consents/${id}/withdraw`, {});

/** Uses a consent as something that leaves the house would: `ok`, or the code it is refused with. */
async function use(contact: string, more: Partial<ConsentUse> = {}, who = worker): Promise<string> {
  const actor = await actorOf(program, who);
  const wanted: ConsentUse = { dossier: contact, purpose: 'report', recipient: POLICE, data: ['name'], ...more };
  try {
    await withActor(program.pools.app, actor.id, (tx) => useConsent(tx, actor, wanted));
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('a use is refused without consent, for more than agreed, after its day, and after a withdrawal', async () => {
  const contact = await open();
  assert.equal(await use(contact), 'consent-missing');
  const id = await give(contact);
  assert.equal(await use(contact), 'ok');
  assert.equal(await use(contact, { data: ['name', 'health'] }), 'consent-missing');
  assert.equal(await use(contact, { purpose: 'referral' }), 'consent-missing');
  freezeClock(new Date(Date.now() + 7 * 86_400_000));
  assert.equal(await use(contact), 'consent-over');
  freezeClock(null);
  await ok(withdraw(contact, id));
  assert.equal(await use(contact), 'consent-withdrawn');
  const { consents } = await ok(worker.browser.call<ConsentsAnswer>('GET', `/dossiers/${contact}/consents`));
  assert.equal(consents[0]?.used.times, 1, 'whom to tell that it is withdrawn');
  assert.equal(await use(contact, {}, lead), 'not-found', 'nobody uses a consent of a record that is not hers');
});

test('a withdrawal and uses at once, in any order: once it is answered no use passes, however they met', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.nat(3), fc.boolean(), async (earlier, beside, first) => {
      const contact = await open();
      const id = await give(contact);
      for (let each = 0; each < earlier; each++) assert.equal(await use(contact), 'ok');
      const uses = () => Array.from({ length: beside }, () => use(contact));
      const early = first ? [] : uses();
      const withdrawing = withdraw(contact, id);
      const met = await Promise.all([...early, ...(first ? uses() : [])]);
      await ok(withdrawing);
      assert.ok(
        met.every((code) => code === 'ok' || code === 'consent-withdrawn'),
        met.join(),
      );
      assert.equal(await use(contact), 'consent-withdrawn');
      const { consents } = await ok(worker.browser.call<ConsentsAnswer>('GET', `/dossiers/${contact}/consents`));
      assert.equal(consents[0]?.used.times, earlier + met.filter((code) => code === 'ok').length);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('a use that is under way holds a withdrawal up, and nobody else', async () => {
  const contact = await open();
  const id = await give(contact);
  const actor = await actorOf(program, worker);
  const wanted: ConsentUse = { dossier: contact, purpose: 'report', recipient: POLICE, data: ['name'] };
  let answered = false;
  let withdrawing: Promise<unknown> = Promise.resolve();
  await withActor(program.pools.app, actor.id, async (tx) => {
    await useConsent(tx, actor, wanted);
    withdrawing = withdraw(contact, id).then(() => (answered = true));
    assert.equal(await use(contact, { purpose: 'tracing' }), 'consent-missing', 'others go on meanwhile');
    assert.equal(answered, false);
  });
  await withdrawing;
  assert.equal(await use(contact), 'consent-withdrawn');
});

test('a withdrawal that is under way is waited for and seen, however early the use began', async () => {
  const contact = await open();
  const id = await give(contact);
  const actor = await actorOf(program, worker);
  const nobodyHears: RecordHouse = {
    hold: async () => {},
    happened: async () => {},
    parts: async () => [],
    pages: async () => new Map(),
  };
  let using: Promise<string> = Promise.resolve('');
  await withActor(program.pools.app, actor.id, async (tx) => {
    await withdrawConsent(tx, actor, { id: contact, consent: id }, nobodyHears);
    using = use(contact);
    while (!(await somebodyWaits())) await Promise.race([using, setImmediate()]);
  });
  assert.equal(await using, 'consent-withdrawn');
});

/** Whether some transaction stands before a lock another one holds. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where not granted`.execute(program.asOwner);
  return rows.length > 0;
}

const exception = {
  purpose: 'report',
  recipient: POLICE,
  data: ['name', 'place'],
  ground: 'danger_to_life',
  told: 'not_safe',
  reason: 'preti da će je odvesti noćas preko granice',
};
const except = async (contact: string) =>
  (await ok(worker.browser.call<{ id: string }>('POST', `/dossiers/${contact}/exceptions`, exception))).id;
const decide = (who: Person, id: string, decision: string) =>
  who.browser.call('POST', `/exceptions/${id}/decide`, { decision, reason: 'ima osnova' });
const overseen = async (who: Person) =>
  (await ok(who.browser.call<{ exceptions: ExceptionAnswer[] }>('GET', '/exceptions'))).exceptions;

test('without a consent only on a ground, with a reason, approved by somebody else, once, and every lead sees it', async () => {
  const contact = await open();
  const id = await except(contact);
  const data: ConsentUse['data'] = ['place'];
  assert.equal(await use(contact, { data, exception: id }), 'exception-unfit', 'nobody has decided');
  await refused(decide(worker, id, 'approved'), 403, 'not-allowed');
  await ok(decide(house.director, id, 'approved'));
  await refused(decide(house.director, id, 'declined'), 409, 'exception-decided');
  assert.equal(await use(contact, { data: ['health'], exception: id }), 'exception-unfit');
  assert.equal(await use(contact, { purpose: 'referral', data, exception: id }), 'exception-unfit');
  assert.equal(await use(await open(), { data, exception: id }), 'not-found', 'not for another record');
  assert.equal(await use(contact, { data, exception: id }), 'ok');
  assert.equal(await use(contact, { data, exception: id }), 'exception-unfit', 'only once');
  const [seen] = await overseen(house.director);
  assert.deepEqual(
    [seen?.id, seen?.reason, seen?.decision, seen?.decidedBy, seen?.usedOn !== null],
    [id, exception.reason, 'ima osnova', house.director.id, true],
  );
});

test('a lead without a grant decides on what she is told, and reads nothing of the record; nobody decides alone', async () => {
  const contact = await open();
  const id = await except(contact);
  const seen = (await overseen(house.director)).find((each) => each.id === id);
  assert.ok(seen?.can.decide);
  const { newcomers } = await ok(
    house.director.browser.call<{ newcomers: { account: string; teams: { id: string }[] }[] }>('GET', '/newcomers'),
  );
  for (const { account, teams } of newcomers)
    await ok(
      house.director.browser.call('POST', '/newcomers/confirm', { account, teams: teams.map((team) => team.id) }),
    );
  await refused(lead.browser.call('GET', `/dossiers/${contact}/consents`), 404, 'not-found');
  assert.equal((await overseen(lead)).find((each) => each.id === id)?.reason, exception.reason);
  await ok(decide(lead, id, 'declined'));
  assert.equal(await use(contact, { data: ['place'], exception: id }), 'exception-unfit');
  const own = (await ok(lead.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
  const asked = await ok(lead.browser.call<{ id: string }>('POST', `/dossiers/${own}/exceptions`, exception));
  await refused(decide(lead, asked.id, 'approved'), 409, 'second-person');
  await refused(decide(lead, crypto.randomUUID(), 'approved'), 404, 'not-found');
});

test('that an exception was asked for or decided reaches the screens of those who decide, and nobody else’s', async () => {
  await program.deliver();
  const told = new Map<string, string[]>();
  const leave = [worker, lead, house.director].map(({ id }) => {
    told.set(id, []);
    return program.hub.join({ actor: id, send: ({ kind }) => told.get(id)?.push(kind) });
  });
  const id = await except(await open());
  await ok(decide(house.director, id, 'approved'));
  await program.deliver();
  for (const end of leave) end();
  const heard = ({ id: who }: Person) => told.get(who)?.filter((kind) => kind === 'exception.changed').length;
  assert.deepEqual([heard(worker), heard(lead), heard(house.director)], [0, 2, 2]);
});

test('an approval serves for three days', async () => {
  const contact = await open();
  const id = await except(contact);
  await ok(decide(house.director, id, 'approved'));
  freezeClock(new Date(Date.now() + 5 * 86_400_000));
  assert.equal(await use(contact, { data: ['place'], exception: id }), 'exception-unfit');
  freezeClock(null);
});
