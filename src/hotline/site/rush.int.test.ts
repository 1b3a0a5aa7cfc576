import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { countRows } from '#testing/count-rows.ts';
import { found, ok, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf, type TestVisitor } from '#testing/visitor.ts';
import type { ContactListAnswer, MessagesAnswer } from '../shared.ts';
import { newProof } from './guard.ts';

let program: Program;
let director: Person;

before(async () => {
  program = await startProgram();
  ({ director } = await found(program, { answersCalls: true }));
});
after(() => program.stop());
afterEach(() => freezeClock(null));

const HOSTILE = 10_000;
const AT_ONCE = 100;
/** From so many places: a rush from one alone is stopped sooner. */
const PLACES = 500;

/** Words nobody has, so that each that gets through costs both hashes. */
const NOBODYS = 'lipa lipa lipa lipa lipa lipa lipa lipa';

/** Posts a form again and again, each time with a fresh proof, and counts the answers by their status. */
async function rush(path: string, fields: Record<string, string>, posts = HOSTILE): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const post = async (at: number) => {
    const from = `203.0.${113 + ((at % PLACES) >> 8)}.${(at % PLACES) & 255}`;
    const body = new URLSearchParams({ ...fields, proof: newProof() }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
    const { status } = await program.request(`http://localhost${path}`, { method: 'POST', body, headers }, from);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  };
  for (let at = 0; at < posts; at += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, more) => post(at + more)));
  return counts;
}

const contacts = async () => (await countRows(program.asOwner))['hotline.contacts'] ?? 0;
const draftOf = (she: TestVisitor) => /name="draft" value="([^"]+)"/.exec(she.html)?.[1] ?? '';

test('10,000 hostile posts beside a real one: the real one arrives and is answered, and few of the others cost anything', async () => {
  const start = new Date();
  freezeClock(start);
  const she = visitorOf(program, '198.51.100.7');
  await she.answer({ words: 'Prava poruka.' });
  const hostile = visitorOf(program, '203.0.113.1');
  await hostile.answer({ words: 'Smeće.' });
  const before_ = await contacts();
  const flood = rush('/lat/o', { do: 'open', words: NOBODYS });
  const home = await program.request('http://localhost/');
  assert.match(await home.text(), /tel:0110000000/, 'the number stands there meanwhile');
  // She has read her page before she pressed the button.
  freezeClock(new Date(start.getTime() + 30_000));
  await she.press('send');
  assert.equal(she.status, 200, she.html.replaceAll(/<[^>]+>/g, ' '));
  const words = she.words();
  const counts = await flood;
  assert.equal(
    [...counts.values()].reduce((sum, n) => sum + n),
    HOSTILE,
  );
  assert.equal(await contacts(), before_ + 1);
  const { contacts: listed } = await ok(director.browser.call<ContactListAnswer>('GET', '/contacts'));
  const read = await ok(director.browser.call<MessagesAnswer>('GET', `/contacts/${listed[0]?.id}/messages`));
  assert.equal(read.messages[0]?.text, 'Prava poruka.');
  freezeClock(new Date(start.getTime() + 90_000));
  await she.open('/lat/o');
  freezeClock(new Date(start.getTime() + 151_000));
  await she.press('open', { words: words.join(' ') });
  assert.match(she.html, /Prava poruka\./);
});

test('200 posts of one and the same form leave one message, from however many places they come', async () => {
  freezeClock(new Date(Date.now() + 3_600_000));
  const hostile = visitorOf(program, '203.0.113.1');
  await hostile.answer({ words: 'Smeće.' });
  const earlier = await contacts();
  await rush('/lat/p', { do: 'send', draft: draftOf(hostile) }, 200);
  assert.equal(await contacts(), earlier + 1);
});

const proofOf = (she: TestVisitor) => /name="proof" value="([^"]+)"/.exec(she.html)?.[1];

test('proofs laid in for a flood out of one place keep nobody from sending; who presses too early does not begin anew', async () => {
  const start = new Date(Date.now() + 7_200_000);
  const later = (seconds: number) => freezeClock(new Date(start.getTime() + seconds * 1000));
  later(0);
  const she = visitorOf(program, '198.51.100.9');
  await she.answer({ words: 'Kroz gužvu.' });
  const laidIn = Array.from({ length: 300 }, () => newProof());
  later(61);
  const flood = laidIn.map((proof) => {
    const body = new URLSearchParams({ do: 'open', words: NOBODYS, proof }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) };
    return program.request('http://localhost/lat/o', { method: 'POST', body, headers }, '203.0.113.200');
  });
  await she.press('send');
  const words = she.words().join(' ');
  assert.match(she.html, /Stiglo je/);
  await Promise.all(flood);
  for (let at = 0; at < 30; at++) {
    const other = visitorOf(program, `192.0.2.${at}`);
    await other.open('/lat/o');
    await other.press('open', { words: 'lipa' });
  }
  await she.open('/lat/o');
  const proof = proofOf(she);
  later(63);
  await she.press('open', { words });
  assert.match(she.html, /Sačekaj \d sekund/);
  assert.equal(proofOf(she), proof);
  later(71);
  await she.press('open', { words });
  assert.match(she.html, /Kroz gužvu\./);
});
