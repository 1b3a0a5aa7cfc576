import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { newPage, type PageOptions } from './chromium.ts';
import { handsOn } from './keyboard.ts';

type Tile = { id: string; name: string; roles: string[] };

/**
 * A page on which somebody of the demonstration has just signed in by her tile: named, or the first holding this role.
 * The mouse is forbidden on it from the first key on.
 */
export async function pageOf(browser: Browser, desk: string, who: string, options: PageOptions = {}): Promise<Page> {
  const page = await newPage(browser, { locale: 'en', mouse: 'forbidden', ...options });
  const person = await personWith(page, desk, who);
  await page.goto(desk);
  await page.getByRole('button', { name: new RegExp(person.name) }).waitFor();
  await handsOn(page).push('button', new RegExp(person.name));
  await page.locator('nav').first().waitFor();
  return page;
}

async function personWith(page: Page, desk: string, who: string): Promise<Tile> {
  const { people } = await ask<{ people: Tile[] }>(page, desk, 'GET', '/demo');
  const person = people.find(({ name, roles }) => name === who || roles.includes(who));
  assert(person, `nobody in the demonstration is ${who}`);
  return person;
}

/** Signs somebody of the demonstration in on this page without a screen: named, or the first holding this role. */
export async function enterAs(page: Page, desk: string, who: string): Promise<void> {
  const { id } = await personWith(page, desk, who);
  await ask(page, desk, 'POST', '/demo/sign-in', { id });
}

/** Asks the staff interface as the person on this page, and fails where it refuses. */
export async function ask<T = unknown>(
  page: Page,
  desk: string,
  method: string,
  path: string,
  data?: unknown,
): Promise<T> {
  // A connection kept from earlier may just be closed by the program; reading may be done again.
  const maxRetries = method === 'GET' ? 3 : 0;
  const said = data === undefined ? {} : { data };
  const response = await page.request.fetch(`${desk}/api${path}`, { method, maxRetries, ...said });
  assert.equal(response.status(), 200, `${method} ${path}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as T;
}
