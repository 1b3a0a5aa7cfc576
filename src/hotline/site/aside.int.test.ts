import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock, now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import { found } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf, type TestVisitor } from '#testing/visitor.ts';

let program: Program;
let sources = 0;

before(async () => {
  program = await startProgram();
  await found(program, { answersCalls: true });
});
after(() => program.stop());
afterEach(() => freezeClock(null));

const visitor = () => visitorOf(program, `198.51.100.${(sources += 1)}`);
const SAFETY = '/9';
const LOOKED = /<h1>Gleda li neko tvoj telefon\?<\/h1>/;

/** Where a page leads by links, the way out, the telephone and its own parts left out. */
const leadsTo = ({ html }: TestVisitor) =>
  [...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, to]) => to ?? '').filter((to) => !/^(tel:|#|\/x$)/.test(to));

async function sent(words: string): Promise<{ she: TestVisitor; words: string[] }> {
  const she = visitor();
  await she.answer({ words });
  await she.press('send');
  return { she, words: she.words() };
}

test('a text at the foot is read in the middle of a question, in two languages, and what she typed is there afterwards', async () => {
  const she = visitor();
  await she.open('/lat/p');
  await she.press('skip');
  assert.deepEqual(leadsTo(she), [], 'no link of this page loses it');
  await she.aside(SAFETY, { value: 'Kamion stoji iza pumpe.' });
  assert.match(she.html, LOOKED);
  assert.match(she.html, /<title>Telefon i računar<\/title>/);
  assert.ok(!she.html.includes('Kamion'), 'it lies sealed in the page between');
  assert.deepEqual(leadsTo(she), []);
  await she.speak('en');
  assert.match(she.html, /<html lang="en"[\s\S]*<h1>(?!Gleda)/);
  await she.aside('/3');
  await she.press('on');
  assert.match(she.html, /<html lang="en"[\s\S]*<textarea[^>]*>Kamion stoji iza pumpe\.<\/textarea>/);
  while (!she.html.includes('value="send"'))
    await she.press(she.html.includes('<textarea') ? 'next' : 'skip', { value: 'Kamion stoji iza pumpe.' });
  await she.aside(SAFETY);
  await she.press('on');
  assert.match(she.html, /Kamion stoji iza pumpe\./);
  await she.press('send');
  assert.equal(she.words().length, 8);
});

test('before her answers leave, in coming back, in a reply and in taking back nothing is lost by a text either', async () => {
  const { she, words } = await sent('Prva.');
  assert.deepEqual(
    leadsTo(she),
    [],
    'the eight words are shown once: nothing leads away from them but what she presses for it',
  );
  assert.doesNotMatch(she.html, /class="foot"/);
  const back = visitor();
  await back.open('/lat/o');
  await back.aside(SAFETY, { words: words.slice(0, 5).join(' ') });
  assert.match(back.html, LOOKED);
  assert.ok(!words.slice(0, 5).some((word) => back.html.includes(`>${word}`)));
  await back.press('on');
  assert.ok(back.html.includes(`>${words.slice(0, 5).join(' ')}</textarea>`));
  await back.speak('en', { words: words.join(' ') });
  assert.ok(back.html.includes(`>${words.join(' ')}</textarea>`), 'nor by another language');
  await back.press('open', { words: words.join(' ') });
  await back.aside(SAFETY, { text: 'Još nešto.' });
  assert.ok(!back.html.includes('Još nešto'));
  await back.press('on');
  assert.match(back.html, /Prva\.[\s\S]*<textarea[^>]*>Još nešto\.<\/textarea>/);
  await back.press('withdraw');
  await back.aside(SAFETY);
  await back.press('on');
  assert.match(back.html, /Prva\./);
});

test('from a language in which writing is not there, a text that is there is read in it', async () => {
  const she = visitor();
  await she.open('/ar/p');
  await she.aside('/ar/9', { value: 'yes' });
  assert.match(she.html, /<div class="prose" lang="ar" dir="rtl"><h1>[^<]*\p{Script=Arabic}/u);
  await she.press('on');
  assert.match(she.html, /value="yes"\s+checked/);
});

test('a text that is none, or is asked for with what was made up, shows the page she was on and no defect', async () => {
  const she = visitor();
  await she.open('/lat/p');
  const page = she.html;
  for (const at of ['', '/', '/999', '/p', '/x', '//zlo.example', '/zz/9', '/ar/9/../9', '/10"><script>']) {
    she.html = page.replaceAll('value="aside:/9"', `value="aside:${at.replaceAll('"', '&quot;')}"`);
    await she.aside(at.replaceAll(/[.?/"<>]/g, '\\$&').replaceAll('\\"', '&quot;'), { value: 'yes' });
    assert.ok(she.status < 500, at);
    assert.match(she.html, /<title>(Pitanje|Početna|Telefon i računar|Pre nastavka)/, at);
    assert.doesNotMatch(she.html, /<script>/);
  }
  assert.deepEqual(
    program.logged.filter((line) => line.includes('"defect"')),
    [],
  );
});

test('a text as long as the field lets one type is taken whatever its lines; a longer one stands there to be shortened', async () => {
  const she = visitor();
  await she.open('/lat/p');
  await she.press('skip');
  const page = she.html;
  await she.press('next', { value: `${'a'.repeat(79)}\r\n`.repeat(100) });
  assert.match(she.html, /<title>Pitanje 3/);
  she.html = page;
  await she.press('next', { value: `Važno. ${'a'.repeat(8000)}` });
  assert.equal(she.status, 400);
  assert.match(she.html, /role="alert"[\s\S]*<textarea[^>]*>Važno\. a{8000}<\/textarea>/);
});

test('a mistyped word is put right among the others she typed; the same form out of a browser’s history shows none', async () => {
  const { words } = await sent('Druga.');
  const wrong = [...words.slice(0, 7), 'qwertz'].join(' ');
  const she = visitor();
  await she.open('/lat/o');
  const page = she.html;
  await she.press('open', { words: wrong });
  assert.match(she.html, /Reč broj 8 nije sa spiska/);
  assert.ok(she.html.includes(`>${wrong}</textarea>`));
  const later = visitor();
  later.html = page;
  await later.press('open', { words: wrong });
  assert.match(later.html, /Reč broj 8 nije sa spiska/);
  assert.ok(!words.some((word) => later.html.includes(`${word} `)));
  await she.press('open', { words: words.join(' ') });
  assert.match(she.html, /Druga\./);
});

test('a reply that was under her hands when her page ran out waits behind her words, through a slip and another language, and behind no others', async () => {
  const { words } = await sent('Treća.');
  const { words: others } = await sent('Tuđa.');
  const she = visitor();
  await she.open('/lat/o');
  await she.press('open', { words: words.join(' ') });
  freezeClock(new Date(now().getTime() + 31 * 60_000));
  await she.press('reply', { text: 'Pisala sam pola sata.' });
  assert.match(she.html, /Ova strana je istekla\. Upiši svoje reči još jednom\./);
  assert.ok(!she.html.includes('Pisala sam'));
  const page = she.html;
  await she.press('open', { words: others.join(' ') });
  assert.match(she.html, /Tuđa\./);
  assert.ok(!she.html.includes('Pisala sam'));
  she.html = page;
  await she.press('open', { words: [...words.slice(0, 7), 'qwertz'].join(' ') });
  await she.aside(SAFETY);
  await she.press('on');
  await she.speak('en');
  await she.press('open', { words: words.join(' ') });
  assert.match(she.html, /Treća\.[\s\S]*<textarea[^>]*>Pisala sam pola sata\.<\/textarea>/);
  await she.press('reply', { text: 'Pisala sam pola sata.' });
  assert.match(she.html, /It has arrived|Stiglo je/);
});

test('her words are carried on once by each page: out of a browser’s history neither another language nor a text shows them', async () => {
  const { words } = await sent('Četvrta.');
  const typed = words.slice(0, 6).join(' ');
  const none = (page: TestVisitor) => assert.ok(!words.some((word) => page.html.includes(`${word} `)));
  const she = visitor();
  await she.open('/lat/o');
  const empty = she.html;
  await she.speak('en', { words: typed });
  assert.ok(she.html.includes(`>${typed}</textarea>`));
  await she.speak('lat');
  // Her own page, with what stands in its field.
  await she.speak('cir', { words: typed });
  assert.ok(she.html.includes(`>${typed}</textarea>`), 'she herself goes on as often as she likes');
  const later = visitor();
  later.html = empty;
  await later.speak('en', { words: typed });
  none(later);
  later.html = empty;
  await later.aside(SAFETY, { words: typed });
  await later.press('on');
  none(later);
  await she.aside(SAFETY, { words: typed });
  const between = she.html;
  await she.press('on');
  assert.ok(she.html.includes(`>${typed}</textarea>`));
  later.html = between;
  await later.press('on');
  none(later);
});

test('what waits for one is never shown or given to another whose page it is sent with', async () => {
  const { words } = await sent('Peta.');
  const { words: others } = await sent('Šesta.');
  const [she, other] = [visitor(), visitor()];
  await she.open('/lat/o');
  await she.press('open', { words: words.join(' ') });
  await she.aside(SAFETY, { text: 'Samo moje.' });
  const kept = /name="kept" value="([^"]+)"/.exec(she.html)?.[1] ?? '';
  assert.ok(kept);
  await other.open('/lat/o');
  await other.press('open', { words: others.join(' ') });
  const hers = other.html;
  await other.aside(SAFETY);
  other.html = other.html.replace(/name="kept" value="[^"]+"/, `name="kept" value="${kept}"`);
  await other.press('on');
  assert.match(other.html, /Šesta\./);
  assert.ok(!other.html.includes('Samo moje'));
  other.html = hers;
  await other.aside(SAFETY, { kept, text: '' });
  await other.press('on');
  assert.match(other.html, /Šesta\./);
  assert.ok(!other.html.includes('Samo moje'));
  await she.press('on');
  assert.match(she.html, /<textarea[^>]*>Samo moje\.<\/textarea>/);
});

test('whoever makes up another page for a text that was read sees no words of hers, and a page made up is none', async () => {
  const { words } = await sent('Sedma.');
  const typed = words.slice(0, 6).join(' ');
  const [she, later] = [visitor(), visitor()];
  await she.open('/lat/o');
  const empty = she.html;
  await she.aside(SAFETY, { words: typed });
  const between = she.html;
  await she.press('on');
  assert.ok(she.html.includes(`>${typed}</textarea>`));
  for (const at of [newId(), newId()]) {
    later.html = between;
    await later.press('on', { at });
    assert.ok(!later.html.includes(typed), 'out of the history, as another page');
  }
  later.html = empty;
  await later.speak('en', { words: typed, at: 'a'.repeat(100_000) });
  assert.ok(!later.html.includes(typed), 'what no page of ours says is not remembered');
});

test('whoever reads and comes back more often than her page may be looked at keeps her text', async () => {
  const { words } = await sent('Osma.');
  const she = visitor();
  await she.open('/lat/o');
  await she.press('open', { words: words.join(' ') });
  const again = async () => {
    await she.aside(SAFETY, she.html.includes('name="text"') ? { text: 'Još ovo.' } : {});
    await she.press('on');
  };
  for (let n = 0; n < 20 && she.status === 200; n++) await again();
  assert.equal(she.status, 503);
  assert.ok(!she.html.includes('Još ovo'));
  await again();
  freezeClock(new Date(now().getTime() + 61_000));
  await she.press('look');
  assert.match(she.html, /<textarea[^>]*>Još ovo\.<\/textarea>/);
});
