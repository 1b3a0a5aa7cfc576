import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { sql } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { teamOf } from '#staff/index.ts';
import { openApart } from '#vault/index.ts';
import { actorOf } from '#testing/actor.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { dropIdleIndex, forgetEntry, indexEntry } from './index.ts';
import { indexSize } from './search/open-index.ts';
import type { BeyondAnswer, DeskNote, Hit, KnownCallerAnswer, PersonHit, SearchAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let night: Person;
let legal: Person;
let lead: Person;
let educator: Person;
let line: string;
let girl: { id: string; card: string };

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  const invite = (name: string, roles: string[], lines: string[] = []) =>
    join(program, house.director, { name, roles, lines });
  operator = await invite('Milica Stanojev', ['operator'], [line]);
  night = await invite('Dragan Petkov', ['operator'], [line]);
  legal = await invite('Olivera Rac', ['legal']);
  lead = await invite('Jelena Kostić', ['lead', 'operator'], [line]);
  educator = await invite('Tijana Brkić', ['educator']);
  girl = await create({
    names: [
      { text: 'Анђелија', kind: 'given' },
      { text: 'Ћурђин', kind: 'surname' },
    ],
    numbers: [{ number: '060 123 45 28', kind: 'own', note: '' }],
    birthYear: { year: 2005, approximate: false },
  });
});
after(() => program.stop());

const create = (body: object) => ok(operator.browser.call<typeof girl>('POST', '/people', body));
const search = (who: Person, query: string, birthYear: number | null = null) =>
  who.browser.call<SearchAnswer>('POST', '/search', { query, birthYear });
const caller = (who: Person, body: object) => who.browser.call<KnownCallerAnswer>('POST', '/known-caller', body);
const beyond = (who: Person, query: string, why: object = { reason: 'safety' }) =>
  who.browser.call<BeyondAnswer>('POST', '/search/beyond', { query, ...why });
const outside = async (who: Person, query: string) => (await ok(beyond(who, query))).outside;
const ids = (answer: SearchAnswer) => answer.hits.map((hit) => hit.id);
const personIn = (hits: Hit[]) => hits.find((hit): hit is PersonHit => hit.kind === 'person');

test('a person is found in another script and in swapped order, with the card first and the reasons', async () => {
  const answer = await ok(search(operator, 'curdjin andjelija'));
  const hit = personIn(answer.hits);
  assert.deepEqual([hit?.id, hit?.name], [girl.id, 'Анђелија Ћурђин']);
  assert.equal(hit?.card?.fields['how_to_call']?.value, 'Анђелија');
  assert.ok(hit?.reasons.some((reason) => reason.field === 'surname' && reason.how.includes('script')));
  assert.ok(hit?.reasons.some((reason) => reason.field === 'order'));
  assert.deepEqual(await outside(operator, '0601234528'), [], 'what she may open does not lie beyond');
});

test('whoever holds the card alone finds her, but is told neither name nor what the record says', async () => {
  const hit = personIn((await ok(search(night, '0601234528'))).hits);
  assert.deepEqual([hit?.id, hit?.name, hit?.card?.id], [girl.id, null, girl.card]);
  assert.deepEqual(
    hit?.reasons.map(({ field, grade, recorded }) => [field, grade, recorded]),
    [['number', 'equal', '']],
  );
});

test('whoever holds the card alone cannot read her name or number bit by bit, by what fits and what differs', async () => {
  const hers = async (body: object) =>
    personIn((await ok(caller(night, body))).hits.filter((hit) => hit.id === girl.id));
  for (const name of ['an', 'andj', 'curdji', 'andjelija cur']) assert.equal(await hers({ name }), undefined, name);
  assert.equal(await hers({ number: '234528' }), undefined);
  assert.equal((await hers({ name: 'andjelija' }))?.name, null, 'a whole name is met');
  const number = '0601234528';
  const said = async (more: object) => (await hers({ number, ...more }))?.reasons.map(({ field }) => field);
  for (const more of [{ name: 'cur' }, { name: 'qxz' }, { birthYear: 1990 }])
    assert.deepEqual(await said(more), ['number']);
});

test('a known caller: same number, name in another script, year differs; earlier contacts; not the contact itself', async () => {
  const contact = async () => {
    const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
    const changes = [{ field: 'caller_number', basedOn: 0, value: '+381601234528' }];
    await ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
    return id;
  };
  const [first, second] = [await contact(), await contact()];
  await ok(operator.browser.call('POST', `/contacts/${first}/person`, { person: girl.id }));
  const answer = await ok(
    caller(operator, { number: '060/1234528', name: 'Anđelija', birthYear: 2006, contact: second }),
  );
  const hit = personIn(answer.hits);
  assert.deepEqual(
    hit?.reasons.map(({ field, grade, how }) => [field, grade, how]),
    [
      ['number', 'equal', []],
      ['given', 'alike', ['script']],
      ['birth_year', 'differs', []],
    ],
  );
  assert.deepEqual(
    hit?.earlier.map((each) => each.id),
    [first],
  );
  assert.deepEqual(ids(answer), [girl.id], 'the first contact stands under its person, the second asks');
  assert.equal(JSON.stringify(answer).includes('1234528'), false);
  const other = await ok(search(operator, '0601234528'));
  assert.deepEqual(ids(other).toSorted(), [girl.id, second].toSorted());
});

test('beyond one’s grants only a whole question is answered: that a record exists, and whom to ask', async () => {
  for (const query of ['Anđelija', 'Anđelija Ćurđin', '234528']) {
    const { hits, beyond: offered } = await ok(search(legal, query));
    assert.deepEqual([hits, offered], [[], false], query);
    await refused(beyond(legal, query), 400, 'question-not-whole');
  }
  for (const query of ['Anđelia Ćurđin 2005', 'Anđelija Ćurđin 2004'])
    assert.deepEqual(await outside(legal, query), [], query);
  for (const query of ['0601234528', 'Andjelija Curdjin 2005'])
    assert.equal((await outside(legal, query))[0]?.owner, operator.id, query);
  assert.equal((await outside(legal, '0601234528'))[0]?.lead, null, 'nobody leads yet');
  await ok(lead.browser.call('POST', '/duty/take', { line, post: 'lead' }));
  assert.equal((await outside(legal, '0601234528'))[0]?.lead, lead.id);
});

test('without a reason the answer is the same whether or not something lies beyond, and counts nothing', async () => {
  const counts = async () =>
    (await sql<{ n: number }>`select count(*) as n from people.counted_searches`.execute(program.asOwner)).rows[0]?.n;
  const counted = await counts();
  const [there, nothing] = [await ok(search(legal, '0601234528')), await ok(search(legal, '0601234599'))];
  assert.deepEqual(there, nothing);
  assert.equal(there.beyond, true);
  assert.equal(await counts(), counted);
  for (const why of [{}, { reason: 'curiosity' }, { reason: '' }])
    await refused(beyond(legal, '0601234528', why), 400, 'bad-input');
  await refused(beyond(legal, '0601234528', { reason: 'other', words: '  ' }), 400, 'reason-in-words');
  await refused(beyond(educator, '0601234528'), 403, 'not-allowed');
  await refused(openBrowser(program).call('POST', '/search/beyond', {}), 401, 'not-signed-in');
});

test('the reason stands in the audit beside what was asked, and opens with the leads’ key alone', async () => {
  const why = { reason: 'other', words: 'Kanarinka je pitala da li smo je već čuli' };
  await ok(beyond(legal, '0601234528', why));
  const lines = await sql<{ detail: Buffer; wrapped: Buffer; verb: string; dossiers: string[] }>`select l.detail,
    l.verb, l.dossiers, k.wrapped from audit.lines l join audit.term_keys k on k.id = audit.term_key_of(l.detail)
    where l.actor = ${legal.id} order by l.at desc limit 1`.execute(program.asOwner);
  const [row] = lines.rows;
  assert.deepEqual([row?.verb, row?.dossiers.includes(girl.id)], ['people.search.beyond', true]);
  assert.equal(row?.detail.includes('Kanarinka'), false);
  const opened = async (who: Person) => {
    const actor = await actorOf(program, who);
    return withActor(program.pools.app, who.id, async (tx) => {
      const kept = row ? [{ sealed: row.detail, wrapped: row.wrapped }] : [];
      return openApart(tx, actor.keys, await teamOf(tx, 'leads'), 'audit/search', kept);
    });
  };
  const asked = { query: '0601234528', number: '', name: '', birthYear: null, contact: null, againAt: null };
  assert.deepEqual(await opened(lead), [{ ...asked, ...why }]);
  assert.deepEqual(await opened(legal), [undefined]);
});

test('a short number fits too many people: beyond one’s grants it says nothing', async () => {
  const numbers = [{ number: '555 123', kind: 'work', note: '' }];
  const { id } = await create({ names: [{ text: 'Budimka', kind: 'given' }], numbers });
  assert.deepEqual(ids(await ok(search(operator, '555 123'))), [id]);
  await refused(beyond(legal, '555 123'), 400, 'question-not-whole');
});

test('a record switched off says nothing beyond the grants, and is found within them', async () => {
  const hidden = await create({
    names: [{ text: 'Vidosava', kind: 'given' }],
    numbers: [{ number: '065 700 70 70', kind: 'own', note: '' }],
  });
  assert.equal((await outside(legal, '065 700 70 70')).length, 1);
  await refused(operator.browser.call('PUT', `/people/${hidden.id}/search-off`), 403, 'not-allowed');
  await ok(
    operator.browser.call('POST', `/people/${hidden.id}/grants`, { principal: lead.id, reason: 'vodi', until: null }),
  );
  await ok(lead.browser.call('PUT', `/people/${hidden.id}/search-off`));
  assert.deepEqual(await outside(legal, '065 700 70 70'), []);
  assert.deepEqual(ids(await ok(search(operator, 'Vidosava'))), [hidden.id]);
  await ok(lead.browser.call('DELETE', `/people/${hidden.id}/search-off`));
  assert.equal((await outside(legal, '065 700 70 70')).length, 1);
});

test('hidden from a colleague, she is not there even by her whole number, and the lead is told', async () => {
  const kin = await create({
    names: [{ text: 'Radmila', kind: 'given' }],
    numbers: [{ number: '066 123 12 12', kind: 'own', note: '' }],
  });
  await ok(
    operator.browser.call('POST', `/people/${kin.id}/grants`, { principal: lead.id, reason: 'vodi', until: null }),
  );
  await ok(lead.browser.call('POST', `/people/${kin.id}/hidden`, { account: night.id, reason: 'sestra' }));
  const heard: { kind: string; id: string }[] = [];
  const leave = program.hub.join({ actor: lead.id, send: (event) => heard.push(event) });
  const answer = await ok(search(night, '066 123 12 12'));
  assert.deepEqual([answer.hits, await outside(night, '066 123 12 12')], [[], []]);
  await program.deliver();
  leave();
  assert.ok(heard.some((event) => event.kind === 'people.hidden-met' && event.id === kin.card));
});

test('what was looked for is sealed in the audit, and in no log', async () => {
  await ok(search(operator, 'Kanarinka Zlatić'));
  const lines = await sql<{ detail: Buffer; actor: string }>`select detail, actor from audit.lines
    where kind = 'search' order by at desc limit 1`.execute(program.asOwner);
  const [row] = lines.rows;
  assert.equal(row?.actor, operator.id);
  assert.ok((row?.detail.length ?? 0) > 60);
  assert.equal(row?.detail.includes('Kanarinka'), false);
  assert.equal(program.logged.join(' ').includes('Kanarinka'), false);
});

test('who may not search is refused: strangers, an educator, a newcomer nobody let in, bad input', async () => {
  await refused(openBrowser(program).call('POST', '/search', { query: 'x' }), 401, 'not-signed-in');
  await refused(openBrowser(program).call('POST', '/known-caller', {}), 401, 'not-signed-in');
  await refused(search(educator, 'Anđelija'), 403, 'not-allowed');
  await refused(caller(educator, {}), 403, 'not-allowed');
  const fresh = await join(program, house.director, {
    name: 'Nova Novak',
    roles: ['operator'],
    lines: [line],
    letIn: false,
  });
  await refused(search(fresh, 'Anđelija'), 403, 'not-in-search-team');
  await refused(operator.browser.call('POST', '/search', { query: 'x'.repeat(300) }), 400, 'bad-input');
  await refused(operator.browser.call('POST', '/search', { query: 'x', birthYear: 'y' }), 400, 'bad-input');
  assert.deepEqual((await ok(search(operator, "'; drop table people.persons; --"))).hits, []);
});

test('a note on a number is shown for exactly that number until its day, and can be ended', async () => {
  const write = (who: Person, body: object) =>
    who.browser.call<{ id: string }>('POST', '/number-notes', {
      ...{ number: '011 555 00 11', reason: 'zove svake noći', howToEnd: 'Zahvali i prekini.', until: '2027-01-15' },
      ...body,
    });
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const { id } = await ok(write(operator, { until: day(30) }));
  const notes = async (number: string): Promise<DeskNote[]> => (await ok(caller(night, { number }))).notes;
  const [note] = await notes('+381 11 5550011');
  assert.deepEqual(
    [note?.id, note?.reason, note?.howToEnd, note?.by],
    [id, 'zove svake noći', 'Zahvali i prekini.', operator.id],
  );
  assert.deepEqual(await notes('011 555 00 12'), []);
  assert.deepEqual((await ok(caller(night, { number: '011 555 00 11' }))).hits, []);
  await refused(write(operator, { until: day(-1) }), 400, 'note-too-long');
  await refused(write(operator, { until: day(500) }), 400, 'note-too-long');
  await refused(write(operator, { number: 'nema broja' }), 400, 'not-a-number');
  await refused(write(legal, { until: day(3) }), 403, 'not-allowed');
  await refused(write(operator, { until: 'sutra' }), 400, 'bad-input');
  await refused(openBrowser(program).call('POST', '/number-notes', {}), 401, 'not-signed-in');
  await refused(operator.browser.call('DELETE', `/number-notes/${crypto.randomUUID()}`), 404, 'not-found');
  await ok(night.browser.call('DELETE', `/number-notes/${id}`));
  assert.deepEqual(await notes('011 555 00 11'), []);
});

test('a lead reviews every note that holds: whose, why, until when, the number masked; nobody else has the list', async () => {
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const write = (number: string, until: string) =>
    ok(operator.browser.call<{ id: string }>('POST', '/number-notes', { number, reason: 'ćuti', howToEnd: '', until }));
  const list = (who: Person) => who.browser.call<{ notes: DeskNote[] }>('GET', '/number-notes');
  const later = await write('011 555 00 21', day(9));
  const sooner = await write('011 555 00 22', day(2));
  const answer = await ok(list(lead));
  assert.deepEqual(
    answer.notes.map(({ id, by, reason, until }) => [id, by, reason, until]),
    [
      [sooner.id, operator.id, 'ćuti', day(2)],
      [later.id, operator.id, 'ćuti', day(9)],
    ],
  );
  assert.doesNotMatch(JSON.stringify(answer).replaceAll(/\D/g, ''), /1155500/, 'no number comes along whole');
  // Reading the list is noted, with the records that were opened for it.
  const { rows } = await sql<{ n: number }>`select count(*)::int n from audit.lines
    where verb = 'people.note.review' and actor = ${lead.id} and ${later.id}::uuid = any(dossiers)`.execute(
    program.asOwner,
  );
  assert.equal(rows[0]?.n, 1);
  await refused(openBrowser(program).call('GET', '/number-notes'), 401, 'not-signed-in');
  for (const who of [operator, night, legal, educator]) await refused(list(who), 403, 'not-allowed');
  await ok(lead.browser.call('DELETE', `/number-notes/${sooner.id}`));
  assert.deepEqual(
    (await ok(list(lead))).notes.map(({ id }) => id),
    [later.id],
  );
});

test('many loose entries are packed into sealed segments, and what is erased is found no more', async () => {
  const many = Array.from({ length: 520 }, () => newId());
  await withActor(program.pools.app, operator.id, async (tx) => {
    for (const [at, dossier] of many.entries())
      await indexEntry(tx, {
        kind: 'contact',
        dossier,
        names: [{ text: `Perunika${at}x`, kind: 'name' }],
        numbers: [],
      });
  });
  const count = async () => {
    const { rows } = await sql<{ loose: number; packed: number; dump: string }>`select
      (select count(*) from people.loose_entries) as loose, (select count(*) from people.segments) as packed,
      (select string_agg(encode(sealed, 'escape'), '') from people.segments) as dump`.execute(program.asOwner);
    return rows[0];
  };
  assert.deepEqual(ids(await ok(search(operator, 'Vidosava'))).length, 1);
  const packed = await count();
  assert.deepEqual([packed?.loose, packed?.packed], [0, 1]);
  assert.equal(packed?.dump.includes('Perunika'), false);
  const gone = personIn((await ok(search(operator, 'Vidosava'))).hits)?.id ?? '';
  await withActor(program.pools.app, operator.id, (tx) => forgetEntry(tx, gone));
  assert.deepEqual(ids(await ok(search(operator, 'Vidosava'))), []);
  assert.deepEqual(ids(await ok(search(operator, 'Ćurđin'))), [girl.id]);
});

test('a colleague who leaves takes no search key along: what is packed from then on is under a new one', async () => {
  const leaver = await join(program, house.director, { name: 'Stara Koleginica', roles: ['operator'], lines: [line] });
  await ok(search(leaver, 'Ćurđin'));
  const keys = async () =>
    (await sql<{ n: number }>`select count(distinct key) as n from people.segments`.execute(program.asOwner)).rows[0]
      ?.n;
  const known = async () =>
    (await sql<{ n: number }>`select count(*) as n from people.search_keys`.execute(program.asOwner)).rows[0]?.n;
  await ok(house.director.browser.call('POST', `/colleagues/${leaver.id}/leave`));
  await ok(operator.browser.call('GET', '/me'));
  await create({ names: [{ text: 'Novodošla', kind: 'given' }] });
  assert.equal(ids(await ok(search(operator, 'Novodosla'))).length, 1);
  assert.deepEqual([await known(), await keys()], [2, 1]);
  await refused(search(leaver, 'Ćurđin'), 401, 'not-signed-in');
});

test('the index leaves memory with the last session that opened it, and opens again whole', async () => {
  await withActor(program.pools.app, null, dropIdleIndex);
  assert.ok(((await indexSize()) ?? 0) > 500, 'sessions are open, so it stays');
  await sql`update staff.sessions set until = now() - interval '1 second' where account <> ${legal.id}`.execute(
    program.asOwner,
  );
  await sql`update staff.sessions set stage = 'locked', sealed_key = null where account = ${legal.id}`.execute(
    program.asOwner,
  );
  await withActor(program.pools.app, null, dropIdleIndex);
  assert.equal(await indexSize(), null);
  await ok(legal.browser.call('POST', '/unlock', { passphrase: legal.passphrase }));
  assert.equal(
    (await outside(legal, '0601234528')).some((hit) => hit.owner === operator.id),
    true,
  );
  assert.ok(((await indexSize()) ?? 0) > 500);
});

test('beyond one’s grants twenty different questions an hour are answered; typing the same again does not count', async () => {
  const asks = Array.from({ length: 25 }, (_, n) => ok(beyond(legal, `06199900${10 + n}`)));
  const [last] = (await Promise.all(asks)).filter(({ againAt }) => againAt !== null);
  assert.ok(last?.againAt, 'the limit is reached, also by many at once');
  const minutes = (Date.parse(last.againAt) - Date.now()) / 60_000;
  assert.ok(minutes > 50 && minutes <= 60);
  assert.equal((await outside(legal, '0601234528')).length > 0, true, 'asked before, so still answered');
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from people.counted_searches where account = ${legal.id} and kind = 'beyond'`.execute(
    program.asOwner,
  );
  assert.equal(rows[0]?.n, 20);
});
