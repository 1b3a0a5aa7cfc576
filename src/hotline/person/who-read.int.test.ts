import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forgetOldTerms, sequenceOnce, verifyAudit } from '#audit/index.ts';
import { sql } from '#kernel/db.ts';
import type { AuditAnswer, ReaderAnswer, ReadingsAnswer, SearchedAnswer, SharingAnswer } from '#staff/shared.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, letIn, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let line: string;
let operator: Person;
let night: Person;
let lead: Person;
let legal: Person;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: false });
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  night = await join(program, house.director, {
    name: 'Jelisaveta Kuzman',
    roles: ['operator'],
    lines: [line],
    letIn: false,
  });
  await letIn(operator, night.id);
  lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
});

after(() => program.stop());

const open = async (who = operator) => (await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const share = (who: Person, path: string, principal: string, until: string | null = null) =>
  who.browser.call('POST', `${path}/grants`, { principal, reason: 'pravni savet', until });
const readers = async (who: Person, path: string) =>
  (await ok(who.browser.call<{ grants: ReaderAnswer[] }>('GET', `${path}/grants`))).grants;
const personOn = async (contact: string) =>
  (await ok(operator.browser.call<{ person: string }>('POST', `/contacts/${contact}/person`, { new: {} }))).person;
const sharing = async () => ok(operator.browser.call<SharingAnswer>('GET', '/sharing'));
const team = async (kind: string) => (await sharing()).teams.find((each) => each.kind === kind);
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade' }).format(new Date());
const span = (account: string) => ({ account, from: today(), until: today() });

test('records are shared with those who read records: duty teams and leads by name, not the search nor everybody', async () => {
  const { people, teams } = await sharing();
  const educator = await join(program, house.director, { name: 'Ana Prćić', roles: ['educator'] });
  assert.deepEqual(teams.map(({ kind }) => kind).toSorted(), ['duty', 'leads']);
  assert.ok(people.includes(legal.id) && !(await sharing()).people.includes(educator.id));
  await refused(educator.browser.call('GET', '/sharing'), 403, 'not-allowed');
  const id = await open();
  for (const kind of ['search', 'everyone']) {
    const { rows } = await sql<{ id: string }>`select id from staff.teams where kind = ${kind}`.execute(
      program.asOwner,
    );
    await refused(share(operator, `/contacts/${id}`, rows[0]?.id ?? ''), 409, 'not-with-this-team');
  }
});

test('whoever reads no records by role is given none by hand, nor a place in a team that holds some', async () => {
  const contact = await open();
  const person = await personOn(contact);
  const grants = () => sql<{ n: number }>`select count(*)::int as n from vault.grants`.execute(program.asOwner);
  const given = (await grants()).rows;
  for (const role of ['administrator', 'educator', 'communications', 'researcher']) {
    const { id } = await join(program, house.director, { name: `Osoba ${role}`, roles: [role] });
    const held = (await grants()).rows;
    for (const path of [`/contacts/${contact}`, `/people/${person}`])
      await refused(share(operator, path, id), 409, 'not-a-reader');
    await refused(share(legal, `/contacts/${contact}`, id), 404, 'not-found');
    assert.deepEqual((await grants()).rows, held, role);
    const invitation = { name: 'Sanja Vuk', address: `${role}@svetionik.example`, roles: [role], lines: [line] };
    await refused(house.director.browser.call('POST', '/invitations', invitation), 409, 'lines-for-readers');
  }
  assert.notDeepEqual((await grants()).rows, given, 'each joined the team of everybody');
  const nobody = await share(operator, `/contacts/${contact}`, crypto.randomUUID());
  await refused(Promise.resolve(nobody), 400, 'no-such-colleague');
  assert.deepEqual((nobody.body as { error?: { details: object } }).error?.details, { field: 'principal' });
});

test('a team it was shared with reads it, every member of this moment; taken back, none of them does', async () => {
  const contact = await open();
  const person = await personOn(contact);
  const leads = (await team('leads'))?.id ?? '';
  await refused(lead.browser.call('GET', `/contacts/${contact}`), 404, 'not-found');
  await ok(share(operator, `/contacts/${contact}`, leads));
  await ok(lead.browser.call('GET', `/contacts/${contact}`));
  await ok(lead.browser.call('GET', `/people/${person}`));
  const line_ = (await readers(operator, `/contacts/${contact}`)).find(({ principal }) => principal === leads);
  assert.deepEqual([line_?.team?.kind, line_?.reason, line_?.can.take], ['leads', 'pravni savet', true]);
  assert.ok(line_?.team?.members.includes(lead.id));
  await ok(operator.browser.call('DELETE', `/contacts/${contact}/grants/${leads}`));
  await refused(lead.browser.call('GET', `/contacts/${contact}`), 404, 'not-found');
});

test('a link is named by the contact it leads through, to those who read that contact; to others only that there is one', async () => {
  const contact = await open();
  const person = await personOn(contact);
  const { number } = await ok(operator.browser.call<{ number: string }>('GET', `/contacts/${contact}`));
  await ok(share(operator, `/people/${person}`, legal.id));
  const linkFor = async (who: Person) => (await readers(who, `/people/${person}`)).find(({ why }) => why === 'link');
  assert.deepEqual((await linkFor(operator))?.through, { kind: 'contact', id: contact, number });
  const seen = await linkFor(legal);
  assert.ok(seen && seen.through === null);
  assert.ok(!JSON.stringify(await readers(legal, `/people/${person}`)).includes(contact));
});

test('whoever it is hidden from by name is not among those who can read, though her team holds it', async () => {
  const contact = await open();
  const person = await personOn(contact);
  await ok(share(operator, `/people/${person}`, lead.id));
  await ok(lead.browser.call('POST', `/people/${person}/hidden`, { account: night.id, reason: 'rod' }));
  const members = (await readers(operator, `/people/${person}`)).flatMap((reader) => reader.team?.members ?? []);
  assert.ok(members.includes(operator.id) && !members.includes(night.id));
});

test('nobody takes what the writer holds, or what was given for longer; the only reader cannot leave the record alone', async () => {
  const person = (await ok(operator.browser.call<{ id: string }>('POST', '/people', {}))).id;
  const take = (who: Person, principal: string) => who.browser.call('DELETE', `/people/${person}/grants/${principal}`);
  await refused(take(operator, operator.id), 409, 'last-grant');
  await ok(share(operator, `/people/${person}`, legal.id));
  await ok(share(operator, `/people/${person}`, lead.id, new Date(Date.now() + 3_600_000).toISOString()));
  await refused(take(legal, operator.id), 403, 'not-yours-to-take');
  await refused(take(lead, legal.id), 403, 'not-yours-to-take');
  await refused(take(operator, night.id), 404, 'not-found');
  await ok(take(lead, lead.id));
  await refused(lead.browser.call('GET', `/people/${person}/grants`), 404, 'not-found');
  await ok(take(operator, operator.id));
  await refused(take(legal, legal.id), 409, 'last-grant');
});

test('the reason of an opening from standby stands among the readers, and what it opened', async () => {
  const contact = await open();
  await ok(lead.browser.call('POST', '/standby', { dossier: contact, reason: 'Milica je na putu', minutes: 30 }));
  const mine = (await readers(lead, `/contacts/${contact}`)).find(({ principal }) => principal === lead.id);
  assert.deepEqual([mine?.why, mine?.reason, mine?.can.take], ['standby', 'Milica je na putu', true]);
});

test('who read one record: everybody, through which grant, refused attempts too, page by page', async () => {
  const contact = await open();
  await ok(night.browser.call('GET', `/contacts/${contact}`));
  await refused(legal.browser.call('GET', `/contacts/${contact}`), 404, 'not-found');
  await ok(share(operator, `/contacts/${contact}`, lead.id));
  const audit = (older = '') =>
    lead.browser.call<AuditAnswer>('GET', `/dossiers/${contact}/audit${older === '' ? '' : `/${older}`}`);
  const { entries, more, page } = await ok(audit());
  assert.deepEqual([more, page.kind, page.id], [false, 'contact', contact]);
  const by = (who: Person) => entries.find((entry) => entry.by === who.id && entry.verb === 'hotline.contact.read');
  assert.deepEqual([by(night)?.through?.why, by(night)?.through?.team?.kind], ['duty', 'duty']);
  assert.deepEqual([by(legal)?.kind, by(legal)?.outcome, by(legal)?.through], ['refusal', 'not-found', null]);
  assert.equal(entries.find((entry) => entry.verb === 'vault.grant.give')?.other, lead.id);
  for (let n = 0; n < 55; n++)
    for (const path of ['/grants', '']) await ok(operator.browser.call('GET', `/contacts/${contact}${path}`));
  const first = await ok(audit());
  const second = await ok(audit(first.entries.at(-1)?.id));
  assert.deepEqual([first.entries.length, first.more, second.more], [100, true, false]);
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (let n = 0; n < 101; n++) await ok(night.browser.call('GET', '/contacts'));
  const [list] = (await ok(audit())).entries;
  assert.deepEqual([list?.by, list?.times], [night.id, 101], 'a list drawn again and again is one row');
  assert.ok(list && list.first < list.at);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit.lines where actor = ${night.id}
    and kind = 'read' and ${contact}::uuid = any(dossiers) and at >= ${list.first}`.execute(program.asOwner);
  assert.equal(rows[0]?.n, 101, 'the lines themselves stay one by one');
  await refused(operator.browser.call('GET', `/dossiers/${contact}/audit`), 403, 'not-allowed');
  await refused(openBrowser(program).call('GET', `/dossiers/${contact}/audit`), 401, 'not-signed-in');
  await refused(lead.browser.call('GET', '/dossiers/nesto/audit'), 400, 'bad-input');
});

test('what a colleague read is told record by record to whoever reads those too; the rest is a count and nothing else', async () => {
  const seen = await open();
  const unseen = await open();
  await ok(share(operator, `/contacts/${seen}`, lead.id));
  await ok(night.browser.call('GET', `/contacts/${seen}`));
  await ok(night.browser.call('GET', `/contacts/${unseen}`));
  const ask = (who: Person, body: unknown = span(night.id)) =>
    who.browser.call<ReadingsAnswer>('POST', '/audit/readings', body);
  const answer = await ok(ask(lead));
  const about = answer.readings.find(({ page }) => page.id === seen);
  assert.ok(
    about?.acts.some(({ verb, kind, times }) => verb === 'hotline.contact.read' && kind === 'read' && times >= 1),
  );
  assert.ok(answer.beyond.records >= 1 && answer.beyond.acts >= 1);
  const { number } = await ok(night.browser.call<{ number: string }>('GET', `/contacts/${unseen}`));
  const said = JSON.stringify(answer);
  for (const secret of [unseen, number]) assert.ok(!said.includes(secret));
  await refused(ask(operator), 403, 'not-allowed');
  await refused(ask(openBrowserAs()), 401, 'not-signed-in');
  await refused(ask(lead, { ...span(night.id), from: 'juče' }), 400, 'bad-input');
  await refused(ask(lead, { ...span(night.id), until: '2020-01-01' }), 400, 'bad-input');
});

const openBrowserAs = (): Person => ({ ...lead, browser: openBrowser(program) });

test('what was searched for opens to a lead, and that she opened it is a line about whose search it was', async () => {
  await ok(operator.browser.call('POST', '/search', { query: 'Anđelija Žitkov' }));
  const ask = (who: Person, body: unknown = span(operator.id)) =>
    who.browser.call<SearchedAnswer>('POST', '/audit/searches', body);
  const { searches } = await ok(ask(lead));
  assert.ok(searches.some(({ terms }) => terms?.query === 'Anđelija Žitkov'));
  const { rows } = await sql<{ actor: string; kind: string; other: string }>`select actor, kind, other from audit.lines
    where verb = 'audit.search.open' order by at desc limit 1`.execute(program.asOwner);
  assert.deepEqual(rows, [{ actor: lead.id, kind: 'read', other: operator.id }]);
  const second = await join(program, house.director, { name: 'Radmila Tot', roles: ['director'] });
  await refused(ask(second), 403, 'leads-only');
  await refused(ask(operator), 403, 'not-allowed');
  await refused(ask(openBrowserAs()), 401, 'not-signed-in');
  await refused(ask(lead, { account: 'x' }), 400, 'bad-input');
});

test('what was searched for is forgotten with whom it found, and after two years; the line stays, and the chain is whole', async () => {
  const id = await open();
  const number = '+381 61 555 0177';
  const changes = [{ field: 'caller_number', basedOn: 0, value: number }];
  await ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
  const searched = async () =>
    (await ok(lead.browser.call<SearchedAnswer>('POST', '/audit/searches', span(operator.id)))).searches;
  const hits = async () => (await searched()).filter(({ terms }) => terms?.query === number);
  for (let tries = 0; tries < 30 && !(await hits()).some(({ found: n }) => n > 0); tries++)
    await operator.browser.call('POST', '/search', { query: number });
  const lines = (await searched()).length;
  await program.asOwner.transaction().execute(async (tx) => {
    await sql`insert into vault.erasing values (${id})`.execute(tx);
    await sql`select audit.forget()`.execute(tx);
    await sql`delete from vault.erasing`.execute(tx);
  });
  const later = await searched();
  assert.equal(later.length, lines);
  assert.ok(later.filter(({ found: n }) => n > 0).every(({ terms }) => terms === null));
  assert.ok(later.some(({ terms }) => terms?.query === 'Anđelija Žitkov'));
  await sql`update audit.term_keys set at = at - interval '25 months'`.execute(program.asOwner);
  await program.pools.worker.transaction().execute(forgetOldTerms);
  assert.ok((await searched()).every(({ terms }) => terms === null));
  while (await sequenceOnce(program.pools.sequencer));
  assert.equal((await verifyAudit(program.pools.sequencer, null)).broken, null);
});

test('a duty team born later is given the cards of persons entered before it, and says so until it has them all', async () => {
  const contact = await open();
  const person = await personOn(contact);
  const second = house.lines[1]?.id ?? '';
  const late = await join(program, house.director, { name: 'Stojan Vuk', roles: ['operator'], lines: [second] });
  const missing = async (who: Person) =>
    (await ok(who.browser.call<{ cardsMissing: boolean }>('GET', '/me'))).cardsMissing;
  assert.equal(await missing(late), true, 'she holds no card herself, and cannot give them');
  await refused(late.browser.call('GET', `/people/${person}`), 404, 'not-found');
  assert.equal(await missing(operator), false, 'a member of a team that holds them is at work');
  const seen = await ok(late.browser.call<{ card: object | null; file: object | null }>('GET', `/people/${person}`));
  assert.ok(seen.card && seen.file === null, 'the card, and no more');
  assert.equal(await missing(late), false);
  const { rows } = await sql<{ n: number }>`select cardinality(dossiers) as n from audit.lines
    where actor = ${operator.id} and verb = 'GET /me' order by at desc limit 1`.execute(program.asOwner);
  assert.ok((rows[0]?.n ?? 0) > 0, 'who gave which cards is in the audit');
});

test('shared until a day means until its end by the organisation’s clock', async () => {
  const id = await open();
  await ok(share(operator, `/contacts/${id}`, legal.id, '2099-10-25'));
  await ok(share(operator, `/contacts/${id}`, lead.id, '2099-07-01'));
  const until = Object.fromEntries(
    (await readers(operator, `/contacts/${id}`)).map((row) => [row.principal, row.until]),
  );
  assert.deepEqual([until[legal.id], until[lead.id]], ['2099-10-25T22:59:59.000Z', '2099-07-01T21:59:59.000Z']);
  await refused(share(operator, `/contacts/${id}`, legal.id, '2020-01-01'), 400, 'bad-input');
  await refused(share(operator, `/contacts/${id}`, legal.id, '2099-02-30'), 400, 'bad-input');
});

test('more searches than a page holds are not cut without a word: fewer days are asked for', async () => {
  await sql`insert into audit.lines (id, actor, verb, kind, outcome, detail)
    select gen_random_uuid(), ${night.id}, 'people.search', 'search', 'done', l.detail
    from generate_series(1, 1001), (select detail from audit.lines where kind = 'search' and detail is not null limit 1) l`.execute(
    program.asOwner,
  );
  await refused(lead.browser.call('POST', '/audit/searches', span(night.id)), 400, 'span-too-long');
});
