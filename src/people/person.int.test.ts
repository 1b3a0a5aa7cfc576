import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { PersonAnswer, PersonSaveAnswer, UntieAnswer } from './shared.ts';
import { forgetRemovedTies } from './store.ts';

let program: Program;
let house: Founded;
let operator: Person;
let night: Person;
let legal: Person;
let lead: Person;
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
  lead = await invite('Jelena Kostić', ['lead']);
  educator = await invite('Tijana Brkić', ['educator']);
});
after(() => program.stop());

const names = [
  { text: 'Анђелија', kind: 'given' },
  { text: 'Ћурђин', kind: 'surname' },
];
const numbers = [{ number: '060 123 45 28', kind: 'own', note: '' }];
const create = (who: Person, body: object = { names, numbers, birthYear: { year: 2005, approximate: false } }) =>
  ok(who.browser.call<{ id: string; card: string }>('POST', '/people', body));
const read = (who: Person, id: string) => who.browser.call<PersonAnswer>('GET', `/people/${id}`);
const save = (who: Person, id: string, changes: unknown[]) =>
  who.browser.call<PersonSaveAnswer>('PUT', `/people/${id}`, { changes });

test('a person is written with names in two scripts, and her number is masked in every answer', async () => {
  const { id } = await create(operator);
  const person = await ok(read(operator, id));
  assert.equal(person.file?.name, 'Анђелија Ћурђин');
  assert.deepEqual(
    person.file?.numbers.map((number) => number.masked),
    ['060 ••• ••28'],
  );
  assert.equal(person.file?.birthYear?.year, 2005);
  assert.equal(person.card?.fields['how_to_call']?.value, 'Анђелија');
  // Ids are hexadecimal: four digits in a row they may have by chance.
  const said = JSON.stringify(person);
  for (const digits of ['1234528', '123 45 28', '45 28', '123-45']) assert.equal(said.includes(digits), false, digits);
});

test('the duty team reads the card and not the file; a colleague outside sees neither, nor does a stranger', async () => {
  const { id } = await create(operator);
  const seen = await ok(read(night, id));
  assert.equal(seen.file, null);
  assert.equal(seen.card?.fields['how_to_call']?.value, 'Анђелија');
  assert.deepEqual(seen.can.writeFile, false);
  await refused(read(legal, id), 404, 'not-found');
  await refused(read(educator, id), 403, 'not-allowed');
  await refused(openBrowser(program).call('GET', `/people/${id}`), 401, 'not-signed-in');
  await refused(openBrowser(program).call('POST', '/people', {}), 401, 'not-signed-in');
  await refused(educator.browser.call('POST', '/people', {}), 403, 'not-allowed');
  await refused(read(operator, crypto.randomUUID()), 404, 'not-found');
});

test('the duty team may write on the card but not in the file', async () => {
  const { id } = await create(operator);
  const told = { field: 'told', basedOn: 0, value: 'Da ćemo pitati za sigurnu kuću.' };
  assert.deepEqual((await ok(save(night, id, [told]))).clashes, []);
  await refused(
    save(night, id, [{ field: 'birth_year', basedOn: 1, value: { year: 2006, approximate: false } }]),
    404,
    'not-found',
  );
  assert.equal((await ok(read(operator, id))).card?.fields['told']?.value, told.value);
});

test('two people in one field: the second sees both versions and nothing is overwritten', async () => {
  const { id } = await create(operator);
  await ok(save(operator, id, [{ field: 'wake', basedOn: 0, value: 'Vesna' }]));
  const late = await ok(save(night, id, [{ field: 'wake', basedOn: 0, value: 'niko' }]));
  assert.deepEqual([late.clashes[0]?.yours, late.clashes[0]?.theirs.value], ['niko', 'Vesna']);
  assert.equal((await ok(read(night, id))).card?.fields['wake']?.value, 'Vesna');
});

test('coded answers stand beside their sealed history; what does not fit is refused and nothing of it kept', async () => {
  const { id } = await create(operator, {});
  await ok(
    save(operator, id, [
      { field: 'sex', basedOn: 0, value: 'female' },
      { field: 'risk', basedOn: 0, value: 'high' },
    ]),
  );
  const person = await ok(read(operator, id));
  assert.deepEqual([person.file?.fields['sex']?.value, person.card?.risk], ['female', 'high']);
  for (const bad of [
    { field: 'sex', basedOn: 1, value: 'neko' },
    { field: 'birth_year', basedOn: 0, value: { text: 'x', kind: 'given' } },
    { field: 'nothing_such', basedOn: 0, value: 'x' },
    { field: 'safe.pigeon', basedOn: 0, value: null },
  ])
    await refused(
      save(operator, id, [{ field: 'told', basedOn: 0, value: 'ne sme da ostane' }, bad]),
      400,
      'answer-does-not-fit',
    );
  await refused(save(operator, id, [{ field: 'told', basedOn: 0, value: { a: 1 } }]), 400, 'bad-input');
  assert.equal((await ok(read(operator, id))).card?.fields['told'], undefined);
});

test('a tie opens the other file one step deep; an alleged offender stays closed unless the tie says so', async () => {
  const girl = await create(operator);
  const mother = await create(operator, { names: [{ text: 'Stana', kind: 'given' }] });
  const offender = await create(operator, { names: [{ text: 'Krsman', kind: 'given' }] });
  const tie = (other: string, kind: string) =>
    operator.browser.call<{ id: string }>('POST', `/people/${girl.id}/ties`, { other, kind });
  await ok(tie(mother.id, 'parent'));
  await ok(tie(offender.id, 'alleged_offender'));
  await refused(tie(mother.id, 'parent'), 409, 'tied-already');
  await refused(tie(mother.id, 'enemy'), 400, 'answer-does-not-fit');
  await refused(tie(crypto.randomUUID(), 'parent'), 404, 'not-found');
  await refused(
    night.browser.call('POST', `/people/${girl.id}/ties`, { other: mother.id, kind: 'parent' }),
    404,
    'not-found',
  );
  await ok(
    operator.browser.call('POST', `/people/${girl.id}/grants`, { principal: legal.id, reason: 'tužba', until: null }),
  );
  const seen = await ok(read(legal, girl.id));
  assert.deepEqual(seen.file?.ties.map((each) => each.name).toSorted(), ['Stana', null].toSorted());
  assert.equal((await ok(read(legal, mother.id))).file?.name, 'Stana');
  await refused(read(legal, offender.id), 404, 'not-found');
  const toMother = seen.file?.ties.find((each) => each.other === mother.id)?.id ?? '';
  await ok(operator.browser.call('DELETE', `/people/${girl.id}/ties/${toMother}`));
  await refused(read(legal, mother.id), 404, 'not-found');
});

/** A girl whom legal reads by a grant, with one tie; legal reads the other by that tie alone. */
async function onlyByTie(kind = 'parent') {
  const girl = await create(operator);
  const other = await create(operator, { names: [{ text: 'Stana', kind: 'given' }] });
  const ties = `/people/${girl.id}/ties`;
  const tie = await ok(operator.browser.call<{ id: string }>('POST', ties, { other: other.id, kind }));
  const share = { principal: legal.id, reason: 'tužba', until: null };
  await ok(operator.browser.call('POST', `/people/${girl.id}/grants`, share));
  const one = `${ties}/${tie.id}`;
  const remove = () => ok(legal.browser.call<UntieAnswer>('DELETE', one));
  const restore = (wrap: string | null, who = legal) => who.browser.call('POST', `${one}/restore`, { wrap });
  return { girl, other, remove, restore };
}

test('a tie that was the only way to the other is put back by whoever took it away, as it was', async () => {
  const { girl, other, remove, restore } = await onlyByTie();
  const earlier = (await ok(read(legal, girl.id))).file?.ties;
  const { wrap } = await remove();
  await refused(read(legal, other.id), 404, 'not-found');
  await refused(restore(wrap, operator), 404, 'not-found');
  await refused(restore(null), 404, 'not-found');
  await refused(restore(`${wrap?.slice(0, -4)}AAAA`), 404, 'not-found');
  await refused(restore('ne može'), 400, 'bad-input');
  assert.deepEqual((await ok(read(legal, girl.id))).file?.ties, []);
  await ok(restore(wrap));
  assert.deepEqual((await ok(read(legal, girl.id))).file?.ties, earlier);
  assert.equal((await ok(read(legal, other.id))).file?.name, 'Stana');
  await refused(restore(wrap), 404, 'not-found');
});

test('a tie to somebody kept apart is put back too, and still opens nothing', async () => {
  const { girl, other, remove, restore } = await onlyByTie('alleged_offender');
  const { wrap } = await remove();
  assert.equal(wrap, null);
  await ok(restore(wrap));
  assert.deepEqual(
    (await ok(read(legal, girl.id))).file?.ties.map(({ kind, name }) => [kind, name]),
    [['alleged_offender', null]],
  );
  await refused(read(legal, other.id), 404, 'not-found');
});

test('a tie does not come back after a minute, nor where the other was hidden from her meanwhile', async () => {
  const late = await onlyByTie();
  const { wrap } = await late.remove();
  await rows(program.asOwner, sql`update people.removed_ties set removed = removed - interval '61 seconds'`);
  await refused(late.restore(wrap), 404, 'not-found');
  const { other, remove, restore } = await onlyByTie();
  const gone = await remove();
  await withHidden(other.id);
  await refused(restore(gone.wrap), 404, 'not-found');
  await program.pools.worker.transaction().execute((tx) => forgetRemovedTies(tx));
  const left = await rows(program.asOwner, sql<{ other: string }>`select other from people.removed_ties`);
  assert.deepEqual(left, [{ other: other.id }], 'of the one within its minute a row, of the late one none');
});

/** Hidden from legal, past who may do it: what is asked here is what it keeps shut. */
const withHidden = (person: string) =>
  rows(
    program.asOwner,
    sql`insert into vault.blocks (dossier, principal, by) values (${person}, ${legal.id}, ${house.director.id})`,
  );

test('hidden from a colleague by name, a person is gone for her though her team holds the card', async () => {
  const { id } = await create(operator);
  await ok(read(night, id));
  const hide = (who: Person, account: string) =>
    who.browser.call('POST', `/people/${id}/hidden`, { account, reason: 'sestra joj je' });
  await refused(hide(operator, night.id), 403, 'not-allowed');
  await refused(hide(lead, night.id), 404, 'not-found');
  await ok(
    operator.browser.call('POST', `/people/${id}/grants`, { principal: lead.id, reason: 'vodi smenu', until: null }),
  );
  await refused(hide(lead, lead.id), 409, 'not-from-oneself');
  await ok(hide(lead, night.id));
  await refused(read(night, id), 404, 'not-found');
  await refused(save(night, id, [{ field: 'told', basedOn: 0, value: 'x' }]), 404, 'not-found');
  const { hiddenFrom } = await ok(read(lead, id));
  assert.deepEqual([hiddenFrom[0]?.account, hiddenFrom[0]?.reason], [night.id, 'sestra joj je']);
  await ok(lead.browser.call('DELETE', `/people/${id}/hidden/${night.id}`));
  await ok(read(night, id));
});

test('no name, number or word of a person is in the database', async () => {
  await create(operator, { names: [{ text: 'Kanarinka', kind: 'nickname' }], numbers });
  const tables = await sql<{ dump: string }>`select string_agg(t::text, ' ') as dump from (
    select p::text as t from people.persons p union all select e::text from people.entries e
    union all select l::text from people.loose_entries l union all select k::text from vault.links k) all_rows`.execute(
    program.asOwner,
  );
  const dump = tables.rows[0]?.dump ?? '';
  assert.ok(dump.length > 1000);
  for (const secret of ['Kanarinka', 'Анђелија', '123 45 28', '381601234528'])
    for (const spelled of [secret, Buffer.from(secret).toString('hex')]) assert.equal(dump.includes(spelled), false);
});
