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

/** She finds a contact among the others by its number, opens it, and sees whose call it was. */
export async function findContact(page: Page, desk: string, number: string, name: string): Promise<void> {
  await page.goto(`${desk}/contacts`);
  await page.getByRole('link', { name: new RegExp(number) }).waitFor();
  await handsOn(page).push('link', new RegExp(number), { most: 80 });
  await page.waitForURL('**/contacts/*-*');
  await showsName(page, name);
}

/** The contact that stands on the page is hers. */
export async function showsName(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
    name,
  );
}
