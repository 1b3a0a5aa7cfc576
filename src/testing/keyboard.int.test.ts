import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, look, newPage } from './chromium.ts';
import { handsOn } from './keyboard.ts';

const screen = `<!doctype html><html lang="en"><title>A screen</title><main><h1>A screen</h1>
  <button onclick="this.textContent = 'Saved'">Save</button>
  <label>Name <input value="Vesna"></label>
  <div role="radiogroup" aria-label="Risk">
    <label><input type="radio" name="risk">low</label><label><input type="radio" name="risk">high</label></div>
  <span id="far" tabindex="-1" role="button">Not by keyboard</span></main>`;

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

async function forbidden(): Promise<Page> {
  const page = await newPage(browser, { mouse: 'forbidden' });
  await page.route('http://a.example/', (route) => route.fulfill({ contentType: 'text/html', body: screen }));
  await page.goto('http://a.example/');
  return page;
}

test('where the mouse is forbidden whatever uses one throws at once, on the page and on what is found there', async () => {
  const page = await forbidden();
  const save = page.getByRole('button', { name: 'Save' });
  const ways = [
    () => save.click(),
    () => save.hover(),
    () => save.dispatchEvent('click'),
    () => save.focus(),
    () => page.click('button'),
    () => page.getByLabel('Name').fill('Milica'),
    () => page.mouse.click(10, 10),
    () => page.touchscreen.tap(10, 10),
  ];
  for (const way of ways) await assert.rejects(async () => way(), /the mouse is forbidden/, String(way));
  assert.equal(await save.innerText(), 'Save');
});

test('a pointer that comes another way is found at the next look', async () => {
  const page = await forbidden();
  await look(page, 'before');
  await (await page.$('button'))?.click();
  await assert.rejects(() => look(page, 'after'), /a pointer was used/);
});

test('hands reach, push, write and pick by keys alone', async () => {
  const page = await forbidden();
  const hands = handsOn(page);
  await hands.push('button', 'Save');
  await hands.write('Name', 'Milica');
  await hands.pick('Risk', 'high');
  assert.deepEqual(
    [
      await page.getByRole('button').first().innerText(),
      await page.getByLabel('Name').inputValue(),
      await page.getByRole('radio', { name: 'high' }).isChecked(),
    ],
    ['Saved', 'Milica', true],
  );
});

test('what no key reaches fails, with everything that had the focus on the way', async () => {
  const page = await forbidden();
  await assert.rejects(
    () => handsOn(page).reach('button', 'Not by keyboard', { most: 5 }),
    /5 times Tab and never on button Not by keyboard[^]*button Save[^]*input Name/,
  );
});
