import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, newPage, type PageOptions } from '../src/testing/chromium.ts';
import { enterAs } from '../src/testing/demo-people.ts';
import { startRealProgram, type RealProgram } from '../src/testing/real-program.ts';
import { screens, type Screen } from '../src/testing/screens.ts';
import { firstRunScreens } from './pictures/first-run.ts';
import { sheet } from './pictures/sheet.ts';

// `npm run pictures`: photographs every screen of the demonstration and of a first run, in both scripts, light and dark,
// wide and narrow, into the ignored folder `pictures/`, with one page that shows them all. With a word after it, only
// screens whose names hold that word.
const folder = join(import.meta.dirname, '..', 'pictures');
const wanted = process.argv[2] ?? '';

type Look = Required<Pick<PageOptions, 'locale' | 'scheme' | 'width'>>;
const looks: Look[] = (['sr-Latn', 'sr-Cyrl'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => ({ locale, scheme, width }))),
);

/** Photographs some screens as one person in one look, in one window; a screen that fails is said and left out. */
async function photograph(
  browser: Browser,
  { desk, dataDir }: RealProgram,
  look: Look,
  shots: readonly Screen[],
): Promise<string[]> {
  const page = await newPage(browser, look);
  page.setDefaultTimeout(15_000);
  const names: string[] = [];
  try {
    if (shots[0]?.as) await enterAs(page, desk, shots[0].as);
    for (const shot of shots) {
      const name = `${shot.name}-${look.locale}-${look.scheme}-${look.width}.png`;
      try {
        await shot.open({ page, desk, dataDir });
        await page.screenshot({ path: join(folder, name) });
        names.push(name);
      } catch (error) {
        console.error(`no picture of ${name}: ${String(error).split('\n')[0]}`);
        process.exitCode = 1;
      }
    }
    return names;
  } finally {
    await page.context().close();
  }
}

/** Every look of some screens of one program, person after person. */
async function all(browser: Browser, start: Promise<RealProgram>, shots: (run: RealProgram) => readonly Screen[]) {
  const program = await start;
  const names: string[] = [];
  try {
    const chosen = shots(program).filter(({ name }) => name.includes(wanted));
    const [still, goingOn] = [chosen.filter(({ goesOn }) => !goesOn), chosen.filter(({ goesOn }) => goesOn)];
    const rounds = [still, goingOn].flatMap((part) => looks.map((look) => ({ part, look })));
    for (const { part, look } of rounds)
      for (const own of Map.groupBy(part, ({ as }) => as).values())
        names.push(...(await photograph(browser, program, look, own)));
    return names;
  } finally {
    await program.stop();
  }
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
try {
  const names = [
    ...(await all(browser, startRealProgram('demo'), () => screens)),
    ...(await all(browser, startRealProgram(), firstRunScreens)),
  ];
  writeFileSync(join(folder, 'index.html'), sheet(names.toSorted()));
  console.log(`${names.length} pictures: ${join('pictures', 'index.html')}`);
} finally {
  await browser.close();
}
