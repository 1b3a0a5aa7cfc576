import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { HandoverAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let second: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  second = await join(program, house.director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
});
after(() => program.stop());

const page = (who: Person) => who.browser.call<HandoverAnswer>('GET', `/lines/${line}/handover`);
const write = (who: Person, body: object = { line, note: 'mirna noć' }) =>
  who.browser.call<{ id: string; promises: string[] }>('POST', '/handovers', body);
const confirm = (who: Person, id: string) => who.browser.call<{ taken: number }>('POST', `/handovers/${id}/read`, {});
const on = (who: Person) => ok(who.browser.call('POST', '/duty/take', { line, post: 'operator' }));

const said = (at: string, text: string | null) => ({ voice: 'hers', at: `2026-11-23T20:1${at}:00.000Z`, text });

test('morning handover: what is open is read with its words, confirmed, and passes to whoever takes over', async () => {
  await on(operator);
  const { id: contact } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const talk = ['prva', 'druga', 'treća', 'četvrta'].map((text, at) => said(String(at), text));
  const changes = [...talk, said('9', null)].map((value) => ({
    field: `talk.${crypto.randomUUID()}`,
    basedOn: 0,
    value,
  }));
  await ok(operator.browser.call('PUT', `/contacts/${contact}`, { changes }));
  const due = '2026-11-24T09:30:00.000Z';
  const body = { kind: 'call_back', text: 'zove u pola deset', due };
  const { id: promise } = await ok(
    operator.browser.call<{ id: string }>('POST', `/contacts/${contact}/promises`, body),
  );

  const atNight = await ok(page(second));
  assert.deepEqual(
    atNight.rows.map((row) => [row.promise.id, row.promise.text, row.promise.owner, row.promise.due]),
    [[promise, 'zove u pola deset', operator.id, due]],
  );
  assert.deepEqual(
    atNight.rows[0]?.last.map((row) => row.text),
    ['druga', 'treća', 'četvrta'],
  );
  const written = await ok(write(operator, { line, note: 'Čeka se poziv iz Subotice.' }));
  assert.deepEqual(written.promises, [promise]);
  await refused(confirm(operator, written.id), 409, 'own-handover');

  await on(second);
  const [note] = (await ok(page(second))).notes;
  assert.deepEqual([note?.note, note?.by, note?.read], ['Čeka se poziv iz Subotice.', operator.id, null]);
  assert.equal((await ok(page(second))).rows[0]?.promise.owner, null, 'it waits with the line');
  assert.deepEqual(await ok(confirm(second, written.id)), { taken: 1 });
  const taken = await ok(page(operator));
  assert.equal(taken.rows[0]?.promise.owner, second.id);
  assert.equal(taken.notes[0]?.read?.by, second.id);
  await refused(confirm(house.director, written.id), 409, 'handover-read');
});

test('who confirms without being on duty takes nothing: it stays with the line', async () => {
  const { id } = await ok(write(second));
  assert.deepEqual(await ok(confirm(house.director, id)), { taken: 0 });
  assert.equal((await ok(page(operator))).rows[0]?.promise.owner, null);
});

test('a colleague outside the line reads neither promises nor notes, and can hand nothing over', async () => {
  const { id } = await ok(write(operator));
  const seen = await ok(page(legal));
  assert.deepEqual([seen.rows, seen.open, seen.notes, seen.can], [[], [], [], { write: false, confirm: false }]);
  await refused(write(legal), 403, 'not-on-this-line');
  await refused(confirm(legal, id), 404, 'not-found');
  await refused(page(educator), 403, 'not-allowed');
  await refused(write(educator), 403, 'not-allowed');
  await refused(confirm(educator, id), 403, 'not-allowed');
  const nobody = openBrowser(program);
  await refused(nobody.call('GET', `/lines/${line}/handover`), 401, 'not-signed-in');
  await refused(nobody.call('POST', '/handovers', { line, note: '' }), 401, 'not-signed-in');
  await refused(nobody.call('POST', `/handovers/${id}/read`, {}), 401, 'not-signed-in');
  await refused(operator.browser.call('GET', '/lines/x/handover'), 400, 'bad-input');
  await refused(operator.browser.call('GET', `/lines/${crypto.randomUUID()}/handover`), 404, 'no-such-line');
  await refused(write(operator, { line, note: 7 }), 400, 'bad-input');
  await refused(confirm(operator, 'x'), 400, 'bad-input');
});
