import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import chromiumFile from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { forbidMouse } from './keyboard.ts';

/** Nothing leaves this machine: every switch that would let the browser call somebody by itself is off. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a page is waited for before something is wrong: a busy machine is slow, which is no fault. */
const PATIENCE_MS = 60_000;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All rules of these standards; of what holds, not each place where it does. */
const wanted = { runOnly: standards, resultTypes: ['violations'] };

/** Brings axe along with every document of a page that is looked at again and again. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(axeSource);
}

/** Starts the browser that npm brings. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumFile.executablePath(), args, headless: true });
}

/** The same browser on a folder of its own, which keeps what a browser keeps. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: await chromiumFile.executablePath(),
    args,
    headless: true,
  });
}

export type PageOptions = {
  width?: number;
  height?: number;
  locale?: 'sr-Latn' | 'sr-Cyrl' | 'en';
  scheme?: 'light' | 'dark';
  /** Keyboard alone: whatever needs a pointer throws, and what reached the page all the same fails the next `look`. */
  mouse?: 'forbidden';
};

/** A page of its own, with its own cookies. What the page itself reports as an error fails the next `look`. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { width = 1440, height = 900, scheme = 'light', locale, mouse } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  if (locale) await page.addInitScript(`localStorage.setItem('astra.look', JSON.stringify({ locale: '${locale}' }))`);
  errorsOf.set(page, []);
  const failed = (what: unknown) => void errorsOf.get(page)?.push(String(what));
  page.on('pageerror', failed);
  if (mouse === 'forbidden') await forbidMouse(page, failed);
  return page;
}

const errorsOf = new WeakMap<Page, string[]>();

/** What stands on paper once `press` has printed the page: the sheet of the printer does not open. */
export async function printed(page: Page, press: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    document.body.removeAttribute('data-printed');
    globalThis.print = () => document.body.setAttribute('data-printed', '');
  });
  await press();
  await page.locator('body[data-printed]').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const paper = await page.locator('body').innerText();
  await page.emulateMedia({ media: 'screen' });
  return paper;
}

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };

/**
 * Looks at the page as assistive technology would (axe-core, WCAG 2.2 AA); fails with what is wrong and where, and after a
 * while on a page without scripts, where what axe promises never comes.
 */
export async function look(page: Page, name: string): Promise<void> {
  assert.deepEqual(errorsOf.get(page) ?? [], [], `${name}: the page reported errors`);
  // The content policy forbids foreign scripts in the page; the debugger may still evaluate one, once a document.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axeSource);
  const asked = page.evaluate(`axe.run(document, ${JSON.stringify(wanted)}).then((found) => found.violations)`);
  const late = pause(PATIENCE_MS, null, { ref: false });
  const violations = (await Promise.race([asked, late])) as Violation[] | null;
  assert(violations, `${name}: axe said nothing; are there no scripts?`);
  assert.deepEqual(violations.map(described), [], `${name}: axe finds`);
}

function described({ id, help, nodes }: Violation): string {
  return `${id}: ${help}\n${nodes.map((node) => `  ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join('\n')}`;
}
