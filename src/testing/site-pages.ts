import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { locales, type Locale } from '#kernel/words.ts';
import { addressIn } from '#site/index.ts';
import { bringAxe, look, newPage } from './chromium.ts';
import { settled } from './screens.ts';

/** How a page of the public site is looked at. */
type SiteLook = { locale: Locale; scheme: 'light' | 'dark'; width: number };

/** The pages of the public site that others lead to, and one that is not there, as they stand in this language. */
async function siteAddresses(page: Page, site: string, locale: Locale): Promise<string[]> {
  const first = addressIn(locale, '/');
  await page.goto(site + first);
  const led = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '').filter((to) => to.startsWith('/')));
  const others = locales.filter((each) => each !== locale).map((each) => addressIn(each, '/'));
  // Of the further languages, one from right to left and one in which the page is not there stand for all; their first
  // pages, with names of their own for what is on the bar, are seen in the other look.
  const firsts = ['/ar', '/fa', '/hu', '/ro', '/ru', '/sq', '/tr'];
  const further = locale === 'en' ? ['/ar', '/ar/2', '/ru', '/ru/3'] : firsts;
  return [...new Set([first, ...led, `${first}/p`, `${first}/o`, `${first}/0`])]
    .filter((to) => to !== '/x' && !others.includes(to) && !/^\/[a-z]{2}$/.test(to.replace(first, '')))
    .concat(further);
}

/** Whether the way out stands over the number that is to be rung. */
async function covered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [number, exit] = ['a.tel bdi', 'a.exit'].map((part) => document.querySelector(part)?.getBoundingClientRect());
    return Boolean(number && exit && number.left < exit.right && exit.left < number.right);
  });
}

/** Fails where a page of the public site does not hold for assistive technology, or is wider than the window. */
export async function sitePagesHold(browser: Browser, site: string, { locale, ...how }: SiteLook): Promise<void> {
  const page = await newPage(browser, { ...how, mouse: 'forbidden' });
  await bringAxe(page);
  for (const address of await siteAddresses(page, site, locale)) {
    await page.goto(site + address);
    await settled(page);
    await look(page, address);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${address}: ${beyond} px wider than a window of ${how.width}`);
    assert.equal(await covered(page), false, `${address}: the way out stands over the number`);
  }
  await page.context().close();
}
