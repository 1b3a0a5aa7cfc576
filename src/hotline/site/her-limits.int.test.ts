import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { freezeClock, now } from '#kernel/clock.ts';
import { one, rows, run, sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf, type TestVisitor } from '#testing/visitor.ts';
import type { ContactListAnswer } from '../shared.ts';
import { riskOnlySaid } from '../store.ts';

let program: Program;
let director: Person;
let legal: Person;
let sources = 0;

type ReadersAnswer = { grants: { principal: string; why: string }[] };
type FileRow = { message: string; contact: string; clean: string; original: string; visitor: string };

before(async () => {
  program = await startProgram();
  ({ director } = await found(program, { answersCalls: true }));
  legal = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
});
after(() => program.stop());
afterEach(() => freezeClock(null));

/** Everybody comes from an address of her own, as people do. */
const visitor = () => visitorOf(program, `198.51.100.${(sources += 1)}`);

async function written(answers: Record<string, string>, files: File[] = []): Promise<{ words: string[]; id: string }> {
  const she = visitor();
  await she.answer(answers);
  await she.press('send', {}, files);
  assert.equal(she.status, 200, she.html);
  const { contacts } = await ok(director.browser.call<ContactListAnswer>('GET', '/contacts'));
  return { words: she.words(), id: contacts[0]?.id ?? '' };
}

async function back(words: string[]): Promise<TestVisitor> {
  const she = visitor();
  await she.open('/lat/o');
  await she.press('open', { words: words.join(' ') });
  return she;
}

test('nothing she types is offered to a browser that checks spelling elsewhere', async () => {
  const she = visitor();
  await she.open('/lat/p');
  for (let at = 0; at < 12 && !she.html.includes('value="send"'); at++) {
    for (const [field] of she.html.matchAll(/<(?:textarea|input class="field")[^>]*>/g))
      assert.match(field, /spellcheck="false"/);
    await she.press('skip');
  }
  await she.press('send');
  await she.press('look');
  assert.match(she.html, /<textarea[^>]* name="text"[^>]* spellcheck="false"/);
});

test('while her file is being kept, the counter of the year is free for a call', async () => {
  const she = visitor();
  await she.answer({ words: 'Uz sliku.' });
  const { sending } = await program.asOwner.transaction().execute(async (tx) => {
    await sql`lock table vault.files in share mode`.execute(tx);
    const press = she.press('send', {}, [new File(['spisak'], 'spisak.txt')]);
    while ((await rows(tx, sql`select from pg_locks where not granted`)).length === 0);
    await sql`select from hotline.counters for update nowait`.execute(tx);
    return { sending: press };
  });
  await sending;
  assert.equal(she.words().length, 8);
});

test('a stranger does not use up what may be opened before the shares are on paper', async () => {
  const opened = () => one(program.asOwner, sql<{ n: number }>`select hotline.contacts_opened() as n`);
  const earlier = await opened();
  await written({ words: 'Ja nisam poziv.' });
  assert.deepEqual(await opened(), earlier);
});

test('no colleague takes the last key at work: hers is none; what was shared for good may be taken back', async () => {
  const { id } = await written({ words: 'Ostajem na spisku.' });
  const readers = async () => (await ok(director.browser.call<ReadersAnswer>('GET', `/contacts/${id}/grants`))).grants;
  const team = (await readers()).find(({ why }) => why === 'duty')?.principal;
  const withdraw = (principal?: string) => director.browser.call('DELETE', `/contacts/${id}/grants/${principal}`);
  await refused(withdraw(team), 409, 'last-grant');
  const share = { principal: legal.id, reason: 'Da pogleda.', until: null };
  await ok(director.browser.call('POST', `/contacts/${id}/grants`, share));
  await ok(withdraw(legal.id));
  assert.deepEqual((await readers()).map(({ why }) => why).toSorted(), ['duty', 'visitor']);
});

test('what was taken from the duty team by hand stays taken when she writes again, and goes to the leads instead', async () => {
  const { id, words } = await written({ words: 'Jedan od vas im javlja.' });
  const grants = () =>
    rows(
      program.asOwner,
      sql<{ who: string; why: string }>`select coalesce(t.kind, 'person') as who, g.why from vault.grants g
        left join staff.teams t on t.id = g.principal where g.dossier = ${id} and g.why <> 'visitor' order by 1`,
    );
  const { grants: readers } = await ok(director.browser.call<ReadersAnswer>('GET', `/contacts/${id}/grants`));
  const team = readers.find(({ why }) => why === 'duty')?.principal;
  const share = (principal?: string) =>
    ok(director.browser.call('POST', `/contacts/${id}/grants`, { principal, reason: 'Da čita.', until: null }));
  await share(legal.id);
  await share(director.id);
  const take = () => ok(director.browser.call('DELETE', `/contacts/${id}/grants/${team}`));
  await take();
  await share(team);
  await take();
  const [she] = await rows(
    program.asOwner,
    sql<{ id: string }>`select principal as id from vault.grants where dossier = ${id} and why = 'visitor'`,
  );
  const lifted = await withActor(program.pools.app, she?.id ?? '', (tx) =>
    run(tx, sql`delete from vault.taken_from_duty`),
  );
  assert.equal(lifted, 0, 'nor by her own hand');
  await (await back(words)).press('reply', { text: 'Opet ja.' });
  assert.deepEqual(await grants(), [
    { who: 'leads', why: 'duty' },
    { who: 'person', why: 'shared' },
    { who: 'person', why: 'shared' },
  ]);
});

test('her page goes on for half an hour after she last looked, and for two hours after her words at most', async () => {
  const start = now().getTime();
  const after_ = (minutes: number) => freezeClock(new Date(start + minutes * 60_000));
  after_(0);
  const { words } = await written({ words: 'Dok traje.' });
  const she = await back(words);
  for (const minutes of [25, 50, 75, 100, 119]) {
    after_(minutes);
    await she.press('look');
    assert.match(she.html, /Dok traje\./, `${minutes} minutes`);
  }
  after_(121);
  await she.press('look');
  assert.equal(she.status, 410);
  const other = await back(words);
  after_(152);
  await other.press('look');
  assert.equal(other.status, 410);
});

test('as a visitor the database takes a file only of her own message and her own contact', async () => {
  const mine = await written({ words: 'Moje.' }, [new File(['moje'], 'moje.txt')]);
  const theirs = await written({ words: 'Tuđe.' }, [new File(['tuđe'], 'tudje.txt')]);
  await ok(director.browser.call('POST', `/contacts/${mine.id}/messages`, { text: 'Tu smo.' }));
  const ownRow = sql<FileRow>`select f.*, v.visitor from hotline.message_files f
    join hotline.visitors v on v.contact = f.contact`;
  const [my, their] = await Promise.all(
    [mine, theirs].map(({ id }) => one(program.asOwner, sql<FileRow>`${ownRow} where f.contact = ${id}`)),
  );
  assert(my && their);
  const ours = await one(
    program.asOwner,
    sql<{ id: string }>`select id from hotline.messages where contact = ${mine.id} and by <> ${my.visitor}`,
  );
  const put = (row: FileRow) =>
    withActor(program.pools.app, my.visitor, (tx) =>
      sql`insert into hotline.message_files (id, message, contact, clean, original, sealed)
        values (${crypto.randomUUID()}, ${row.message}, ${row.contact}, ${row.clean}, ${row.original}, '\\x00')`.execute(
        tx,
      ),
    );
  for (const row of [
    { ...my, original: their.original },
    { ...my, clean: their.clean, original: their.original },
    { ...my, message: their.message },
    { ...my, message: ours.id },
    their,
  ])
    await assert.rejects(put(row), { code: '42501' });
  await put(my);
});

test('files too large are refused with what she wrote before her, in writing and in coming back; three of 15 MB are read', async () => {
  const zeros = (megabytes: number) => new File([new Uint8Array(megabytes * 1024 * 1024)], 'film.bin');
  const she = visitor();
  await she.answer({ words: 'Kamion; filename="x" kod pumpe.', called: 'Dunja' });
  await she.press('send', {}, [zeros(46)]);
  assert.match(she.html, /role="alert"[^>]*>Datoteka je prevelika ili ih je previše\. .*Tvoj tekst je ovde/);
  assert.match(she.html, /Kamion; filename=&quot;x&quot; kod pumpe\./);
  await she.press('send', {}, [zeros(15), zeros(15), zeros(15)]);
  assert.match(she.html, /role="alert"[^>]*>Jednu datoteku ne možemo da pročitamo/);
  await she.press('send');
  assert.equal(she.words().length, 8);
  await she.press('look');
  await she.press('reply', { text: 'Još: žuti kombi.' }, [zeros(46)]);
  assert.match(she.html, /role="alert"[^>]*>Datoteka je prevelika/);
  assert.match(she.html, /<textarea[^>]*>Još: žuti kombi\.<\/textarea>/);
});

/** The form a browser keeps in its history, sent once more. */
const sendAgain = (she: TestVisitor, body: string) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
  return program
    .request('http://localhost/lat/o', { method: 'POST', body, headers }, `198.51.100.${sources}`)
    .then((answer) => answer.text())
    .then((html) => (she.html = html));
};

test('her words out of a browser’s history open nothing a minute later, in a quiet hour too; pressed twice they open', async () => {
  const start = now().getTime();
  freezeClock(new Date(start));
  const { words } = await written({ words: 'Nije za druge oči.' });
  const she = visitor();
  await she.open('/lat/o');
  const proof = /name="proof" value="([^"]+)"/.exec(she.html)?.[1] ?? '';
  const body = new URLSearchParams({ proof, work: '', words: words.join(' '), do: 'open' }).toString();
  assert.match(await sendAgain(she, body), /Nije za druge oči\./);
  assert.match(await sendAgain(she, body), /Nije za druge oči\./);
  freezeClock(new Date(start + 60_000));
  assert.doesNotMatch(await sendAgain(she, body), /Nije za druge oči/);
  assert.match(she.html, /Upiši svoje reči još jednom\./);
  assert.ok(!words.some((word) => she.html.includes(`>${word}`)));
});

test('looking again and again is answered twelve times a minute, and only that she came with her words stands in the audit', async () => {
  freezeClock(now());
  const { words, id } = await written({ words: 'Ima li odgovora?' });
  const she = await back(words);
  for (let at = 0; at < 12; at++) await she.press('look');
  assert.match(she.html, /Ima li odgovora\?/);
  await she.press('look');
  assert.match(she.html, /Samo trenutak/);
  const reads = await rows(
    program.asOwner,
    sql`select from audit.lines where verb = 'hotline.visitor.return' and ${id} = any (dossiers)`,
  );
  assert.equal(reads.length, 1);
});

test('replies without a word, or with a proof that counts no more, are looks too; what she typed waits in the page', async () => {
  freezeClock(now());
  const { words } = await written({ words: 'Pokušavam ponovo.' });
  const she = await back(words);
  const page = she.html;
  for (let at = 0; at < 14; at++) {
    she.html = page;
    await (at % 2 === 0 ? she.press('reply', { text: '' }) : she.press('reply', { text: 'Kasni.', proof: 'nije' }));
  }
  assert.match(she.html, /Samo trenutak/);
  assert.ok(!she.html.includes('Kasni.'));
  freezeClock(new Date(now().getTime() + 61_000));
  await she.press('look');
  assert.match(she.html, /<textarea[^>]*>Kasni\.<\/textarea>/);
});

test('what is being written while she takes it back goes too', async () => {
  const { words, id } = await written({ words: 'Povlačim.' });
  const she = await back(words);
  await she.press('withdraw');
  const answering = sql`insert into hotline.messages (id, contact, number, by, sealed)
    values (${crypto.randomUUID()}, ${id}, 2, ${director.id}, '\\x00')`;
  const { taking } = await program.asOwner.transaction().execute(async (tx) => {
    await sql`select set_config('astra.actor', ${director.id}, true)`.execute(tx);
    assert.deepEqual(await one(tx, sql`select hotline.hold_messages(${id}) as held`), { held: true });
    const press = she.press('withdraw-now');
    while ((await rows(tx, sql`select from pg_locks where not granted`)).length === 0);
    await answering.execute(tx);
    return { taking: press };
  });
  await taking;
  assert.match(she.html, /Poruka je povučena/);
  assert.deepEqual(await rows(program.asOwner, sql`select from hotline.messages where contact = ${id}`), []);
  await refused(director.browser.call('POST', `/contacts/${id}/messages`, { text: 'Tu smo.' }), 409, 'withdrawn');
});

test('whoever writes in the database makes no answer of ours hers, and changes no order: the message opens no more', async () => {
  const { id } = await written({ words: 'Jedno.' });
  await ok(director.browser.call('POST', `/contacts/${id}/messages`, { text: 'Drugo.' }));
  const read = () => director.browser.call('GET', `/contacts/${id}/messages`);
  await ok(read());
  for (const forged of [
    sql`update hotline.messages set number = 3 where contact = ${id} and number = 1`,
    sql`update hotline.messages m set by = v.visitor from hotline.visitors v
      where v.contact = m.contact and m.contact = ${id} and number = 2`,
  ]) {
    await forged.execute(program.asOwner);
    assert.equal((await read()).status, 500);
    await sql`update hotline.messages set number = 1 where contact = ${id} and number = 3`.execute(program.asOwner);
  }
});

test('in the middle of writing, of coming back and of a reply she goes on in another language with what she has typed', async () => {
  const she = visitor();
  await she.open('/lat/p');
  await she.press('skip');
  await she.speak('en', { value: 'They keep my papers.' });
  assert.match(she.html, /<textarea[^>]*>They keep my papers\.<\/textarea>/);
  await she.press('next', { value: 'They keep my papers.' });
  while (!she.html.includes('value="send"')) await she.press('skip');
  await she.speak('cir');
  assert.match(she.html, /<html lang="sr-Cyrl"[\s\S]*They keep my papers\./);
  await she.press('send');
  assert.doesNotMatch(she.html, /class="langs"/, 'the words are shown once, and in no other language');
  await she.press('look');
  await she.speak('lat', { text: 'Još nešto' });
  assert.match(she.html, /<html lang="sr-Latn"[\s\S]*<textarea[^>]*>Još nešto<\/textarea>/);
  await she.press('withdraw');
  await she.speak('en');
  assert.match(she.html, /Take the message back\?/);
});

test('what a visitor’s form is refused for is said to a visitor, not to a colleague', async () => {
  const from = { origin: 'https://drugde.example', 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await program.request('http://localhost/lat/p', { method: 'POST', body: 'do=send', headers: from });
  assert.match(await answer.text(), /<h1>Ovo nismo mogli da primimo\. Vrati se i pokušaj još jednom\./);
});

test('that she wrote of danger is known as said by her alone, until a colleague judges it', async () => {
  const { id } = await written({ danger: 'yes', words: 'Sad.' });
  const said = () => withActor(program.pools.app, director.id, (tx) => riskOnlySaid(tx, [id]));
  assert.deepEqual(await said(), [id]);
  const changes = [{ field: 'risk', basedOn: 1, value: 'critical' }];
  await ok(director.browser.call('PUT', `/contacts/${id}`, { changes }));
  assert.deepEqual(await said(), []);
});
