import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { bringAxe, launchChromium, look, newPage, type PageOptions } from './chromium.ts';
import { enterAs } from './demo-people.ts';
import { startRealProgram, type RealProgram } from './real-program.ts';
import { screens } from './screens.ts';
import { thumb } from './thumbs.ts';

const roles = [...new Set(screens.map(({ as }) => as))];

/** One test a role: each of its screens in this look, opened without a mouse, holds for assistive technology and, where narrow, for a thumb. */
export function everyPageHolds(options: PageOptions): void {
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
    test(`every page as ${role ?? 'nobody'} holds for assistive technology, ${options.scheme}, ${options.width} wide`, () =>
      everyPage(house as House, options, role));
}

type House = { program: RealProgram; browser: Browser };

async function everyPage({ program, browser }: House, options: PageOptions, role: string | undefined): Promise<void> {
  const page = await newPage(browser, { ...options, mouse: 'forbidden' });
  await bringAxe(page);
  if (role) await enterAs(page, program.desk, role);
  for (const { name, open } of screens.filter(({ as }) => as === role)) {
    await open({ page, desk: program.desk });
    await look(page, name);
    if ((options.width ?? 1440) < 820) await thumb(page, name);
  }
  await page.context().close();
}
