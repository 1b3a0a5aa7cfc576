import type { Browser, Page } from 'playwright-core';
import { codeNow } from './browser.ts';
import type { Person } from './cast.ts';
import { newPage } from './chromium.ts';
import { handsOn } from './keyboard.ts';

/** Somebody at a desk of her own, signed in with what she knows and what she has; the mouse is forbidden there. */
export async function signInPage(
  browser: Browser,
  desk: string,
  { address, passphrase, secret }: Pick<Person, 'address' | 'passphrase' | 'secret'>,
): Promise<Page> {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const hands = handsOn(page);
  await page.goto(desk);
  await page.getByLabel('Adresa za prijavu').waitFor();
  await hands.write('Adresa za prijavu', address);
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(passphrase);
  await hands.press('Enter');
  await enterCode(page, secret);
  await page.locator('nav').first().waitFor();
  return page;
}

/** Types the code of this moment where it is asked for. */
export async function enterCode(page: Page, secret: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Kod sa telefona' }).waitFor();
  await handsOn(page).write('Kod sa telefona', codeNow(secret));
  await page.keyboard.press('Enter');
}

/** She asks for somebody in the bar as one types in a hurry, opens the contact that is found, and sees the name in it. */
export async function findContact(page: Page, query: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Traži ili uradi' }).waitFor();
  await page.keyboard.type(query);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .and(page.locator('[aria-selected=true]'))
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/contacts/*');
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
    name,
  );
}
