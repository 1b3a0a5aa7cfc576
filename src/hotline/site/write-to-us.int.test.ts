import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import sharp from 'sharp';
import { freezeClock, now } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { found, join, letIn, ok, refused, type Person } from '#testing/cast.ts';
import { countRows } from '#testing/count-rows.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf, type TestVisitor } from '#testing/visitor.ts';
import type {
  KeptDraft,
  ContactAnswer,
  ContactListAnswer,
  MessagesAnswer,
  MessageFileBytes,
  WaitingAnswer,
} from '../shared.ts';

let program: Program;
let director: Person;
let operator: Person;
let line: string;
let sources = 0;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: false });
  director = house.director;
  line = house.lines[0]?.id ?? '';
});
after(() => program.stop());
afterEach(() => freezeClock(null));

/** Everybody comes from an address of her own, as people do. */
const visitor = (locale?: string) => visitorOf(program, `198.51.100.${(sources += 1)}`, locale);
const newest = async () =>
  (await ok(operator.browser.call<ContactListAnswer>('GET', '/contacts'))).contacts[0]?.id ?? '';
const thread = (id: string, who = operator) => who.browser.call<MessagesAnswer>('GET', `/contacts/${id}/messages`);
const answer = (id: string, body: object) => operator.browser.call('POST', `/contacts/${id}/messages`, body);

async function written(
  answers: Record<string, string>,
  files: File[] = [],
): Promise<{ she: TestVisitor; words: string[]; id: string }> {
  const she = visitor();
  await she.answer(answers);
  await she.press('send', {}, files);
  assert.equal(she.status, 200, she.html);
  return { she, words: she.words(), id: await newest() };
}

async function back(words: string[], she = visitor()): Promise<TestVisitor> {
  await she.open('/lat/o');
  await she.press('open', { words: words.join(' ') });
  return she;
}

test('while nobody has the key of a duty team no message is taken: the page says so and gives the numbers', async () => {
  const she = visitor();
  await she.open('/lat/p');
  assert.equal(she.status, 503);
  assert.match(she.html, /Poruke se još ne primaju/);
  assert.match(she.html, /href="tel:0110000000"/);
  assert.doesNotMatch(she.html, /<form/);
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
});

test('she writes without a name, all skipped but her words; the duty team reads it, answers, and she comes back with eight words', async () => {
  const { she, words, id } = await written({ words: 'Rade nam noću i uzeli su nam papire.' });
  assert.equal(words.length, 8);
  assert.match(she.html, /Stiglo je\. Zapečaćeno/);
  assert.match(she.html, /Vrati se za dan ili dva/);
  assert.match(she.html, /<a href="tel:192">policija 192<\/a>/);
  assert.equal(she.headers.get('set-cookie'), null);
  assert.equal(she.headers.get('cache-control'), 'no-store');
  const contact = await ok(operator.browser.call<ContactAnswer>('GET', `/contacts/${id}`));
  assert.deepEqual([contact.channel, contact.direction, contact.recordedBy], ['web_message', 'incoming', null]);
  const waiting = await ok(operator.browser.call<WaitingAnswer>('GET', '/waiting'));
  assert.ok(waiting.rows.some((row) => row.contact === id));
  const read = await ok(thread(id));
  assert.equal(read.messages[0]?.text, 'Rade nam noću i uzeli su nam papire.');
  assert.equal(read.messages[0]?.by, null);
  await ok(answer(id, { text: 'Tu smo. Papiri su tvoji. Hoćeš li da ti kažemo kako da ih vratiš?' }));
  const again = await back(words);
  assert.match(
    again.html,
    /<a href="#answer">Odgovor je stigao[\s\S]*<li class="ours" id="answer">[\s\S]*Papiri su tvoji/,
  );
  await again.press('reply', { text: 'Hoću. Kako?' });
  assert.match(again.html, /Stiglo je\./);
  assert.deepEqual(
    (await ok(thread(id))).messages.map(({ text, by }) => [text.slice(0, 5), by === null]),
    [
      ['Rade ', true],
      ['Tu sm', false],
      ['Hoću.', true],
    ],
  );
});

test('what she answered stands beside her words, question by question, and her name in the list; of danger now first', async () => {
  const { id, she } = await written({
    danger: 'yes',
    words: 'Brzo.',
    answer: 'call',
    reach: 'posle 22 h',
    seen: 'others',
    called: 'Dunja',
  });
  assert.match(she.html, /ne čekaj odgovor[\s\S]*<a href="tel:192">/);
  assert.doesNotMatch(she.html, /Vrati se za dan ili dva/);
  const { messages } = await ok(thread(id));
  assert.deepEqual(messages[0]?.form, {
    version: 1,
    answers: { danger: 'yes', answer: 'call', reach: 'posle 22 h', seen: 'others', where: null, called: 'Dunja' },
  });
  assert.equal(messages[0]?.locale, 'sr-Latn');
  const { contacts } = await ok(operator.browser.call<ContactListAnswer>('GET', '/contacts'));
  assert.equal(contacts[0]?.who, 'Dunja');
  const waiting = await ok(operator.browser.call<WaitingAnswer>('GET', '/waiting'));
  assert.deepEqual([waiting.rows[0]?.contact, waiting.rows[0]?.danger], [id, 'open']);
});

test('what she wrote so far is in no address, no cookie and no table; her page carries it sealed', async () => {
  const earlier = await countRows(program.asOwner);
  const she = visitor();
  await she.open('/lat/p');
  await she.press('skip');
  await she.press('next', { value: 'Kamion stoji iza pumpe.' });
  assert.deepEqual(await countRows(program.asOwner), earlier);
  assert.ok(!she.html.includes('Kamion'));
  assert.equal(she.headers.get('set-cookie'), null);
  await she.press('back');
  assert.match(she.html, /Kamion stoji iza pumpe\./, 'and going back it is there');
});

test('a form that comes twice is one message with the same eight words, pressed twice at once or after its answer was lost', async () => {
  const she = visitor();
  await she.answer({ words: 'Jednom.' });
  const check = she.html;
  const twin = visitor();
  twin.html = check;
  await Promise.all([she.press('send'), twin.press('send')]);
  const words = she.words();
  assert.equal(words.length, 8, she.html);
  assert.deepEqual(twin.words(), words);
  const earlier = await countRows(program.asOwner);
  she.html = check;
  await she.press('send');
  assert.deepEqual(she.words(), words);
  freezeClock(new Date(now().getTime() + 6 * 60_000));
  she.html = check;
  await she.press('send');
  assert.match(she.html, /Ova poruka je već stigla/, 'they are not kept longer than some minutes');
  assert.ok(!words.some((word) => she.words().includes(word)));
  assert.deepEqual(await countRows(program.asOwner), earlier);
});

test('a reply whose answer was lost and that comes again is written once; another one from the same page is kept and goes with a second press', async () => {
  const { words, id } = await written({ words: 'Prva.' });
  const she = await back(words);
  const visit = she.html;
  for (const text of ['Druga.', 'Druga.', 'Treća.']) {
    she.html = visit;
    await she.press('reply', { text });
    // A page goes once: what else she writes on it waits there for a second press.
    if (text === 'Treća.') {
      assert.match(she.html, /Pritisni dugme još jednom\.[\s\S]*<textarea[^>]*>Treća\.<\/textarea>/);
      await she.press('reply', { text });
    }
    assert.match(she.html, /Stiglo je\./);
  }
  const { messages } = await ok(thread(id));
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['Prva.', 'Druga.', 'Treća.'],
  );
});

test('a page too old or made up begins anew, in a sentence', async () => {
  const she = visitor();
  await she.answer({ words: 'Nikad.' });
  const check = she.html;
  const earlier = await countRows(program.asOwner);
  she.html = check.replace(/name="draft" value="[^"]+"/, 'name="draft" value="izmišljeno"');
  await she.press('send');
  assert.match(she.html, /Ova stranica je istekla/);
  she.html = check;
  freezeClock(new Date(now().getTime() + 13 * 3_600_000));
  await she.press('send');
  assert.match(she.html, /Ova stranica je istekla/);
  assert.deepEqual(await countRows(program.asOwner), earlier);
});

test('wrong words open nothing and say what can be seen: an unknown word by its place, too few by their number', async () => {
  const { words } = await written({ words: 'Tri.' });
  const says = async (typed: string[]) => (await back(typed)).html;
  assert.match(await says(words.toReversed()), /Te reči ne otvaraju ništa/);
  assert.match(await says([...words.slice(0, 7), 'qwertz']), /Reč broj 8 nije sa spiska/);
  assert.match(await says(words.slice(1)), /Treba ih tačno osam/);
});

test('taken back, her words, our answers and her files are gone from the database, and her eight words open nothing', async () => {
  const picture = await sharp({ create: { width: 12, height: 12, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
  const { words, id } = await written({ words: 'Predomislila sam se.', called: 'Dunja' }, [
    new File([new Uint8Array(picture)], 'slika.png', { type: 'image/png' }),
  ]);
  await ok(answer(id, { text: 'U redu.' }));
  const she = await back(words);
  await she.press('withdraw');
  assert.match(she.html, /Tvoje poruke, datoteke i naši odgovori ovde se odmah brišu/);
  const waits = async () =>
    (await ok(operator.browser.call<WaitingAnswer>('GET', '/waiting'))).rows.find(({ contact }) => contact === id);
  assert.equal((await waits())?.withdrawn, false);
  await she.press('withdraw-now');
  assert.match(she.html, /Poruka je povučena/);
  assert.equal((await waits())?.withdrawn, true);
  const read = await ok(thread(id));
  assert.deepEqual([read.messages, read.can.answer, read.withdrawn !== null], [[], false, true]);
  await refused(answer(id, { text: 'Još nešto.' }), 409, 'withdrawn');
  const left = await rows(
    program.asOwner,
    sql`select 1 from vault.files where dossier = ${id} union all select 1 from hotline.entries where contact = ${id}`,
  );
  assert.equal(left.length, 0);
  assert.match((await back(words)).html, /Te reči ne otvaraju ništa/);
});

test('she writes again after the contact was closed and had left its team: it is on the desk once more', async () => {
  const { words, id } = await written({ words: 'Prvi put.' });
  await ok(operator.browser.call('POST', `/contacts/${id}/close`, { outcome: 'done' }));
  await sql`delete from vault.grants where dossier = ${id} and why = 'duty'`.execute(program.asOwner);
  await refused(thread(id), 404, 'not-found');
  await (await back(words)).press('reply', { text: 'Opet ja.' });
  const read = await ok(thread(id));
  assert.equal(read.messages.at(-1)?.text, 'Opet ja.');
  const contact = await ok(operator.browser.call<ContactAnswer>('GET', `/contacts/${id}`));
  assert.equal(contact.outcome, null);
});

test('a picture is kept twice: made anew without what its camera wrote, and as it came; what is no picture is refused in a sentence', async () => {
  const noted = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#357' } })
    .withExif({ IFD3: { GPSLatitude: '44/1 48/1 45/1' } })
    .jpeg()
    .toBuffer();
  const { id } = await written({ words: 'Slika.' }, [new File([new Uint8Array(noted)], 'ulaz.jpg')]);
  const file = (await ok(thread(id))).messages[0]?.files[0];
  assert.deepEqual([file?.kind, file?.name], ['jpeg', 'ulaz.jpg']);
  const bytesOf = async (which: string) =>
    Buffer.from(
      (
        await ok(
          operator.browser.call<MessageFileBytes>('POST', `/contacts/${id}/messages/${which}`, { file: file?.id }),
        )
      ).bytes,
      'base64',
    );
  assert.equal((await sharp(await bytesOf('file')).metadata()).exif, undefined);
  assert.deepEqual(await bytesOf('original'), noted);
  const she = visitor();
  await she.answer({ words: 'Program.' });
  await she.press('send', {}, [new File([new Uint8Array(Buffer.from('MZ\u0090\0', 'latin1'))], 'x.exe')]);
  assert.match(she.html, /Jednu datoteku ne možemo da pročitamo/);
  await she.press('send');
  assert.equal(she.words().length, 8, 'and without it the message goes');
});

test('an answer that may be unsafe is refused until its warnings were read', async () => {
  const { id } = await written({ words: 'Tiho.', answer: 'none', seen: 'others', called: 'Dunja' });
  const refusal = await answer(id, { text: 'Dunja, ovde Svetionik.' });
  assert.equal(refusal.status, 409);
  assert.deepEqual((refusal.body as { error?: unknown }).error, {
    code: 'answer-unsafe',
    details: { reasons: ['not_wanted', 'seen', 'names_her', 'names_us'] },
  });
  await refused(answer(id, { text: 'Tu smo.', despite: ['not_wanted'] }), 409, 'answer-unsafe');
  await ok(answer(id, { text: 'Tu smo.', despite: ['not_wanted', 'seen'] }));
});

test('an answer half written is kept for its writer alone, and goes when it is sent', async () => {
  const { id } = await written({ words: 'Pola.' });
  const other = await join(program, director, {
    name: 'Dragan Petkov',
    roles: ['operator'],
    lines: [line],
    letIn: false,
  });
  await letIn(operator, other.id);
  const keep = (text: string) => operator.browser.call('PUT', `/contacts/${id}/messages/draft`, { text });
  await ok(keep('Pišem ti'));
  assert.equal((await ok(thread(id))).draft, 'Pišem ti');
  assert.equal((await ok(thread(id, other))).draft, '');
  await ok(answer(id, { text: 'Pišem ti sutra.' }));
  assert.equal((await ok(thread(id))).draft, '');
});

test('while an answer is being written it is said why its words may be unsafe, and what stands on the screen is not said again', async () => {
  const { id } = await written({ words: 'Ovde.', called: 'Dunja', seen: 'others' });
  const keep = async (text: string) =>
    (await ok(operator.browser.call<KeptDraft>('PUT', `/contacts/${id}/messages/draft`, { text }))).unsafe;
  assert.deepEqual(await keep('Tu smo, Dunjo. Zovi 064 555 01 42 ili piši na sajt.rs'), [
    'names_her',
    'number',
    'link',
  ]);
  assert.deepEqual(await keep('Tu smo.'), []);
  assert.deepEqual(await keep(''), []);
});

test('a colleague without a grant reads nothing, answers nothing, and a file of another contact is not there', async () => {
  const legal = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
  const { id } = await written({ words: 'Moje.' }, [new File(['spisak'], 'spisak.txt')]);
  const file = (await ok(thread(id))).messages[0]?.files[0]?.id;
  const { id: other } = await written({ words: 'Tuđe.' });
  await refused(thread(id, legal), 404, 'not-found');
  await refused(legal.browser.call('POST', `/contacts/${id}/messages`, { text: 'x' }), 404, 'not-found');
  await refused(legal.browser.call('PUT', `/contacts/${id}/messages/draft`, { text: 'x' }), 404, 'not-found');
  for (const which of ['file', 'original']) {
    await refused(legal.browser.call('POST', `/contacts/${id}/messages/${which}`, { file }), 404, 'not-found');
    await refused(operator.browser.call('POST', `/contacts/${other}/messages/${which}`, { file }), 404, 'not-found');
  }
  const { id: call } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await refused(answer(call, { text: 'x' }), 409, 'not-written');
});

test('every message, visit and wrong word leaves a line in the audit, and none says what was written or from where', async () => {
  const lines = await rows(
    program.asOwner,
    sql<{ text: string; kind: string; verb: string }>`select kind, verb, l::text as text from audit.lines l
      where verb like 'hotline.visitor.%'`,
  );
  const kinds = new Set(lines.map(({ verb, kind }) => `${verb.replace('hotline.visitor.', '')} ${kind}`));
  for (const wanted of ['write write', 'return read', 'return write', 'return refusal'])
    assert.ok(kinds.has(wanted), wanted);
  assert.ok(lines.every(({ text }) => !text.includes('198.51.100') && !text.includes('Dunja')));
  assert.ok(!program.logged.join('\n').includes('198.51.100'));
});

test('her form cannot be sent by another site', async () => {
  const response = await program.request('http://localhost/lat/p', {
    method: 'POST',
    body: 'do=next',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(response.status, 400);
  assert.match(await response.text(), /Ovo nismo mogli da primimo/);
});
