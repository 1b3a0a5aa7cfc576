import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { AlertsAnswer, ContactAnswer, DangerAnswer } from './shared.ts';
import { watchHouse } from './watch-house.ts';

let program: Program;
let house: Founded;
let operator: Person;
let next: Person;
let lead: Person;
let legal: Person;
let educator: Person;
let line: string;
let missing: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  [line = '', missing = ''] = house.lines.map(({ id }) => id);
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  next = await join(program, house.director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Slavica Mudrić', roles: ['lead'] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
  for (const each of [line, missing]) await take(house.director, 'operator', each);
  await take(operator, 'operator');
  await take(lead, 'lead');
  await take(next, 'next');
});
after(() => program.stop());
afterEach(() => freezeClock(null));

const take = (who: Person, post: string, of = line) => ok(who.browser.call('POST', '/duty/take', { line: of, post }));
const open = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
/** Outside practice somebody is always told. */
type Told = DangerAnswer & { alert: NonNullable<DangerAnswer['alert']> };
const danger = (who: Person, id: string) => who.browser.call<Told>('POST', `/contacts/${id}/danger`, {});
const alerts = async (who: Person) => (await ok(who.browser.call<AlertsAnswer>('GET', '/alerts'))).alerts;
const alert = async (who: Person, id: string) => (await alerts(who)).find((row) => row.id === id);
const answer = (who: Person, id: string) => who.browser.call('POST', `/alerts/${id}/answer`, {});
const watch = () => program.pools.worker.transaction().execute((tx) => watchHouse(tx));
const later = (minutes: number) => freezeClock(new Date(Date.now() + minutes * 60_000));

test('danger now sets critical, keeps the moment, and wakes the lead on call; a second press wakes nobody twice', async () => {
  const id = await open();
  const first = await ok(danger(operator, id));
  assert.deepEqual(
    first.saved.map((row) => row.field),
    ['risk', 'danger_at'],
  );
  assert.equal(first.alert.to, lead.id);
  const again = await ok(danger(operator, id));
  assert.equal(again.alert.id, first.alert.id);
  const contact = await ok(operator.browser.call<ContactAnswer>('GET', `/contacts/${id}`));
  assert.deepEqual([contact.risk, contact.outcome, contact.fields['risk']?.by], ['critical', null, operator.id]);
  const seen = await alert(lead, first.alert.id);
  assert.deepEqual([seen?.kind, seen?.mine, seen?.contact, seen?.answered], ['danger', true, null, null]);
  assert.deepEqual((await alert(next, first.alert.id))?.contact, { id, number: contact.number });
  await ok(answer(lead, first.alert.id));
  await refused(answer(house.director, first.alert.id), 409, 'alert-answered');
  assert.equal((await alert(operator, first.alert.id))?.answered?.by, lead.id);
  assert.notEqual((await ok(danger(operator, id))).alert.id, first.alert.id, 'answered: a new danger is a new alert');
});

test('the card of danger now is part of the contact’s form, and saves as every field does', async () => {
  const id = await open();
  const changes = [
    { field: 'danger_where', basedOn: 0, value: 'motel kod petlje' },
    { field: 'danger_can_speak', basedOn: 0, value: 'yes_no_only' },
    { field: 'danger_police_called', basedOn: 0, value: 'we_called' },
    { field: 'danger_agreement', basedOn: 0, value: 'exception_life' },
  ];
  await ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
  const { fields } = await ok(operator.browser.call<ContactAnswer>('GET', `/contacts/${id}`));
  assert.deepEqual(
    changes.map(({ field }) => fields[field]?.value),
    changes.map(({ value }) => value),
  );
});

test('unanswered for ten minutes it goes on, visibly: to the next in turn, then to all leads, then no further', async () => {
  const { alert: raised } = await ok(danger(operator, await open()));
  const steps = async () => (await alert(operator, raised.id))?.steps.map((step) => step.to);
  await watch();
  assert.deepEqual(await steps(), [lead.id]);
  later(11);
  await watch();
  await watch();
  assert.deepEqual(await steps(), [lead.id, next.id]);
  assert.equal((await alert(next, raised.id))?.can.answer, true);
  later(22);
  await watch();
  later(40);
  await watch();
  assert.deepEqual(await steps(), [lead.id, next.id, null]);
  assert.equal((await alert(house.director, raised.id))?.mine, true);
  assert.equal((await alert(operator, raised.id))?.can.answer, false);
  await refused(answer(operator, raised.id), 403, 'not-allowed');
  await ok(answer(next, raised.id));
});

test('a line nobody holds in its hours is an alert, once; taking the line answers it', async () => {
  const raised = async () => (await alerts(lead)).filter((row) => row.kind === 'line_unheld' && row.answered === null);
  await watch();
  assert.deepEqual(await raised(), []);
  await ok(house.director.browser.call('POST', '/duty/leave', { line: missing }));
  await watch();
  assert.deepEqual(await raised(), [], 'shifts change hands');
  later(6);
  await watch();
  await watch();
  assert.deepEqual(
    (await raised()).map((row) => [row.line, row.by, row.steps.map((step) => step.to)]),
    [[missing, null, [null]]],
  );
  await take(house.director, 'operator', missing);
  assert.deepEqual(await raised(), []);
  await watch();
  assert.deepEqual(await raised(), []);
});

test('a late promise of a critical contact is an alert; keeping it answers it, and others only wait', async () => {
  const due = new Date(Date.now() + 60_000).toISOString();
  const promised = async (contact: string) =>
    (
      await ok(
        operator.browser.call<{ id: string }>('POST', `/contacts/${contact}/promises`, { kind: 'call_back', due }),
      )
    ).id;
  const critical = await open();
  await ok(
    operator.browser.call('PUT', `/contacts/${critical}`, {
      changes: [{ field: 'risk', basedOn: 0, value: 'critical' }],
    }),
  );
  const promise = await promised(critical);
  await promised(await open());
  const raised = async () => (await alerts(operator)).filter((row) => row.kind === 'promise_late' && !row.answered);
  await watch();
  assert.deepEqual(await raised(), []);
  later(2);
  await watch();
  await watch();
  assert.deepEqual(
    (await raised()).map((row) => row.contact?.id),
    [critical],
  );
  await ok(operator.browser.call('POST', `/promises/${promise}/keep`, {}));
  assert.deepEqual(await raised(), []);
});

test('danger and alerts are for those who may, and a contact that is not yours is not there', async () => {
  const id = await open();
  const { alert: raised } = await ok(danger(operator, id));
  await refused(danger(legal, id), 404, 'not-found');
  await refused(answer(legal, raised.id), 403, 'not-allowed');
  await refused(answer(lead, crypto.randomUUID()), 404, 'not-found');
  await refused(danger(educator, id), 403, 'not-allowed');
  await refused(educator.browser.call('GET', '/alerts'), 403, 'not-allowed');
  await refused(answer(educator, raised.id), 403, 'not-allowed');
  const nobody = { ...operator, browser: openBrowser(program) };
  await refused(danger(nobody, id), 401, 'not-signed-in');
  await refused(nobody.browser.call('GET', '/alerts'), 401, 'not-signed-in');
  await refused(answer(nobody, raised.id), 401, 'not-signed-in');
  await refused(danger(operator, 'x'), 400, 'bad-input');
  await refused(answer(lead, 'x'), 400, 'bad-input');
});

test('from a locked screen danger can be called for the contact just begun, and for no other', async () => {
  const earlier = await open();
  await ok(operator.browser.call('POST', '/lock'));
  const id = await open();
  assert.equal((await ok(danger(operator, id))).alert.to, lead.id);
  await refused(danger(operator, earlier), 404, 'not-found');
});

test('whoever leaves the line or the desk is not waited for: the alert goes on at once', async () => {
  const id = await open();
  const { alert: raised } = await ok(danger(operator, id));
  assert.equal(raised.to, lead.id);
  await watch();
  const went = async () => (await alert(next, raised.id))?.steps.map(({ to }) => to);
  assert.deepEqual(await went(), [lead.id], 'while she is there it waits for her');
  await ok(lead.browser.call('POST', '/duty/away', { line }));
  await watch();
  assert.deepEqual(await went(), [lead.id, next.id]);
});
