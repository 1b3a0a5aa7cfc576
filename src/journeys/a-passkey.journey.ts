import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PASSPHRASE } from '#testing/cast.ts';
import { launchChromium, look } from '#testing/chromium.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';
import { giveDevice } from '#testing/virtual-device.ts';

let program: RealProgram;
let browser: Browser;
/** Browsers bind no passkey to a number: the desk by this computer's name. */
let desk: string;

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

async function addOne(page: Page): Promise<void> {
  const hands = handsOn(page);
  await page.getByRole('button', { name: 'Add a passkey' }).waitFor();
  await hands.push('button', 'Add a passkey');
  await hands.write('What the device is called', NAME);
  await hands.write('Passphrase', PASSPHRASE, { exact: true });
  await hands.press('Enter');
}
