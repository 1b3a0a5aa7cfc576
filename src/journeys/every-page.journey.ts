import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium, look, newPage, type PageOptions } from '#testing/chromium.ts';
import { enterAs } from '#testing/demo-people.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';
import { screens } from '#testing/screens.ts';

let program: RealProgram;
let browser: Browser;

before(async () => {
  program = await startRealProgram('demo');
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const looks: PageOptions[] = [
  { locale: 'sr-Cyrl', scheme: 'light', width: 1440 },
  { locale: 'sr-Latn', scheme: 'dark', width: 390 },
];
const roles = [...new Set(screens.map(({ as }) => as))];

const cases = looks.flatMap((options) => roles.map((role) => ({ options, role })));

async function everyPage(options: PageOptions, role: string | undefined): Promise<void> {
  const page = await newPage(browser, { ...options, mouse: 'forbidden' });
  if (role) await enterAs(page, program.desk, role);
  for (const { name, open } of screens.filter(({ as }) => as === role)) {
    await open({ page, desk: program.desk });
    await look(page, name);
  }
  await page.context().close();
}

for (const { options, role } of cases)
  test(`every page as ${role ?? 'nobody'} holds for assistive technology, ${options.scheme}, ${options.width} wide`, () =>
    everyPage(options, role));
