import { afterEach, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';

/** Node tells a hook whether its test passed; the types do not say so yet. */
type Done = TestContext & { passed: boolean };
type Tried = { browser?: Browser | undefined; program?: { printed: () => string } | undefined };

/** Of each page, and of what the program printed. */
const MOST = 3_000;

/**
 * Where a test fails, tells with it what stood on every page of the browser and what the program printed last: a machine
 * that is far away has no screen to look at.
 */
export function tellFailure(tried: () => Tried): void {
  afterEach(async (each) => {
    const context = each as Done;
    if (context.passed) return;
    const { browser, program } = tried();
    const pages = browser?.contexts().flatMap((one) => one.pages()) ?? [];
    for (const page of pages) context.diagnostic(`on the screen: ${await textOf(page)}`);
    if (program) context.diagnostic(`printed: ${program.printed().slice(-MOST)}`);
  });
}

async function textOf(page: Page): Promise<string> {
  const text = await page.locator('body').innerText({ timeout: 5_000 }).catch(String);
  return `${new URL(page.url()).pathname}\n${text.slice(0, MOST)}`;
}
