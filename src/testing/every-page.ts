import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Locale } from '#kernel/words.ts';
import { bringAxe, launchChromium, look, newPage } from './chromium.ts';
import { enterAs } from './demo-people.ts';
import { startRealProgram, type RealProgram } from './real-program.ts';
import { screens, settled } from './screens.ts';
import { sitePagesHold } from './site-pages.ts';
import { thumb } from './thumbs.ts';

/** How a screen is looked at. */
type Look = { locale: Locale; scheme: 'light' | 'dark'; width: number };
type House = { program: RealProgram; browser: Browser };
/** A page that is looked at, and another window of the same person in which the look is chosen. */
type Windows = { page: Page; other: Page };

/** Narrow comes first: what is opened there stays open when the window grows, as on a telephone that is turned. */
const LOOKS: readonly Look[] = [
  { locale: 'sr-Latn', scheme: 'dark', width: 390 },
  { locale: 'sr-Cyrl', scheme: 'light', width: 1440 },
];
/** The public site on the narrowest telephone there is, and on a table. */
const SITE_LOOKS: readonly Look[] = [
  { locale: 'sr-Cyrl', scheme: 'dark', width: 320 },
  { locale: 'en', scheme: 'light', width: 1440 },
];
const NARROW_PX = 820;
const roles = [...new Set(screens.map(({ as }) => as))];

/**
 * One test a role: each of its screens, opened once without a mouse, holds for assistive technology narrow, dark and in
 * Latin and then wide, light and in Cyrillic; and, where narrow, for a thumb.
 */
export function everyPageHolds(): void {
  const house: Partial<House> = {};
  before(async () => {
    house.program = await startRealProgram('demo');
    house.browser = await launchChromium();
  });
  after(async () => {
    await house.browser?.close();
    await house.program?.stop();
  });
  for (const role of roles)
    test(`every page as ${role ?? 'nobody'} holds for assistive technology, narrow and wide, in both scripts`, () =>
      everyPage(house as House, role));
  for (const how of SITE_LOOKS)
    test(`every page of the public site holds in ${how.locale}, ${how.width} wide`, () =>
      sitePagesHold((house as House).browser, siteOf(house as House), how));
}

const siteOf = ({ program }: House) => new URL(program.desk).origin;

async function everyPage({ program, browser }: House, role: string | undefined): Promise<void> {
  const page = await newPage(browser, { mouse: 'forbidden' });
  await bringAxe(page);
  const other = await page.context().newPage();
  await other.goto(`${program.desk}/recovery`);
  if (role) await enterAs(page, program.desk, role);
  for (const screen of screens.filter(({ as }) => as === role)) {
    await wear({ page, other }, LOOKS[0] as Look);
    await screen.open({ page, desk: program.desk, dataDir: program.dataDir });
    for (const chosen of LOOKS) await holds({ page, other }, chosen, screen.name);
  }
  await page.context().close();
}

async function holds(windows: Windows, chosen: Look, name: string): Promise<void> {
  await wear(windows, chosen);
  const { page } = windows;
  await page.waitForFunction((locale) => document.documentElement.lang === locale, chosen.locale);
  await settled(page);
  await look(page, `${name}, ${chosen.locale}`);
  if (chosen.width < NARROW_PX) await thumb(page, name);
}

/** Chooses the look as somebody does in another window: the page follows without being loaded again. */
async function wear({ page, other }: Windows, { locale, scheme, width }: Look): Promise<void> {
  await other.evaluate(`localStorage.setItem('astra.look', JSON.stringify({ locale: '${locale}' }))`);
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 900 });
}
