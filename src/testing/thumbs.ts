import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Rows of the talk stand 34 px apart; whatever stands alone has 40. */
const LEAST_PX = 34;

/**
 * Looks at a narrow page as a thumb would: fails where a control is too low to be hit. What belongs to it counts: its
 * label, and what it adds around itself (an `::after`).
 */
export async function thumb(page: Page, name: string): Promise<void> {
  const low = await page.evaluate(`(${tooLow.toString()})(${LEAST_PX})`);
  assert.deepEqual(low, [], `${name}: too low for a thumb`);
}

/** Runs in the page, so it knows nothing outside itself. */
function tooLow(least: number): string[] {
  const seen = (at: Element) => {
    const { width, height, bottom } = at.getBoundingClientRect();
    return width > 1 && height > 1 && bottom > 0 && getComputedStyle(at).visibility === 'visible';
  };
  const around = (at: Element | null) => {
    const style = at ? getComputedStyle(at, '::after') : null;
    return style?.position === 'absolute' && style.content !== 'none' ? Number.parseFloat(style.height) || 0 : 0;
  };
  const heightOf = (at: Element) => {
    const named = at.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`) : null;
    const inside = at.closest('label')?.getBoundingClientRect().height ?? 0;
    return Math.round(Math.max(at.getBoundingClientRect().height, inside, around(at), around(named)));
  };
  return [...document.querySelectorAll('button, select, input, [role=tab]')]
    .filter((at) => seen(at) && heightOf(at) < least)
    .map(
      (at) => `${at.tagName} "${(at.textContent || at.getAttribute('aria-label') || '').trim()}" ${heightOf(at)} px`,
    );
}
