import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { makeInstallation } from '#testing/child-program.ts';
import { codeNow } from '#testing/browser.ts';
import { found, PASSPHRASE } from '#testing/cast.ts';
import { launchChromium, look } from '#testing/chromium.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { renewCodes } from '#testing/let-time-pass.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';
import { signInPage } from '#testing/sign-in-page.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { giveDevice } from '#testing/virtual-device.ts';

let program: RealProgram;
let browser: Browser;
/** Browsers bind no passkey to a number: the desk by this computer's name. */
let desk: string;

tellFailure(() => ({ browser, program }));
before(async () => {
  program = await startRealProgram('demo');
  desk = program.desk.replace('127.0.0.1', 'localhost');
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const NAME = 'office laptop';
const SEALED = 'Obećan broj konzulata i povratni poziv do 21.00.';

test('A passkey: added with the passphrase, it signs in and opens what is sealed, unlocks, and once removed opens nothing', async () => {
  const vesna = await pageOf(browser, desk, 'Vesna Ilić', { width: 390, height: 844 });
  const hands = handsOn(vesna);
  const { contacts } = await ask<{ contacts: { id: string; who: string | null }[] }>(vesna, desk, 'GET', '/contacts');
  const contact = contacts.find(({ who }) => who === 'Tatjana Ćosin')?.id ?? '';

  // A device that has no secret to unlock with: it is told, and nothing is kept.
  const simple = await giveDevice(vesna, { secret: false });
  await vesna.goto(`${desk}/account`);
  await addOne(vesna);
  await vesna.getByText('makes a passkey that cannot unlock anything').waitFor();
  await simple.remove();
  await giveDevice(vesna);
  await hands.write('Passphrase', PASSPHRASE, { exact: true });
  await hands.press('Enter');
  await vesna.getByText('It is added. You can sign in and unlock with it now.').waitFor();
  await vesna.getByText('not used yet').waitFor();
  await look(vesna, 'account with a passkey');

  // Locked and unlocked.
  await hands.press('F8');
  await vesna.getByRole('heading', { level: 1, name: 'Locked' }).waitFor();
  await vesna.getByRole('button', { name: 'Unlock with a passkey' }).waitFor();
  await look(vesna, 'locked, with a passkey');
  await hands.push('button', 'Unlock with a passkey');
  await vesna.getByText(/last used/).waitFor();

  // Signed out, and in again with one press: the sealed words are there.
  await ask(vesna, desk, 'POST', '/sign-out');
  await vesna.goto(`${desk}/contacts/${contact}`);
  await vesna.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  await look(vesna, 'sign-in, with a passkey');
  await hands.push('button', 'Sign in with a passkey');
  await vesna.getByText(SEALED).waitFor();

  // Removed: the device still has it, and it opens nothing.
  await vesna.goto(`${desk}/account`);
  await vesna.getByRole('button', { name: `Remove: ${NAME}` }).waitFor();
  await hands.push('button', `Remove: ${NAME}`);
  await vesna.getByText('It is removed and opens nothing any more.').waitFor();
  await ask(vesna, desk, 'POST', '/sign-out');
  await vesna.goto(`${desk}/account`);
  await vesna.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  await hands.push('button', 'Sign in with a passkey');
  await vesna.getByText('This passkey opens nothing here').waitFor();
  assert.equal((await vesna.request.get(`${desk}/api/me`)).status(), 401);
});

test('In a house of its own a passkey wants passphrase and code; another screen of hers says that one was made', async (t) => {
  const house = await makeInstallation();
  t.after(() => house.remove());
  const real = await house.start();
  const { director } = await found(real);
  const own = `${real.url}/desk`.replace('127.0.0.1', 'localhost');
  await renewCodes(house.dataDir);
  const page = await signInPage(browser, own, director);
  await giveDevice(page);
  await page.goto(`${own}/account`);
  const hands = handsOn(page);
  await page.getByRole('button', { name: 'Dodaj pristupni ključ' }).waitFor();
  await hands.push('button', 'Dodaj pristupni ključ');
  await hands.write('Kako se zove uređaj', 'službeni laptop');
  await hands.write('Lozinka', director.passphrase, { exact: true });
  await hands.write('Kod sa telefona', '000 000');
  await look(page, 'a passkey being added');
  await hands.press('Enter');
  await page.getByText('Taj kod ne važi.').waitFor();
  await look(page, 'a passkey refused for its code');
  await renewCodes(house.dataDir);
  await hands.write('Lozinka', director.passphrase, { exact: true });
  await hands.write('Kod sa telefona', codeNow(director.secret));
  await hands.press('Enter');
  await page.getByText('Dodat je. Njime se sada prijavljuješ i otključavaš.').waitFor();

  await renewCodes(house.dataDir);
  const other = await signInPage(browser, own, director);
  await other.getByText(/dodat pristupni ključ\. Ako to nije tvoje delo/).waitFor();
  await look(other, 'another screen of hers');
});

async function addOne(page: Page): Promise<void> {
  const hands = handsOn(page);
  await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
  await hands.push('button', 'Add a passkey');
  await hands.write('What the device is called', NAME);
  await hands.write('Passphrase', PASSPHRASE, { exact: true });
  await hands.press('Enter');
}
