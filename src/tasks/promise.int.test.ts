import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { one, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { PromiseAnswer } from './shared.ts';

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

const DUE = '2026-11-23T20:00:00.000Z';
const open = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const promise = (who: Person, contact: string, body: object) =>
  who.browser.call<{ id: string }>('POST', `/contacts/${contact}/promises`, body);
const promisesOf = async (who: Person, contact: string) =>
  (await ok(who.browser.call<{ promises: PromiseAnswer[] }>('GET', `/contacts/${contact}/promises`))).promises;
const act = (who: Person, method: string, path: string, body: object = {}) =>
  who.browser.call(method, `/promises/${path}`, body);

test('a promise comes back with its words, its clock and whose it is; the words are nowhere in the database', async () => {
  const contact = await open();
  const { id } = await ok(
    promise(operator, contact, { kind: 'call_back', text: 'pozvati Jagodu posle osam', due: DUE }),
  );
  const [mine] = await promisesOf(operator, contact);
  assert.deepEqual(
    [mine?.id, mine?.kind, mine?.text, mine?.due, mine?.line, mine?.owner, mine?.version],
    [id, 'call_back', 'pozvati Jagodu posle osam', DUE, line, null, 1],
  );
  const { sealed } = await withActor(program.pools.app, operator.id, (tx) =>
    one(tx, sql<{ sealed: Uint8Array }>`select sealed from tasks.promises where id = ${id}`),
  );
  assert.equal(Buffer.from(sealed).includes('Jagodu'), false);
});

test('a new due time is a new version with its reason; the old one stays in the history', async () => {
  const contact = await open();
  const { id } = await ok(promise(operator, contact, { kind: 'send_information', due: DUE }));
  const later = '2026-11-24T09:00:00.000Z';
  await ok(act(operator, 'PUT', id, { basedOn: 1, due: later, reason: 'tada će biti sama' }));
  const [moved] = await promisesOf(operator, contact);
  assert.deepEqual([moved?.due, moved?.version], [later, 2]);
  assert.deepEqual(
    moved?.history.map(({ why, due, reason }) => ({ why, due, reason })),
    [
      { why: 'moved', due: later, reason: 'tada će biti sama' },
      { why: 'made', due: DUE, reason: '' },
    ],
  );
  await refused(act(operator, 'PUT', id, { basedOn: 1, due: DUE, reason: 'kasno' }), 409, 'promise-changed');
  await refused(act(operator, 'PUT', id, { basedOn: 2, due: DUE }), 400, 'bad-input');
  await refused(act(operator, 'PUT', id, { basedOn: 2 }), 400, 'bad-input');
});

test('kept or withdrawn is a record, and undoing it opens the promise again as it was', async () => {
  const contact = await open();
  const { id } = await ok(promise(operator, contact, { kind: 'check_arrived', due: DUE }));
  await ok(act(operator, 'POST', `${id}/keep`, { reason: 'javila se' }));
  const [kept] = await promisesOf(house.director, contact);
  assert.deepEqual([kept?.ending?.how, kept?.ending?.by, kept?.ending?.reason], ['kept', operator.id, 'javila se']);
  await refused(act(operator, 'POST', `${id}/withdraw`), 409, 'promise-ended');
  await refused(act(operator, 'PUT', id, { basedOn: 1, owner: null }), 409, 'promise-ended');
  await ok(act(operator, 'DELETE', `${id}/ending`));
  assert.equal((await promisesOf(operator, contact))[0]?.ending, null);
  await refused(act(operator, 'DELETE', `${id}/ending`), 409, 'promise-open');
  await ok(act(operator, 'POST', `${id}/withdraw`));
  assert.equal((await promisesOf(operator, contact))[0]?.ending?.how, 'withdrawn');
});

test('a promise may not be given to somebody off duty; on duty it is hers from the start', async () => {
  const contact = await open();
  await refused(promise(operator, contact, { kind: 'call_back', owner: house.director.id }), 409, 'owner-off-duty');
  await ok(house.director.browser.call('POST', '/duty/take', { line, post: 'operator' }));
  const given = await ok(promise(operator, contact, { kind: 'call_back', owner: house.director.id }));
  const own = await ok(promise(house.director, contact, { kind: 'interpreter' }));
  const toLine = await ok(promise(house.director, contact, { kind: 'other', owner: null }));
  const owners = new Map((await promisesOf(operator, contact)).map((row) => [row.id, row.owner]));
  assert.deepEqual(
    [owners.get(given.id), owners.get(own.id), owners.get(toLine.id)],
    [house.director.id, house.director.id, null],
  );
  await refused(act(operator, 'PUT', given.id, { basedOn: 1, owner: legal.id }), 409, 'owner-off-duty');
  await ok(act(operator, 'PUT', given.id, { basedOn: 1, owner: null }));
  await ok(house.director.browser.call('POST', '/duty/leave', { line }));
});

test('without a grant a promise is not there, without the role it is refused, without a session nothing is', async () => {
  const contact = await open();
  const { id } = await ok(promise(operator, contact, { kind: 'call_back' }));
  await refused(legal.browser.call('GET', `/contacts/${contact}/promises`), 404, 'not-found');
  await refused(promise(legal, contact, { kind: 'call_back' }), 404, 'not-found');
  await refused(act(legal, 'PUT', id, { basedOn: 1, owner: null }), 404, 'not-found');
  await refused(act(legal, 'POST', `${id}/keep`), 404, 'not-found');
  await refused(act(legal, 'POST', `${id}/withdraw`), 404, 'not-found');
  await refused(act(legal, 'DELETE', `${id}/ending`), 404, 'not-found');
  await refused(educator.browser.call('GET', `/contacts/${contact}/promises`), 403, 'not-allowed');
  await refused(promise(educator, contact, { kind: 'call_back' }), 403, 'not-allowed');
  await refused(act(educator, 'PUT', id, { basedOn: 1, owner: null }), 403, 'not-allowed');
  await refused(act(educator, 'POST', `${id}/keep`), 403, 'not-allowed');
  const nobody = { ...operator, browser: openBrowser(program) };
  await refused(nobody.browser.call('GET', `/contacts/${contact}/promises`), 401, 'not-signed-in');
  await refused(promise(nobody, contact, { kind: 'call_back' }), 401, 'not-signed-in');
  await refused(act(nobody, 'PUT', id, { basedOn: 1, owner: null }), 401, 'not-signed-in');
  await refused(act(nobody, 'POST', `${id}/keep`), 401, 'not-signed-in');
  await refused(act(nobody, 'DELETE', `${id}/ending`), 401, 'not-signed-in');
  await refused(promise(operator, contact, { kind: 'sing' }), 400, 'bad-input');
  await refused(promise(operator, contact, { kind: 'call_back', due: 'tomorrow' }), 400, 'bad-input');
});
