import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { makeInstallation, type ChildProgram, type Installation } from '#testing/child-program.ts';
import { launchChromium, launchProfile, look, newPage } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { copyDemoInto } from '#testing/demo-world.ts';
import { handsOn } from '#testing/keyboard.ts';
import { makeScanner } from '#testing/scan.ts';

/** What stands on the tab and in the address while somebody reads: nothing of what she reads. */
const NEUTRAL_TITLE = /^(Početna|Posao|Razgovor|Telefon i računar)$/;
const NEUTRAL_ADDRESS = /^\/(lat(\/\d+)?)?$/;

/** Tells, once the page is covered, what is left on it, whether it is seen, and what the tab says. */
const TELL_COVER = `new MutationObserver(() =>
  covered([document.body.innerHTML, getComputedStyle(document.body).display, document.title]),
).observe(document, { subtree: true, attributeFilter: ['class'] })`;

let weather: Server;
let elsewhere: string;
/** What the everyday page is told by whoever comes to it. */
const told: IncomingHttpHeaders[] = [];
let house: Installation;
let program: ChildProgram;
let browser: Browser;

tellFailure(() => ({ browser }));
before(async () => {
  weather = createServer((request, answer) => {
    if (request.url === '/') told.push(request.headers);
    answer.setHeader('content-type', 'text/html; charset=utf-8').end('<title>Vreme</title><h1>Sutra sunčano</h1>');
  }).listen(0, '127.0.0.1');
  await once(weather, 'listening');
  elsewhere = `http://127.0.0.1:${(weather.address() as AddressInfo).port}/`;
  house = await makeInstallation({ ASTRA_EXIT: elsewhere });
  await copyDemoInto(house);
  program = await house.start('demo');
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  program?.end();
  await program?.gone;
  await house?.remove();
  weather?.close();
});

test('She leaves the page when he comes in: no way back, nothing kept, nobody else asked, nothing on the tab', async () => {
  const page = await newPage(browser, { mouse: 'forbidden', width: 390 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const hands = handsOn(page);
  await page.goto(`${program.url}/lat`);
  await look(page, 'site-first');
  await staysNeutral(page);
  assert.ok(await keptOfOurs(page), 'the sheet is kept while she reads, else nothing below shows anything');
  await hands.push('link', 'Da li je ova ponuda za posao bezbedna?');
  await page.getByRole('heading', { name: 'Da li je ova ponuda za posao bezbedna?', level: 1 }).waitFor();
  await staysNeutral(page);
  await hands.push('link', 'Gleda li neko tvoj telefon?');
  await page.getByRole('heading', { name: 'Gleda li neko tvoj telefon?', level: 1 }).waitFor();
  await staysNeutral(page);
  assert.deepEqual(await storageOf(page), { cookies: 0, storage: 0, databases: 0, caches: 0 });
  assert.deepEqual([...new Set(asked.map((url) => new URL(url).origin))], [program.url]);
  // One tap too few, then something else: nothing happens.
  for (const key of ['Shift', 'Shift', 'a']) await hands.press(key);
  assert.equal(await page.locator('[data-taps="0"]').count(), 1);
  // The keyboard changed from Latin to Cyrillic and back: no wish to go either.
  for (const key of ['Alt+Shift', 'Control+Shift', 'Alt+Shift', 'Shift+b']) await hands.press(key);
  assert.equal(await page.locator('[data-taps="0"]').count(), 1);
  for (const key of ['Shift', 'Shift']) await hands.press(key);
  await page.getByRole('status').getByText('Shift, još jednom').waitFor({ state: 'attached' });
  await hands.press('Shift');
  await page.waitForURL(elsewhere);
  assert.deepEqual(
    [told.at(-1)?.referer, told.at(-1)?.cookie],
    [undefined, undefined],
    'the everyday page is not told where she came from',
  );
  await noWayBack(page);
  await page.goto(`${program.url}/desk/api/words/nowhere`);
  assert.equal(await keptOfOurs(page), false, 'what our pages look with is no longer kept');
  await page.context().close();
});

test('the first link that Tab reaches covers the page before anything else answers, and does not wait for us', async () => {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const covered: string[][] = [];
  await page.exposeFunction('covered', (what: string[]) => void covered.push(what));
  await page.addInitScript(TELL_COVER);
  await page.goto(`${program.url}/lat`);
  // Our own server, silent for good.
  await page.route('**/x', () => undefined);
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').innerText(), 'Brzo napusti');
  await page.keyboard.press('Enter');
  await page.waitForURL(elsewhere);
  assert.deepEqual(covered, [['', 'none', '127.0.0.1']], 'nothing of ours to be seen or heard while the weather comes');
  await noWayBack(page);
  await page.context().close();
});

test('what she has begun to write goes with her: pages of questions make no entry to come back to either', async () => {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const hands = handsOn(page);
  await page.goto(`${program.url}/lat`);
  await hands.push('link', 'Na sadržaj');
  await hands.push('link', /^Piši nam/);
  await page.getByRole('heading', { name: 'Pre nego što nastaviš' }).waitFor();
  await look(page, 'site-before');
  await hands.push('link', 'Nastavi');
  await page.getByRole('heading', { name: 'Da li je neko sada u opasnosti?' }).waitFor();
  await hands.push('button', 'Nastavi');
  await page.getByRole('heading', { name: 'Šta želiš da nam kažeš?' }).waitFor();
  assert.match(await page.title(), /^Pitanje 2 od \d$/);
  await hands.write(/Šta želiš/, 'Drže mi pasoš');
  for (const key of ['Shift', 'Shift', 'Shift']) await hands.press(key);
  await page.waitForURL(elsewhere);
  await noWayBack(page);
  await page.context().close();
});

test('a form that is sent says which button was pressed', async () => {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const hands = handsOn(page);
  await page.goto(`${program.url}/lat`);
  // A form as the site's pages have them, sent to where nothing is.
  await page.locator('main').evaluate((main) => {
    main.innerHTML =
      '<form method="post" action="/lat/0"><label>Reč <input name="a"></label><button name="go" value="on">Dalje</button></form>';
  });
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await hands.write('Reč', 'proba');
  await hands.push('button', 'Dalje');
  assert.equal((await sent).postData(), 'a=proba&go=on');
  await page.getByRole('heading', { name: 'Te stranice nema.' }).waitFor();
  await page.context().close();
});

test('the folder of the browser holds no word of what she read, and after she left not even what our pages look with', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'astra-profile-'));
  const READ = ['Možemo da razgovaramo', 'Gleda li neko tvoj telefon'];
  try {
    const reading = await launchProfile(profile);
    const page = await reading.newPage();
    for (const path of ['/lat', '/lat/9']) await page.goto(program.url + path);
    await page.evaluate(() => document.fonts.ready);
    await reading.close();
    assert.deepEqual(inProfile(profile, [...READ, '/site.css']), ['/site.css'], 'read, and closed without leaving');
    const leaving = await launchProfile(profile);
    const last = await leaving.newPage();
    await last.goto(`${program.url}/lat/9`);
    for (const key of ['Shift', 'Shift', 'Shift']) await last.keyboard.press(key);
    await last.waitForURL(elsewhere);
    await leaving.close();
    assert.deepEqual(inProfile(profile, [...READ, '/site.css']), []);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('without scripts the way out is a link that works, and the page on safety says what it then cannot do', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${program.url}/lat/9`);
  await page.getByText('Ako u pregledaču nema skripti').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(elsewhere);
  assert.equal(told.at(-1)?.referer, undefined);
  await context.close();
});

test('the first page is below 100 kB with everything a browser fetches for it, and all of it is ours', async () => {
  const page = await newPage(browser, { width: 390 });
  const sizes: Promise<number>[] = [];
  page.on('response', (answer) => {
    assert.equal(new URL(answer.url()).origin, program.url);
    sizes.push(answer.body().then((body) => body.byteLength));
  });
  await page.goto(`${program.url}/cir`, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.length >= 3 && bytes < 100_000, `${sizes.length} answers, ${bytes} bytes before they are packed`);
  await page.context().close();
});

async function staysNeutral(page: Page): Promise<void> {
  assert.match(await page.title(), NEUTRAL_TITLE);
  assert.match(new URL(page.url()).pathname + new URL(page.url()).search, NEUTRAL_ADDRESS);
}

/** The window's history holds the everyday page and what was there before us, and Back leads there. */
async function noWayBack(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  assert.deepEqual(
    entries.map(({ url, title }) => [url, title]),
    [
      ['about:blank', ''],
      [elsewhere, 'Vreme'],
    ],
  );
  await page.goBack();
  assert.equal(page.url(), 'about:blank');
}

/** Everything a page can leave in the browser, counted. */
async function storageOf(page: Page): Promise<Record<string, number>> {
  const cookies = (await page.context().cookies()).length;
  const rest = await page.evaluate(async () => ({
    storage: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  return { cookies, ...rest };
}

/** Whether the browser still holds the site's sheet; asked on a page of the same origin. */
function keptOfOurs(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const answer = await fetch('/site.css', { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null);
    return answer?.ok ?? false;
  });
}

/** Which of these texts stand in any file of the folder, as the web or as Windows writes letters. */
function inProfile(folder: string, texts: string[]): string[] {
  const needles = texts.flatMap((name) =>
    (['utf8', 'utf16le'] as const).map((encoding) => ({ name, bytes: Buffer.from(name, encoding) })),
  );
  const scanner = makeScanner(needles);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [...new Set(files.flatMap((file) => [...scanner.find(readFileSync(join(file.parentPath, file.name)))]))];
}
