import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, newPage, type PageOptions } from '../src/testing/chromium.ts';
import { startRealProgram } from '../src/testing/real-program.ts';
import { screens, type Shot } from './pictures/screens.ts';
import { sheet } from './pictures/sheet.ts';

// `npm run pictures`: photographs every screen of the demonstration, in both scripts, light and dark, wide and narrow,
// into the ignored folder `pictures/`, with one page that shows them all.
const folder = join(import.meta.dirname, '..', 'pictures');

const looks: Required<Pick<PageOptions, 'locale' | 'scheme' | 'width'>>[] = (['sr-Latn', 'sr-Cyrl'] as const).flatMap(
  (locale) => (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => ({ locale, scheme, width }))),
);

async function enter(page: Page, desk: string, role: string): Promise<void> {
  const { people } = (await (await page.request.get(`${desk}/api/demo`)).json()) as {
    people: { id: string; roles: string[] }[];
  };
  const person = people.find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`the demonstration has nobody who is ${role}`);
  await page.request.post(`${desk}/api/demo/sign-in`, { data: { id: person.id } });
}

async function shoot(browser: Browser, desk: string, shot: Shot, look: (typeof looks)[number]): Promise<string> {
  const page = await newPage(browser, look);
  try {
    if (shot.as) await enter(page, desk, shot.as);
    await page.goto(
      shot.path.startsWith('/desk') ? desk + shot.path.slice('/desk'.length) : new URL(shot.path, desk).href,
    );
    await shot.before?.(page);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const name = `${shot.name}-${look.locale}-${look.scheme}-${look.width}.png`;
    await page.screenshot({ path: join(folder, name) });
    return name;
  } finally {
    await page.context().close();
  }
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const program = await startRealProgram('demo');
const browser = await launchChromium();
try {
  const names: string[] = [];
  for (const shot of screens) {
    for (const look of looks) names.push(await shoot(browser, program.desk, shot, look));
    console.log(shot.name);
  }
  writeFileSync(join(folder, 'index.html'), sheet(names));
  console.log(`${names.length} pictures: ${join('pictures', 'index.html')}`);
} finally {
  await browser.close();
  await program.stop();
}
