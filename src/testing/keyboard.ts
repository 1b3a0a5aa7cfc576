import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

type Role = Parameters<Page['getByRole']>[0];
/** A control as a person names it: its role and its name (a part of it, unless `exact`). */
export type Wanted = { role: Role; name: string | RegExp; exact?: boolean };

/** More steps than this to a control and a person has long taken the mouse. */
const MOST_STEPS = 40;

/** So long she looks for it before she begins: on a busy machine a page may still be loading. */
const SEEN_MS = 10_000;

/** What a hand on a mouse or a finger does, and what no hand does at all: focus set, value set, key sent to an element. */
const forbidden = [
  ...['click', 'dblclick', 'tap', 'hover', 'dragAndDrop', 'check', 'uncheck', 'setChecked', 'selectOption'],
  ...['dispatchEvent', 'focus', 'fill', 'type', 'press'],
] as const;

const touches = ['pointerdown', 'mousedown', 'touchstart', 'pointermove', 'mousemove', 'wheel'];

/**
 * Forbids the mouse on a page for good: whatever clicks, hovers, taps, fills or focuses throws at once. A pointer's
 * event that reaches the page another way is handed to `caught`.
 */
export async function forbidMouse(page: Page, caught: (what: string) => void): Promise<void> {
  const refuse = (name: string) => () => {
    throw new Error(`${name}: the mouse is forbidden on this page; use src/testing/keyboard.ts`);
  };
  // Locators act through their frame, so this stops theirs too.
  for (const name of forbidden)
    for (const actor of [page, page.mainFrame()]) Object.defineProperty(actor, name, { value: refuse(name) });
  const none = new Proxy({}, { get: (_, name) => refuse(String(name)) });
  for (const pointer of ['mouse', 'touchscreen']) Object.defineProperty(page, pointer, { value: none });
  await page.exposeFunction('pointerCaught', (what: string) => caught(`a pointer was used: ${what}`));
  await page.addInitScript(
    `for (const kind of ${JSON.stringify(touches)}) addEventListener(kind, () => pointerCaught(kind), true)`,
  );
}

/** A person's hands on the keyboard, and nothing else. Every act fails with the list of what had the focus on the way. */
export type Hands = {
  /** Presses one key or combination: `c`, `F4`, `Control+k`, `Alt+2`. */
  press: (key: string) => Promise<void>;
  /** Types a text where the focus is. */
  type: (text: string) => Promise<void>;
  /** Walks by Tab (or another key) until the focus is on a control. */
  reach: (role: Role, name: Wanted['name'], options?: ReachOptions) => Promise<void>;
  /** Reaches a control and presses it: Enter for a link or a button, Space for a box that is ticked. */
  push: (role: Role, name: Wanted['name'], options?: ReachOptions) => Promise<void>;
  /** Reaches a field, replaces what it holds by a text. */
  write: (name: Wanted['name'], text: string, options?: ReachOptions) => Promise<void>;
  /** Reaches a group of radio buttons by Tab, then by arrows the one wanted. */
  pick: (group: Wanted['name'], option: Wanted['name'], options?: ReachOptions) => Promise<void>;
  /** Reaches a field with a list that is not typed into, opens it, walks to the option wanted and takes it. */
  choose: (field: Wanted['name'], option: string, options?: ReachOptions) => Promise<void>;
};
export type ReachOptions = { exact?: boolean; by?: string; most?: number };

/** The hands of whoever sits at this page. */
export function handsOn(page: Page): Hands {
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  const reach: Hands['reach'] = (role, name, options = {}) => walk(page, { role, name, ...options }, options);
  return {
    press,
    type,
    reach,
    async push(role, name, options) {
      await reach(role, name, options);
      await press(role === 'checkbox' || role === 'radio' || role === 'switch' ? 'Space' : 'Enter');
    },
    async write(name, text, options) {
      await reach('textbox', name, options);
      await press('ControlOrMeta+a');
      await type(text);
    },
    async pick(group, option, options = {}) {
      await walkTo(page, `a choice of ${String(group)}`, options, () => inGroup(page, group));
      await walk(page, { role: 'radio', name: option, ...options }, { by: 'ArrowRight' });
      // An arrow chooses as it goes; only the first of a group nobody answered yet wants a key of its own.
      const chosen = await page.evaluate(() => document.activeElement?.matches(':checked'));
      if (!chosen) await press('Space');
    },
    async choose(field, option, options) {
      await reach('combobox', field, options);
      await press('ArrowDown');
      const wanted = page.getByRole('option', { name: option, exact: true });
      await wanted.waitFor();
      const marked = () => wanted.evaluate((row) => row.hasAttribute('data-combobox-selected'));
      await walkTo(page, `option ${option}`, { by: 'ArrowDown' }, marked);
      await press('Enter');
    },
  };
}

/** A person begins when she sees what she wants; what is not there yet may still be on its way as she goes. */
async function walk(page: Page, wanted: Wanted, options: ReachOptions): Promise<void> {
  const { role, name, exact = false } = wanted;
  const there = page.getByRole(role, { name, exact }).first();
  await there.waitFor({ state: 'attached', timeout: SEEN_MS }).catch(() => undefined);
  return walkTo(page, `${wanted.role} ${String(wanted.name)}`, options, () => focused(page, wanted));
}

async function walkTo(
  page: Page,
  what: string,
  { by = 'Tab', most = MOST_STEPS }: ReachOptions,
  there: () => Promise<boolean>,
): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps <= most; steps++) {
    if (await there()) return;
    seen.push(await whatHasFocus(page));
    if (steps < most) await page.keyboard.press(by);
  }
  assert.fail(`${most} times ${by} and never on ${what}. The focus went:\n  ${seen.join('\n  ')}`);
}

/** Looked for beside what has the focus alone: to find the names of all the page has is most of a journey's work. */
async function focused(page: Page, { role, name, exact = false }: Wanted): Promise<boolean> {
  return page
    .locator(':focus')
    .locator('xpath=..')
    .getByRole(role, { name, exact })
    .evaluateAll((found) => found.includes(document.activeElement as HTMLElement));
}

async function inGroup(page: Page, name: Wanted['name']): Promise<boolean> {
  return page
    .getByRole('radiogroup', { name })
    .or(page.getByRole('group', { name }))
    .evaluateAll((groups) => groups.some((group) => group.contains(document.activeElement)));
}

/** What has the focus, as a person would say it: for the failure's list only. */
function whatHasFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return 'nothing';
    const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.innerText) : [];
    const named = document.getElementById(at.getAttribute('aria-labelledby') ?? '')?.innerText;
    const name = at.getAttribute('aria-label') ?? named ?? labels[0] ?? (at as HTMLElement).innerText ?? '';
    const kind = at.getAttribute('role') ?? at.tagName.toLowerCase();
    return `${kind} ${name.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}`;
  });
}
