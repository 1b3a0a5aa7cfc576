import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';
import { workFor } from '#testing/visitor.ts';

let program: RealProgram;
let browser: Browser;
let site: string;

tellFailure(() => ({ browser, program }));
before(async () => {
  program = await startRealProgram('demo');
  site = new URL('/', program.desk).origin;
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const SAID = 'Rade nam noću i uzeli su nam papire.';
const PHONE = { width: 390, height: 844 };

/** What this device would still know of her afterwards. */
async function leftBehind(context: BrowserContext, page: Page): Promise<unknown> {
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  return [...kept, (await context.cookies()).length];
}

/** From the first question to the eight words; pictures are looked at on the way where asked. */
async function write(page: Page, start: string, looked: boolean): Promise<string[]> {
  const next = () => page.locator('button[value="next"]:visible').last().click();
  const skip = () => page.locator('button[value="skip"]').click();
  await page.goto(`${site}/${start}/p`);
  if (looked) await look(page, 'writing, the first question');
  await skip();
  await page.locator('textarea').fill(SAID);
  // She looks up what a telephone tells, and comes back to what she was writing.
  await page.locator('.foot button[value="aside:/9"]').click();
  await page.locator('.prose h2').first().waitFor();
  if (looked) await look(page, 'a text in the middle of writing');
  await page.locator('button[value="on"]').last().click();
  await page.locator('textarea').waitFor();
  assert.equal(await page.locator('textarea').inputValue(), SAID);
  await next();
  await page.locator('#here').check();
  if (looked) await look(page, 'writing, how to answer safely');
  assert.ok(!page.url().includes('?') && !(await page.title()).includes('papir'));
  await next();
  await page.locator('#others').check();
  await next();
  await skip();
  await skip();
  if (looked) await look(page, 'writing, the answers once more');
  assert.ok(await page.getByText(SAID).isVisible());
  await page.locator('button[value="send"]').click();
  await page.locator('.eight li').last().waitFor();
  if (looked) await look(page, 'writing, the eight words');
  return page.locator('.eight li').allInnerTexts();
}

async function comeBack(page: Page, start: string, words: string[]): Promise<void> {
  await page.goto(`${site}/${start}/o`);
  await page.locator('#words').fill(words.join(' '));
  await page.locator('button[value="open"]').click();
  await page.locator('.thread').waitFor();
}

test('Somebody writes without a name and gets an answer', async () => {
  // On a telephone without scripts, in Cyrillic; what was said is nowhere on the device.
  const hers = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: 'sr-Cyrl' });
  const her = await hers.newPage();
  const words = await write(her, 'cir', false);
  assert.equal(words.length, 8);
  assert.ok(
    words.every((word) => /^[\u0400-\u04ff]+$/.test(word)),
    words.join(' '),
  );
  assert.deepEqual(await hers.cookies(), []);
  await hers.close();

  // On the desk it waits like everything that waits; the operator reads it and answers, by the keyboard.
  const milica = await pageOf(browser, program.desk, 'Milica Stanojev');
  const hands = handsOn(milica);
  await milica.getByRole('heading', { name: 'What waits' }).waitFor();
  const { contacts } = await ask<{ contacts: { id: string }[] }>(milica, program.desk, 'GET', '/contacts');
  await milica.goto(`${program.desk}/contacts/${contacts[0]?.id}`);
  await milica.getByText(SAID).waitFor();
  await look(milica, 'a message on the desk');
  await hands.reach('textbox', 'Answer', { by: 'Shift+Tab' });
  await hands.type('Tu smo. Ovde Svetionik, zovi 064 555 01 42.');
  await hands.reach('button', 'Send the answer');
  await hands.press('Enter');
  await milica.getByText('This answer may not be safe:').waitFor();
  await look(milica, 'an answer that may not be safe');
  await hands.reach('textbox', 'Answer', { by: 'Shift+Tab' });
  await hands.press('Control+A');
  await hands.type('Tu smo. Papiri su tvoji. Piši kad možeš.');
  await hands.reach('button', 'Send the answer');
  await hands.press('Enter');
  await milica.getByText('This answer may not be safe:').waitFor();
  await hands.reach('button', 'Send anyway', { by: 'Shift+Tab' });
  await hands.press('Enter');
  await milica.locator('li[data-by="ours"]', { hasText: 'Papiri su tvoji' }).waitFor();

  // She comes back from another device, with scripts this time, types the words without marks, reads, writes, withdraws.
  const again = await browser.newContext({ viewport: PHONE });
  const page = await again.newPage();
  const plain = words.map((word) => word.toLowerCase());
  await comeBack(page, 'lat', plain);
  await page.getByText('Papiri su tvoji').waitFor();
  await look(page, 'the answer, on a telephone');
  await page.locator('#text').fill('Hvala. Javiću se.');
  await page.locator('button[value="reply"]').click();
  await page.getByText('Stiglo je.').waitFor();
  await milica.getByText('Hvala. Javiću se.').waitFor();

  // What the operator's screen has not heard of is not closed unread.
  await milica.route('**/messages', (route) => route.abort());
  await page.locator('#text').fill('Zaključava me.');
  await page.locator('button[value="reply"]').click();
  await page.locator('.thread', { hasText: 'Zaključava me.' }).waitFor();
  await hands.press('Control+E');
  await milica.getByRole('menuitem', { name: 'the talk is over' }).waitFor();
  await hands.press('e');
  await milica.getByText('A new message came since').waitFor();
  await milica.unroute('**/messages');
  await milica.getByText('Zaključava me.').waitFor();

  await page.locator('button[value="withdraw"]').click();
  await look(page, 'taking it back');
  await page.locator('button[value="withdraw-now"]').click();
  await page.getByRole('heading', { name: 'Poruka je povučena' }).waitFor();
  await milica.getByText(/^Taken back on/).waitFor();
  assert.deepEqual(await leftBehind(again, page), [0, 0, '', 0]);
});

test('with scripts and on a wide screen the same way is read by whoever sees badly, in English as well', async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  const words = await write(page, 'en', true);
  await comeBack(page, 'en', words);
  await look(page, 'what she wrote, in English');
  assert.deepEqual(await leftBehind(context, page), [0, 0, '', 0]);
});

const hidden = (html: string, field: string) => new RegExp(`${field}="([^"]+)"`).exec(html)?.[1] ?? '';

/** So many hostile posts, from where she is too, that another ten seconds or some work are asked of whoever comes next. */
async function rush(posts = 22): Promise<void> {
  for (let at = 0; at < posts; at++) {
    const html = await (await fetch(`${site}/lat/o`)).text();
    const bits = Number(hidden(html, 'data-bits'));
    const work = workFor(hidden(html, 'data-challenge'), bits);
    const body = new URLSearchParams({
      do: 'open',
      words: 'x',
      proof: hidden(html, 'name="proof" value'),
      work,
    });
    await fetch(`${site}/lat/o`, { method: 'POST', body });
  }
}

/** Skips every question but the one for her own words, to where her answers stand once more. */
async function toHerAnswers(page: Page, start: string): Promise<void> {
  await page.goto(`${site}/${start}/p`);
  while ((await page.locator('button[value="send"]').count()) === 0) {
    const asked = await page.locator('h1').innerText();
    const words = await page.locator('textarea').count();
    if (words > 0) await page.locator('textarea').fill(SAID);
    await page
      .locator(words > 0 ? 'button[value="next"]:visible' : 'button[value="skip"]')
      .last()
      .click();
    await page.locator('h1').filter({ hasNotText: asked }).waitFor();
  }
}

/** Once more to the last question and back: the page asks what is asked now. */
async function shownAnew(page: Page): Promise<void> {
  await page.locator('button[value="last"]').click();
  await page.locator('button[value="skip"]').click();
  await page.locator('button[value="send"]').waitFor();
}

test('in a rush she gets through: with scripts by work of the page, without by a wait it tells her; the number stands there all the while', async () => {
  const [working, waiting] = await Promise.all(
    [true, false].map(async (javaScriptEnabled) => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: PHONE });
      const page = await context.newPage();
      await toHerAnswers(page, 'en');
      return page;
    }),
  );
  assert(working && waiting);
  await rush();
  await shownAnew(working);
  assert.ok(Number(await working.locator('input[data-bits]').getAttribute('data-bits')) > 0);
  assert.ok(await working.locator('a.tel').isVisible());
  await working.locator('button[value="send"]').click();
  await working.locator('.eight li').last().waitFor();

  await shownAnew(waiting);
  await waiting.locator('button[value="send"]').click();
  const told = await waiting.locator('.wrong').innerText();
  assert.match(told, /Wait \d+ seconds? and press the button once more/);
  assert.ok(await waiting.locator('a.tel').isVisible());
  assert.ok(await waiting.getByText(SAID).isVisible());
  for (let presses = 0; presses < 100 && (await waiting.locator('.eight').count()) === 0; presses++)
    await waiting.locator('button[value="send"]').click();
  await waiting.locator('.eight li').last().waitFor();
});
