import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AttachAnswer, ContactPeopleAnswer, PersonAnswer, TakenOff } from '#people/shared.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let operator: Person;
let night: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  const invite = (name: string, roles: string[], lines: string[] = []) =>
    join(program, house.director, { name, roles, lines });
  operator = await invite('Milica Stanojev', ['operator'], [line]);
  night = await invite('Dragan Petkov', ['operator'], [line]);
  legal = await invite('Olivera Rac', ['legal']);
  educator = await invite('Tijana Brkić', ['educator']);
});
after(() => program.stop());

async function contactWith(who: Person, name: string, number: string): Promise<string> {
  const { id } = await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const changes = [
    { field: 'caller_name', basedOn: 0, value: name },
    { field: 'caller_number', basedOn: 0, value: number },
  ];
  await ok(who.browser.call('PUT', `/contacts/${id}`, { changes }));
  return id;
}
const attach = (who: Person, contact: string, body: object) =>
  who.browser.call<AttachAnswer>('POST', `/contacts/${contact}/person`, body);
const people = (who: Person, contact: string) =>
  who.browser.call<ContactPeopleAnswer>('GET', `/contacts/${contact}/people`);
const read = (who: Person, id: string) => who.browser.call<PersonAnswer>('GET', `/people/${id}`);

test('a new person is made from what the contact holds; its readers see her card first and her number masked', async () => {
  const contact = await contactWith(operator, 'Anđelija', '060 123 45 28');
  const { person } = await ok(attach(operator, contact, { new: {} }));
  const [seen] = (await ok(people(night, contact))).people;
  assert.equal(seen?.id, person);
  assert.equal(seen?.card?.ruleRead, false, 'that no rule is written has to be seen too');
  assert.deepEqual([seen?.file?.name, seen?.file?.numbers[0]?.masked], ['Anđelija', '060 ••• ••28']);
  assert.equal(seen?.linkedBy, operator.id);
});

test('begun twice by one request, at once or after a lost answer, she is one person; another request is another', async () => {
  const contact = await contactWith(operator, 'Sofija', '060 321 00 41');
  const request = crypto.randomUUID();
  const begin = () => attach(operator, contact, { new: { request } });
  const answers = await Promise.all(Array.from({ length: 6 }, async () => (await ok(begin())).person));
  answers.push((await ok(begin())).person);
  assert.equal(new Set(answers).size, 1);
  assert.equal((await ok(people(operator, contact))).people.length, 1);
  const other = await ok(attach(operator, contact, { new: { request: crypto.randomUUID() } }));
  assert.notEqual(other.person, answers[0]);
  const direct = { request: crypto.randomUUID() };
  const again = [0, 1].map(() => ok(operator.browser.call<{ id: string }>('POST', '/people', direct)));
  const [one, two] = await Promise.all(again);
  assert.equal(one?.id, two?.id);
  await refused(legal.browser.call('POST', '/people', { request }), 400, 'bad-input');
});

test('a grant on the contact opens its people, one step deep and no further; withdrawn, they close', async () => {
  const contact = await contactWith(operator, 'Vesela', '061 555 01 02');
  const { person } = await ok(attach(operator, contact, { new: {} }));
  const mother = await ok(
    operator.browser.call<{ id: string }>('POST', '/people', { names: [{ text: 'Stana', kind: 'given' }] }),
  );
  await ok(operator.browser.call('POST', `/people/${person}/ties`, { other: mother.id, kind: 'parent' }));
  await refused(read(legal, person), 404, 'not-found');
  await ok(
    operator.browser.call('POST', `/contacts/${contact}/grants`, { principal: legal.id, reason: 'savet', until: null }),
  );
  const seen = await ok(read(legal, person));
  assert.equal(seen.file?.name, 'Vesela');
  assert.equal(seen.card?.fields['how_to_call']?.value, 'Vesela');
  assert.equal(seen.file?.ties[0]?.name, null, 'the mother is a second step');
  await refused(read(legal, mother.id), 404, 'not-found');
  await ok(operator.browser.call('DELETE', `/contacts/${contact}/grants/${legal.id}`));
  await refused(read(legal, person), 404, 'not-found');
});

test('known by her card alone, a person is linked by the card; her file stays closed until a reader links her', async () => {
  const { id } = await ok(
    operator.browser.call<{ id: string }>('POST', '/people', { names: [{ text: 'Jagoda', kind: 'given' }] }),
  );
  const { id: contact } = await ok(night.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(attach(night, contact, { person: id }));
  const [seen] = (await ok(people(night, contact))).people;
  assert.deepEqual([seen?.file, seen?.card?.fields['how_to_call']?.value], [null, 'Jagoda']);
  await ok(attach(operator, contact, { person: id }));
  assert.equal((await ok(people(night, contact))).people[0]?.file?.name, 'Jagoda');
});

test('who can read her, and why: through the contact too; reading through it gives no say over her own grants', async () => {
  const contact = await contactWith(operator, 'Stojanka', '064 222 33 44');
  const { person } = await ok(attach(operator, contact, { new: {} }));
  await ok(
    operator.browser.call('POST', `/contacts/${contact}/grants`, { principal: legal.id, reason: 'savet', until: null }),
  );
  const { grants } = await ok(
    legal.browser.call<{ grants: { principal: string; why: string }[] }>('GET', `/people/${person}/grants`),
  );
  const why = (principal: string) => grants.find((grant) => grant.principal === principal)?.why;
  assert.deepEqual([why(operator.id), why(legal.id)], ['writer', 'link']);
  await ok(
    operator.browser.call('POST', `/people/${person}/grants`, { principal: night.id, reason: 'smena', until: null }),
  );
  await refused(legal.browser.call('DELETE', `/people/${person}/grants/${night.id}`), 403, 'not-yours-to-take');
  await ok(operator.browser.call('DELETE', `/people/${person}/grants/${night.id}`));
});

test('earlier contacts of the person are listed, those the reader may open and no others', async () => {
  const first = await contactWith(operator, 'Ružica', '062 000 11 22');
  const { person } = await ok(attach(operator, first, { new: {} }));
  const second = await contactWith(operator, 'Ružica', '062 000 11 22');
  await ok(attach(operator, second, { person }));
  const [seen] = (await ok(people(operator, second))).people;
  assert.deepEqual(
    seen?.earlier.map((each) => each.id),
    [first],
  );
  await ok(
    operator.browser.call('POST', `/contacts/${second}/grants`, { principal: legal.id, reason: 'savet', until: null }),
  );
  assert.deepEqual((await ok(people(legal, second))).people[0]?.earlier, []);
});

test('taking a person off a contact closes what the contact opened, and her file stays', async () => {
  const contact = await contactWith(operator, 'Mirjana', '063 777 88 99');
  const { person } = await ok(attach(operator, contact, { new: {} }));
  await ok(
    operator.browser.call('POST', `/contacts/${contact}/grants`, { principal: legal.id, reason: 'savet', until: null }),
  );
  await ok(read(legal, person));
  await ok(operator.browser.call('DELETE', `/contacts/${contact}/person/${person}`));
  await refused(read(legal, person), 404, 'not-found');
  assert.deepEqual((await ok(people(operator, contact))).people, []);
  await ok(read(operator, person));
  await refused(operator.browser.call('DELETE', `/contacts/${contact}/person/${person}`), 404, 'not-found');
});

test('whoever took a person off a contact that was her only way to her puts her back, as she was', async () => {
  const contact = await contactWith(operator, 'Verica', '063 700 80 90');
  const { person } = await ok(attach(operator, contact, { new: {} }));
  await ok(
    operator.browser.call('POST', `/contacts/${contact}/grants`, { principal: legal.id, reason: 'savet', until: null }),
  );
  const takeOff = (who: Person) =>
    ok(who.browser.call<{ back: TakenOff }>('DELETE', `/contacts/${contact}/person/${person}`));
  const { back } = await takeOff(legal);
  await refused(read(legal, person), 404, 'not-found');
  await refused(attach(legal, contact, { person }), 404, 'not-found');
  await refused(attach(operator, contact, { person, back }), 404, 'not-found');
  await refused(attach(legal, contact, { person, back: { ...back, file: null } }), 404, 'not-found');
  await refused(attach(legal, contact, { person: contact, back }), 404, 'not-found');
  await refused(attach(legal, contact, { person, back: { file: 'ne može' } }), 400, 'bad-input');
  await ok(attach(legal, contact, { person, back }));
  const seen = await ok(read(legal, person));
  assert.deepEqual([seen.file?.name, seen.card?.fields['how_to_call']?.value], ['Verica', 'Verica']);
  assert.equal((await ok(people(legal, contact))).people[0]?.linkedBy, operator.id);
  await refused(attach(legal, contact, { person, back }), 404, 'not-found');
});

test('known by her card alone and taken off, she is put back by the card alone', async () => {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/people', {}));
  const contact = await contactWith(night, 'Jagoda', '063 700 80 91');
  await ok(attach(night, contact, { person: id }));
  const place = `/contacts/${contact}/person`;
  const { back } = await ok(night.browser.call<{ back: TakenOff }>('DELETE', `${place}/${id}`));
  assert.equal(back.file, null);
  await ok(attach(night, contact, { person: id, back }));
  const [seen] = (await ok(people(night, contact))).people;
  assert.deepEqual([seen?.id, seen?.file], [id, null]);
});

test('strangers, colleagues without the contact and bad input are refused', async () => {
  const contact = await contactWith(operator, 'Zora', '064 111 22 33');
  await refused(attach(legal, contact, { new: {} }), 404, 'not-found');
  await refused(people(legal, contact), 404, 'not-found');
  await refused(attach(educator, contact, { new: {} }), 403, 'not-allowed');
  await refused(attach(operator, contact, {}), 400, 'bad-input');
  await refused(attach(operator, contact, { person: crypto.randomUUID(), new: {} }), 400, 'bad-input');
  await refused(attach(operator, contact, { person: crypto.randomUUID() }), 404, 'not-found');
  const stranger = openBrowser(program);
  await refused(stranger.call('POST', `/contacts/${contact}/person`, { new: {} }), 401, 'not-signed-in');
  await refused(stranger.call('GET', `/contacts/${contact}/people`), 401, 'not-signed-in');
  await refused(stranger.call('DELETE', `/contacts/${contact}/person/${crypto.randomUUID()}`), 401, 'not-signed-in');
});
