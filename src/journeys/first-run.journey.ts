import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { codeNow } from '#testing/browser.ts';
import { launchChromium, look, newPage } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { ask } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';

const passphrase = 'jutro lampa reka orah';

let program: RealProgram;
let browser: Browser;

tellFailure(() => ({ browser, program }));
before(async () => {
  program = await startRealProgram();
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('First run to first call', async (t) => {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const began = performance.now();
  await page.goto(program.desk);
  await enterTheCode(page);
  await nameTheOrganisation(page);
  await setTheLines(page);
  await becomeDirector(page);
  await scanAndEnterTheCode(page);
  await checkTheSheet(page);
  await leaveTheTrusteesForLater(page);
  await openTheDesk(page);
  await takeTheFirstCall(page);
  t.diagnostic(`from the first page to the first call: ${Math.round((performance.now() - began) / 1000)} s`);
  await everyPageSaysWhatIsMissing(page);
  await theMatrixPrintsAsOneTable(page);
  await thePublicPageIsTheNumbers(page);
});

/** The keyboard and a reader come along to the next step: nothing pressed there has gone with the one before. */
async function arrivesAt(page: Page, heading: string): Promise<void> {
  await page.locator('h1:focus, h2:focus').getByText(heading).waitFor();
}

async function enterTheCode(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Postavljamo Astru' }).waitFor();
  await look(page, 'the code from the terminal');
  await handsOn(page).write('Kod iz terminala', 'aaaa-bbbb-cccc-dddd');
  await page.keyboard.press('Enter');
  await page.getByText('To nije kod iz terminala').waitFor();
  await handsOn(page).write('Kod iz terminala', program.setupCode.toUpperCase());
  await page.keyboard.press('Enter');
}

async function nameTheOrganisation(page: Page): Promise<void> {
  await page.getByLabel('Ime organizacije').waitFor();
  await handsOn(page).write('Ime organizacije', 'Svetionik');
  await look(page, 'the organisation');
  await page.keyboard.press('Enter');
}

async function setTheLines(page: Page): Promise<void> {
  const number = page.getByLabel('Broj').first();
  await arrivesAt(page, 'Na koje brojeve vas zovu');
  assert.equal(await number.inputValue(), '', 'the number of the SOS line is nobody else’s to guess');
  await page.reload();
  await number.waitFor();
  await handsOn(page).write('Broj', '011 000 0000');
  await look(page, 'the lines');
  await handsOn(page).push('button', 'Nastavi');
}

async function becomeDirector(page: Page): Promise<void> {
  await page.getByLabel('Ime i prezime').waitFor();
  const hands = handsOn(page);
  await hands.write('Ime i prezime', 'Ljubinka Žarin');
  await hands.write('Adresa za prijavu', 'ljubinka@svetionik.example');
  await hands.reach('radio', 'ona: pročitala je');
  await hands.press('Space');
  await hands.reach('radio', 'da', { exact: true });
  await hands.press('Space');
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(passphrase);
  await look(page, 'the first director');
  await handsOn(page).push('button', 'Nastavi');
}

/** A reload before the first code must not shut her out: the secret is shown until a code of it was used. */
async function scanAndEnterTheCode(page: Page): Promise<void> {
  const code = page.getByLabel('Kod sa telefona');
  await code.waitFor();
  await page.reload();
  await code.waitFor();
  await look(page, 'the second factor');
  const secret = await page.locator('[data-secret]').getAttribute('data-secret');
  await handsOn(page).write('Kod sa telefona', codeNow(secret ?? ''));
  await page.keyboard.press('Enter');
}

async function checkTheSheet(page: Page): Promise<void> {
  await arrivesAt(page, 'Tvoj list za oporavak');
  const hands = handsOn(page);
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(passphrase);
  await hands.push('button', 'Napravi moj list');
  await arrivesAt(page, '1. Odštampaj');
  await hands.push('button', 'Nema štampača');
  await look(page, 'the recovery sheet');
  const words = await page.locator('[data-words] b').allTextContents();
  assert.equal(words.length, 24);
  const asked = page.locator('form label', { hasText: /^\d+\. reč$/ });
  for (const label of await asked.allTextContents())
    await hands.write(label, words[Number.parseInt(label, 10) - 1] ?? '', { exact: true });
  await hands.push('button', 'Proveri list');
}

async function leaveTheTrusteesForLater(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Troje ljudi' }).waitFor();
  await look(page, 'the trustees');
  await handsOn(page).push('button', 'Završi kasnije');
  await page.getByRole('heading', { name: 'Ko još radi ovde' }).waitFor();
  await look(page, 'inviting colleagues');
  const done = page.locator('ol').getByText('urađeno');
  assert.equal(await done.count(), 4, 'what was left for later is not said to be done');
  await inviteAnAdministrator(page);
  await handsOn(page).push('button', 'Otvori radni sto');
}

/** The code is seen once: the desk does not open over it. */
async function inviteAnAdministrator(page: Page): Promise<void> {
  const hands = handsOn(page);
  await hands.write('Ime i prezime', 'Petar Simić');
  await hands.write('Adresa za prijavu', 'petar@svetionik.example');
  await hands.pick('Kako da pišemo o njoj ili njemu', 'on: pročitao je');
  await hands.push('checkbox', /^administrator/);
  await hands.push('button', 'Napravi poziv');
  await page.locator('[data-code]').waitFor();
  await page.getByText('Ova adresa radi samo na ovom računaru.').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Otvori radni sto' }).isDisabled(), true);
  await hands.push('button', 'Predato je');
  await page.getByText('petar@svetionik.example').waitFor();
}

const missing = (page: Page) => page.getByRole('link', { name: 'Još nema poverenika' });

/** The desk says what is still missing. */
async function openTheDesk(page: Page): Promise<void> {
  await missing(page).waitFor();
  await look(page, 'the desk');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Tasteri' }).getByText('C', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
}

/** C and a line begin it. */
async function takeTheFirstCall(page: Page): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('dialog', { name: 'Na kojoj liniji?' }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: /K-\d{4}-\d{4}/ }).waitFor();
}

/** In the call and where the rail leads, for all pages stand in one frame: until the three shares are on paper. */
async function everyPageSaysWhatIsMissing(page: Page): Promise<void> {
  await missing(page).waitFor();
  const places = await page.getByRole('navigation').first().getByRole('link').all();
  const paths = await Promise.all(places.map((place) => place.getAttribute('href')));
  assert.ok(paths.length > 5, 'the rail leads somewhere');
  for (const path of [paths[1], paths.at(-1)]) {
    await page.goto(new URL(path ?? '', program.desk).href);
    await page.locator('main h1').first().waitFor();
    assert.equal(await missing(page).count(), 1, path ?? '');
  }
}

/** Every role is a column and every verb a row, on one paper. */
async function theMatrixPrintsAsOneTable(page: Page): Promise<void> {
  const { roles, rows } = await ask<{ roles: string[]; rows: object[] }>(page, program.desk, 'GET', '/roles');
  await page.goto(`${program.desk}/roles`);
  await page.getByRole('table').waitFor();
  await page.emulateMedia({ media: 'print' });
  const paper = page.getByRole('table');
  assert.deepEqual(
    [await paper.count(), await paper.locator('thead th').count(), await paper.locator('th[scope=row]').count()],
    [1, roles.length + 1, rows.length],
  );
  assert.match(await page.locator('body').innerText(), /Svetionik/);
  await page.emulateMedia({ media: 'screen' });
}

/** Whoever comes to the address itself finds the numbers, in the light and in the dark. */
async function thePublicPageIsTheNumbers(page: Page): Promise<void> {
  await page.goto(new URL('/lat', program.desk).href);
  await page
    .getByRole('link', { name: /^Pozovi 011.000.0000/ })
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Svetionik' }).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await look(page, `the public page, ${colorScheme}`);
  }
}
