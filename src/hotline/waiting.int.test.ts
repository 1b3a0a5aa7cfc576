import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { HandoverAnswer, WaitingAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(() => program.stop());

const open = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const promise = async (contact: string, due: string | null) =>
  (await ok(operator.browser.call<{ id: string }>('POST', `/contacts/${contact}/promises`, { kind: 'call_back', due })))
    .id;
const waiting = async (who: Person) => (await ok(who.browser.call<WaitingAnswer>('GET', '/waiting'))).rows;
const close = (who: Person, method: 'POST' | 'DELETE', contact: string) =>
  who.browser.call(method, `/contacts/${contact}/close`, { outcome: 'done' });
const endOf = (contact: string) =>
  withActor(program.pools.app, operator.id, async (tx) => {
    const grants = await rows(
      tx,
      sql<{ until: Date | null }>`select until from vault.grants where dossier = ${contact} and why = 'duty'`,
    );
    return grants[0]?.until?.toISOString() ?? null;
  });

test('the oldest promise comes first, those without a time after, then contacts left open without one', async () => {
  const bare = await open();
  const timeless = await promise(await open(), null);
  const late = await promise(await open(), '2026-11-23T20:00:00.000Z');
  const early = await promise(await open(), '2026-11-23T08:00:00.000Z');
  const changes = [
    { field: 'caller_name', basedOn: 0, value: 'Dafina' },
    { field: 'risk', basedOn: 0, value: 'high' },
  ];
  await ok(operator.browser.call('PUT', `/contacts/${bare}`, { changes }));
  const seen = await waiting(operator);
  assert.deepEqual(
    seen.map((row) => row.promise?.id ?? row.contact),
    [early, late, timeless, bare],
  );
  const last = seen.at(-1);
  assert.deepEqual([last?.who, last?.risk, last?.line, last?.promise], ['Dafina', 'high', line, null]);
  assert.deepEqual(
    (await waiting(house.director)).map((row) => row.number),
    seen.map((row) => row.number),
  );
});

test('danger now comes before everything that waits: an open critical contact, and one whose alert nobody answered', async () => {
  const soon = await open();
  await promise(soon, '2026-11-23T07:00:00.000Z');
  const critical = await open();
  const closed = await open();
  const calm = (risk: string) => ({ changes: [{ field: 'risk', basedOn: 0, value: risk }] });
  await ok(operator.browser.call('PUT', `/contacts/${critical}`, calm('critical')));
  const { alert } = await ok(
    operator.browser.call<{ alert: { id: string } }>('POST', `/contacts/${closed}/danger`, {}),
  );
  await ok(close(operator, 'POST', closed));
  const first = async () => (await waiting(operator)).slice(0, 3).map((row) => [row.contact, row.danger]);
  assert.deepEqual(await first(), [
    [critical, 'open'],
    [closed, 'unanswered'],
    [soon, null],
  ]);
  const handover = async () =>
    (await ok(operator.browser.call<HandoverAnswer>('GET', `/lines/${line}/handover`))).danger.map((row) => [
      row.contact,
      row.danger,
    ]);
  assert.deepEqual(await handover(), [
    [critical, 'open'],
    [closed, 'unanswered'],
  ]);
  assert.deepEqual(await waiting(legal), [], 'whoever may open neither hears of neither');
  await ok(house.director.browser.call('POST', `/alerts/${alert.id}/answer`, {}));
  await ok(close(operator, 'POST', critical));
  assert.equal(
    (await waiting(operator)).some((row) => row.danger !== null),
    false,
  );
  assert.deepEqual(await handover(), []);
});

test('what is kept, or closed with nothing promised, no longer waits; what is closed with a promise does', async () => {
  const contact = await open();
  const id = await promise(contact, '2026-11-25T20:00:00.000Z');
  const waits = async () => (await waiting(operator)).some((row) => row.contact === contact);
  await ok(close(operator, 'POST', contact));
  assert.equal(await waits(), true);
  await ok(operator.browser.call('POST', `/promises/${id}/keep`, {}));
  assert.equal(await waits(), false);
  await ok(close(operator, 'DELETE', contact));
  assert.equal(await waits(), true);
});

test('nobody sees waiting what she may not open, nor without the role or a session', async () => {
  const contact = await open();
  assert.deepEqual(await waiting(legal), []);
  const share = { principal: legal.id, reason: 'pravni savet', until: null };
  await ok(operator.browser.call('POST', `/contacts/${contact}/grants`, share));
  assert.deepEqual(
    (await waiting(legal)).map((row) => row.contact),
    [contact],
  );
  await refused(educator.browser.call('GET', '/waiting'), 403, 'not-allowed');
  await refused(openBrowser(program).call('GET', '/waiting'), 401, 'not-signed-in');
});

test('the duty team opens a closed contact for a week after its last promise, and without end while anything is promised', async () => {
  const at = new Date();
  freezeClock(at);
  try {
    const week = new Date(at.getTime() + 7 * 24 * 3_600_000).toISOString();
    const contact = await open();
    const id = await promise(contact, null);
    assert.equal(await endOf(contact), null);
    await ok(close(operator, 'POST', contact));
    assert.equal(await endOf(contact), null, 'a promise is open');
    await ok(operator.browser.call('POST', `/promises/${id}/withdraw`, {}));
    assert.equal(await endOf(contact), week);
    await ok(operator.browser.call('DELETE', `/promises/${id}/ending`));
    assert.equal(await endOf(contact), null, 'the ending was undone');
    await ok(operator.browser.call('POST', `/promises/${id}/keep`, {}));
    await promise(contact, null);
    assert.equal(await endOf(contact), null, 'something new was promised');
    const bare = await open();
    await ok(close(operator, 'POST', bare));
    assert.equal(await endOf(bare), week);
    await ok(close(operator, 'DELETE', bare));
    const month = (from: Date) => new Date(from.getTime() + 30 * 24 * 3_600_000).toISOString();
    assert.equal(await endOf(bare), month(at), 'opened again');
  } finally {
    freezeClock(null);
  }
});

test('left open without a promise a contact stays for thirty days after the last work on it, and says so in the queue', async () => {
  const at = new Date();
  const inDays = (days: number) => new Date(at.getTime() + days * 24 * 3_600_000);
  const row = async (id: string) => (await waiting(operator)).find((each) => each.contact === id);
  const write = (id: string, basedOn: number) => {
    const changes = [{ field: 'caller_name', basedOn, value: `Dafina ${basedOn}` }];
    return ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
  };
  try {
    freezeClock(at);
    const contact = await open();
    assert.equal(await endOf(contact), inDays(30).toISOString());
    assert.equal((await row(contact))?.leavesAt, inDays(30).toISOString());
    freezeClock(inDays(0.5));
    await write(contact, 0);
    assert.equal(await endOf(contact), inDays(30).toISOString(), 'the same day is the same work');
    freezeClock(inDays(2));
    await write(contact, 1);
    assert.equal(await endOf(contact), inDays(32).toISOString(), 'worked on again');
    await promise(contact, null);
    assert.equal(await endOf(contact), null);
    assert.equal((await row(contact))?.leavesAt, null);
  } finally {
    freezeClock(null);
  }
});

test('only the duty team’s grant changes that way, and only by somebody who may open the dossier', async () => {
  const contact = await open();
  await promise(contact, null);
  const soon = new Date(Date.now() + 60_000);
  const limit = (who: Person, principal: string) =>
    withActor(program.pools.app, who.id, async (tx) => {
      const [row] = await rows(
        tx,
        sql<{ done: boolean }>`select vault.limit_grant(${contact}, ${principal}, ${soon}) as done`,
      );
      return row?.done;
    });
  assert.equal(await limit(operator, operator.id), false, 'the writer’s own grant stays');
  const team = await withActor(program.pools.app, operator.id, (tx) =>
    rows(
      tx,
      sql<{ principal: string }>`select principal from vault.grants where dossier = ${contact} and why = 'duty'`,
    ),
  );
  assert.equal(await limit(legal, team[0]?.principal ?? ''), false, 'legal holds no grant');
  assert.equal(await endOf(contact), null);
});
