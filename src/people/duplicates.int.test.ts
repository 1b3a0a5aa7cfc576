import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { Pair, PersonAnswer, SearchAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let legal: Person;
let educator: Person;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  const line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Tijana Brkić', roles: ['educator'] });
});
after(() => program.stop());

const create = async (given: string, surname: string, number: string, year: number | null): Promise<string> => {
  const { id } = await ok(
    operator.browser.call<{ id: string }>('POST', '/people', {
      names: [
        { text: given, kind: 'given' },
        { text: surname, kind: 'surname' },
      ],
      numbers: number === '' ? [] : [{ number, kind: 'own', note: '' }],
      birthYear: year === null ? null : { year, approximate: false },
    }),
  );
  return id;
};
const pairs = async (who: Person) => (await ok(who.browser.call<{ pairs: Pair[] }>('GET', '/duplicates'))).pairs;
const answer = (who: Person, a: string, b: string, said: string) =>
  who.browser.call('POST', '/duplicates', { a, b, answer: said });
const read = (who: Person, id: string) => who.browser.call<PersonAnswer>('GET', `/people/${id}`);
const has = (list: Pair[], a: string, b: string) =>
  list.find((pair) => [pair.a.id, pair.b.id].toSorted().join() === [a, b].toSorted().join());

test('one number, or one full name in two scripts with the year, make a pair; name alone does not', async () => {
  const byNumber = [
    await create('Zora', 'Prva', '060 111 00 01', null),
    await create('Zorica', 'Druga', '+381601110001', null),
  ];
  const byName = [await create('Ђурђа', 'Чавић', '', 1990), await create('Čavić', 'Djurdja', '', 1990)];
  const neither = [await create('Nada', 'Ista', '', null), await create('Nada', 'Ista', '', 1991)];
  const list = await pairs(operator);
  assert.ok(has(list, byNumber[0] ?? '', byNumber[1] ?? '')?.reasons.some((reason) => reason.field === 'number'));
  assert.ok(has(list, byName[0] ?? '', byName[1] ?? ''));
  assert.equal(has(list, neither[0] ?? '', neither[1] ?? ''), undefined);
  assert.deepEqual(await pairs(legal), []);
});

test('hidden from a colleague, a person is hidden in all her records: those merged already and those merged later', async () => {
  const share = (id: string, to: Person) =>
    ok(operator.browser.call('POST', `/people/${id}/grants`, { principal: to.id, reason: 'rad', until: null }));
  const [a, b, c] = [
    await create('Jana', 'Rok', '', 1991),
    await create('Jana', 'Rok', '', 1991),
    await create('Ja', 'Rok', '', 1991),
  ];
  for (const id of [a, b, c]) await share(id, legal);
  await share(a, house.director);
  await ok(answer(operator, a, b, 'same'));
  const hide = (method: string, path: string, body?: object) =>
    ok(house.director.browser.call(method, `/people/${a}/${path}`, body));
  await hide('POST', 'hidden', { account: legal.id, reason: 'sestra od tetke' });
  for (const id of [a, b]) await refused(read(legal, id), 404, 'not-found');
  await ok(read(legal, c));
  await hide('PUT', 'search-off', {});
  await ok(answer(operator, b, c, 'same'));
  await refused(read(legal, c), 404, 'not-found');
  const { hiddenFrom, searchOff } = await ok(read(operator, c));
  assert.deepEqual([hiddenFrom.map(({ reason }) => reason), searchOff], [['sestra od tetke'], true]);
  await ok(answer(operator, a, c, 'same'));
  await hide('DELETE', `hidden/${legal.id}`);
  for (const id of [a, b, c]) await ok(read(legal, id));
});

test('merged by a person, a grant on one opens the other; undone, everything is as before', async () => {
  const a = await create('Mira', 'Kos', '061 222 00 02', null);
  const b = await create('Mirjana', 'Kos', '061 222 00 02', null);
  await ok(operator.browser.call('POST', `/people/${a}/grants`, { principal: legal.id, reason: 'savet', until: null }));
  await refused(read(legal, b), 404, 'not-found');
  await ok(answer(operator, a, b, 'same'));
  await refused(answer(operator, a, b, 'same'), 409, 'merged-already');
  assert.equal(has(await pairs(operator), a, b), undefined);
  assert.deepEqual(
    (await ok(read(legal, a))).sameAs.map(({ id, name, by }) => [id, name, by]),
    [[b, 'Mirjana Kos', operator.id]],
  );
  const other = await ok(read(legal, b));
  assert.equal(other.card?.fields['how_to_call']?.value, 'Mirjana');
  assert.deepEqual(
    other.sameAs.map((same) => same.id),
    [a],
  );
  const found_ = await ok(operator.browser.call<SearchAnswer>('POST', '/search', { query: 'Mirjana Kos' }));
  assert.deepEqual(
    // Mira is a nickname of Mirjana, so the other record is found too; it stands after her own.
    found_.hits.map((hit) => hit.kind === 'person' && hit.sameAs),
    [[a], [b]],
  );
  await ok(operator.browser.call('DELETE', `/people/${a}/same/${b}`));
  await refused(read(legal, b), 404, 'not-found');
  assert.deepEqual((await ok(read(legal, a))).sameAs, []);
  assert.ok(has(await pairs(operator), a, b));
  await refused(operator.browser.call('DELETE', `/people/${a}/same/${b}`), 404, 'not-found');
});

test('who opens the two only through a contact and a case says that they are one, and takes it back', async () => {
  const { call } = operator.browser;
  const [line = ''] = house.lines.map(({ id }) => id);
  const lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'], lines: [line] });
  const contactAbout = async (text: string) => {
    const contact = await ok(call<{ id: string }>('POST', '/contacts', { line }));
    const record = { names: [{ text, kind: 'other' }], numbers: [{ number: '063 444 00 04', kind: 'own', note: '' }] };
    const { person } = await ok(call<{ person: string }>('POST', `/contacts/${contact.id}/person`, { new: record }));
    return { contact: contact.id, person };
  };
  const [one, two] = [await contactAbout('Višnja Ratković'), await contactAbout('Visnja Ratkovic')];
  const persons = [{ person: one.person, role: 'person_of_concern' }];
  await ok(call('POST', `/contacts/${one.contact}/case`, { risk: 'high', persons }));
  assert.ok(has(await pairs(lead), one.person, two.person));
  await ok(answer(lead, one.person, two.person, 'same'));
  assert.equal(has(await pairs(lead), one.person, two.person), undefined);
  const { sameAs } = await ok(read(operator, two.person));
  assert.deepEqual(
    sameAs.map(({ id, by }) => [id, by]),
    [[one.person, lead.id]],
  );
  await ok(lead.browser.call('DELETE', `/people/${one.person}/same/${two.person}`));
  assert.ok(has(await pairs(lead), one.person, two.person));
});

test('said to be two, a pair is asked no more; put off, it waits', async () => {
  const a = await create('Stana', 'Jug', '062 333 00 03', null);
  const b = await create('Stanka', 'Jug', '062 333 00 03', null);
  await ok(answer(operator, b, a, 'later'));
  assert.equal(has(await pairs(operator), a, b)?.later, true);
  await ok(answer(operator, a, b, 'not_same'));
  assert.equal(has(await pairs(operator), a, b), undefined);
});

test('nobody merges what she cannot open, nor one record with itself', async () => {
  const a = await create('Desa', 'Lug', '', null);
  const b = await create('Deša', 'Lug', '', null);
  await refused(answer(legal, a, b, 'same'), 404, 'not-found');
  await refused(answer(legal, a, b, 'not_same'), 404, 'not-found');
  await refused(answer(operator, a, a, 'same'), 400, 'not-two-persons');
  await refused(answer(operator, a, a, 'later'), 400, 'not-two-persons');
  const { card } = await ok(operator.browser.call<{ card: { id: string } }>('GET', `/people/${a}`));
  for (const kind of ['same', 'not_same', 'later']) await refused(answer(operator, a, card.id, kind), 404, 'not-found');
  await refused(answer(operator, a, b, 'maybe'), 400, 'bad-input');
  await refused(answer(educator, a, b, 'same'), 403, 'not-allowed');
  await refused(educator.browser.call('GET', '/duplicates'), 403, 'not-allowed');
  const stranger = openBrowser(program);
  await refused(stranger.call('GET', '/duplicates'), 401, 'not-signed-in');
  await refused(stranger.call('POST', '/duplicates', {}), 401, 'not-signed-in');
  await refused(stranger.call('DELETE', `/people/${a}/same/${b}`), 401, 'not-signed-in');
});
