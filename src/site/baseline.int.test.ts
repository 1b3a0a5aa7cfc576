import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { found } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf, type TestVisitor } from '#testing/visitor.ts';

let program: Program;

before(async () => {
  program = await startProgram();
  await found(program, { answersCalls: true });
});
after(() => program.stop());

/** Every page of the public site as it is served, of the languages it is complete in and the further ones, with those of writing. */
async function everyPage(look: (html: string, where: string, headers: Headers) => void): Promise<number> {
  const tongues = ['lat', 'cir', 'en', 'ar', 'fa', 'hu', 'ro', 'ru', 'sq', 'tr'];
  let seen = 0;
  for (const tongue of tongues)
    for (const path of ['', ...Array.from({ length: 10 }, (_, at) => `/${at + 1}`), '/p', '/o', '/0']) {
      const answer = await program.request(`/${tongue}${path}`);
      look(await answer.text(), `/${tongue}${path}`, answer.headers);
      seen += 1;
    }
  await everyStep((she, where) => {
    look(she.html, where, she.headers);
    seen += 1;
  });
  return seen;
}

/** The pages of writing and of coming back, each as somebody meets it. */
async function everyStep(look: (she: TestVisitor, where: string) => void): Promise<void> {
  const she = visitorOf(program, '198.51.100.20');
  const step = async (done: Promise<string>, where: string) => {
    await done;
    look(she, where);
  };
  await step(she.open('/lat/p'), 'the first question');
  await step(she.press('next', { value: 'yes' }), 'her words');
  await step(she.aside('/9', { value: 'Kamion.' }), 'a text meanwhile');
  await step(she.press('on'), 'back from it');
  await step(she.press('next', { value: 'x'.repeat(8001) }), 'too long');
  while (!she.html.includes('value="send"')) await step(she.press('skip'), 'a question');
  await step(she.press('send'), 'the eight words');
  const words = she.words();
  await step(she.press('look'), 'what was sent');
  await step(she.open('/lat/o'), 'coming back');
  await step(she.press('open', { words: 'nešto' }), 'wrong words');
  await step(she.press('open', { words: words.join(' ') }), 'read again');
  await step(she.press('reply', { text: 'Još.' }), 'a reply');
  await step(she.press('withdraw'), 'taking back');
  await step(she.press('withdraw-now'), 'taken back');
}

/** What somebody hears or reads of a page's buttons and links with pictures, scripts and letters off. */
const pressable = (html: string) =>
  [...html.matchAll(/<(a|button)\b([^>]*)>([\s\S]*?)<\/\1>/g)].map(([, , how = '', inside = '']) => ({
    how,
    says: inside
      .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
      .replaceAll(/<[^>]+>/g, '')
      .trim(),
  }));

test('with scripts, letters and SVG off, as at the safest level of Tor, every page is whole: what is pressed says so in words', async () => {
  const seen = await everyPage((html, where) => {
    for (const { how, says } of pressable(html))
      if (!how.includes('aria-hidden')) assert.notEqual(says, '', `${where}: ${how}`);
    assert.doesNotMatch(html, /<(dialog|template|canvas|video|audio|object|embed|iframe|noscript|img|style)\b/, where);
    assert.doesNotMatch(html, /\s(on[a-z]+|style|popover|inert)=/, where);
    // Nothing of an SVG is text.
    for (const [svg] of html.matchAll(/<svg[\s\S]*?<\/svg>/g)) assert.doesNotMatch(svg, /<(text|use|image|a)\b/, where);
    for (const [tag] of html.matchAll(/<script[^>]*>/g))
      assert.match(tag, /^<script src="\/(x|work)\.js" defer>$/, where);
    for (const [form = ''] of html.matchAll(/<form[\s\S]*?<\/form>/g))
      assert.match(form, /method="post"[\s\S]*(<button[^>]*name="do")/, where);
  });
  assert.ok(seen > 150, `${seen} pages`);
});

test('no page asks anything of anybody else, tells anybody where somebody comes from, or ties a plain or onion address to TLS', async () => {
  await everyPage((html, where, headers) => {
    for (const [, to = ''] of html.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g))
      assert.match(to, /^(\/|#|tel:|data:,$)/, `${where}: ${to}`);
    assert.doesNotMatch(html, /type="email"|mailto:|captcha/i, where);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', where);
    assert.equal(headers.get('strict-transport-security'), null, where);
    assert.equal(headers.get('set-cookie'), null, where);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/, where);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /upgrade-insecure-requests|https?:/, where);
  });
});
