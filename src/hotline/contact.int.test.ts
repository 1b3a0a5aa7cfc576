import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { openBrowser } from '#testing/browser.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { ContactAnswer, SaveAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, {
    name: 'Milica Stanojev',
    roles: ['operator'],
    lines: [line],
  });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
});
after(() => program.stop());

const open = async (who: Person) => ok(who.browser.call<{ id: string; number: string }>('POST', '/contacts', { line }));
const read = (who: Person, id: string) => who.browser.call<ContactAnswer>('GET', `/contacts/${id}`);
const save = (who: Person, id: string, changes: unknown[]) =>
  who.browser.call<SaveAnswer>('PUT', `/contacts/${id}`, { changes });

test('a contact is open at once, with nothing asked, and what is written comes back', async () => {
  const { id, number } = await open(operator);
  assert.match(number, /^K-\d{4}-\d{4}$/);
  const talk = { voice: 'hers', at: '2026-11-23T20:17:00.000Z', text: 'Pasoš su uzeli prvog dana.' };
  const answer = await ok(
    save(operator, id, [
      { field: 'caller_name', basedOn: 0, value: 'Anđelija' },
      { field: 'risk', basedOn: 0, value: 'high' },
      { field: 'topics', basedOn: 0, value: ['documents', 'debt'] },
      { field: 'talk.7a1f9e4e-7f07-4a0c-9a7c-1d2f0a6c0001', basedOn: 0, value: talk },
    ]),
  );
  assert.deepEqual(answer.clashes, []);
  const contact = await ok(read(operator, id));
  assert.equal(contact.fields['caller_name']?.value, 'Anđelija');
  assert.deepEqual(contact.fields['topics']?.value, ['documents', 'debt']);
  assert.deepEqual(contact.fields['talk.7a1f9e4e-7f07-4a0c-9a7c-1d2f0a6c0001']?.value, talk);
  assert.equal(contact.risk, 'high');
});

test('the duty team of the line reads it, a colleague outside gets 404 as if it were not there', async () => {
  const { id } = await open(operator);
  await ok(read(house.director, id));
  await refused(read(legal, id), 404, 'not-found');
  await refused(save(legal, id, [{ field: 'risk', basedOn: 0, value: 'low' }]), 404, 'not-found');
  await refused(read(legal, crypto.randomUUID()), 404, 'not-found');
  await refused(openBrowser(program).call('GET', `/contacts/${id}`), 401, 'not-signed-in');
});

test('a grant is a key: shared it opens, withdrawn it is gone', async () => {
  const { id } = await open(operator);
  await ok(save(operator, id, [{ field: 'caller_name', basedOn: 0, value: 'Vesela Žitkov' }]));
  await ok(
    operator.browser.call('POST', `/contacts/${id}/grants`, {
      principal: legal.id,
      reason: 'pravni savet',
      until: null,
    }),
  );
  assert.equal((await ok(read(legal, id))).who, 'Vesela Žitkov');
  const { grants } = await ok(
    legal.browser.call<{ grants: { principal: string; reason: string | null }[] }>('GET', `/contacts/${id}/grants`),
  );
  assert.equal(grants.find((grant) => grant.principal === legal.id)?.reason, 'pravni savet');
  await ok(operator.browser.call('DELETE', `/contacts/${id}/grants/${legal.id}`));
  await refused(read(legal, id), 404, 'not-found');
});

test('two people in one field: the second sees both versions and nothing is overwritten', async () => {
  const { id } = await open(operator);
  await ok(save(operator, id, [{ field: 'municipality', basedOn: 0, value: 'Novi Sad' }]));
  const late = await ok(save(house.director, id, [{ field: 'municipality', basedOn: 0, value: 'Sremska Mitrovica' }]));
  assert.equal(late.saved.length, 0);
  assert.deepEqual([late.clashes[0]?.yours, late.clashes[0]?.theirs.value], ['Sremska Mitrovica', 'Novi Sad']);
  assert.equal((await ok(read(operator, id))).fields['municipality']?.value, 'Novi Sad');
  const same = await ok(save(house.director, id, [{ field: 'municipality', basedOn: 0, value: 'Novi Sad' }]));
  assert.equal(same.clashes.length, 0);
});

test('answers that do not fit the form are refused by field, and nothing of that save is kept', async () => {
  const { id } = await open(operator);
  const changes = [
    { field: 'caller_name', basedOn: 0, value: 'Vesna' },
    { field: 'risk', basedOn: 0, value: 'terrible' },
  ];
  await refused(save(operator, id, changes), 400, 'answer-does-not-fit');
  assert.deepEqual((await ok(read(operator, id))).fields, {});
});

test('closing is a record, and undoing it opens the contact again', async () => {
  const { id } = await open(operator);
  await ok(operator.browser.call('POST', `/contacts/${id}/close`, { outcome: 'silent' }));
  assert.equal((await ok(read(operator, id))).outcome, 'silent');
  await refused(operator.browser.call('POST', `/contacts/${id}/close`, { outcome: 'done' }), 409, 'already-closed');
  await ok(operator.browser.call('DELETE', `/contacts/${id}/close`));
  assert.equal((await ok(read(operator, id))).outcome, null);
});

test('from a locked screen a new contact can be begun and written, and nothing else is seen', async () => {
  const earlier = await open(operator);
  await ok(operator.browser.call('POST', '/lock'));
  await refused(read(operator, earlier.id), 404, 'not-found');
  await refused(operator.browser.call('GET', '/contacts'), 423, 'locked');
  const { id } = await open(operator);
  await ok(save(operator, id, [{ field: 'caller_name', basedOn: 0, value: 'neko' }]));
  assert.equal((await ok(read(operator, id))).who, 'neko');
  await refused(operator.browser.call('POST', '/unlock', { passphrase: 'nije ova lozinka' }), 403, 'wrong-passphrase');
  await ok(operator.browser.call('POST', '/unlock', { passphrase: operator.passphrase }));
  await ok(read(operator, earlier.id));
});
