import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { newPage } from './chromium.ts';
import { ask, enterAs } from './demo-people.ts';
import { closedEarlier, listedLongAgo, ownersHands } from './let-time-pass.ts';

/** A closed contact that is to end: what it is by its codes, and how many months ago it was. */
type Ended = { callType: string; outcome: string; months: number };

const EMPTY: Ended = { callType: 'silent_or_dropped', outcome: 'silent', months: 3 };
const ASKED: Ended = { callType: 'preventive_job_offer_check', outcome: 'done', months: 12 };
const OTHER: Ended = { callType: 'professional_consultation', outcome: 'done', months: 6 };
const GONE = [EMPTY, EMPTY, ASKED];
const GOING = [EMPTY, EMPTY, ASKED, ASKED, OTHER, OTHER];

const made = new Map<string, Promise<void>>();

/**
 * In the demonstration looked at here some contacts have come to their end, once for each program: of three there is
 * the proof, three can be confirmed today, two have not stood in the preview for long enough, and one is held.
 */
export function somethingEnds({ page, desk, dataDir }: { page: Page; desk: string; dataDir: string }): Promise<void> {
  const browser = page.context().browser();
  assert(browser, 'a page of a browser');
  const coming = made.get(desk) ?? endSome(browser, desk, dataDir);
  made.set(desk, coming);
  return coming;
}

async function endSome(browser: Browser, desk: string, dataDir: string): Promise<void> {
  const [operator, director] = [await newPage(browser), await newPage(browser)];
  const owner = ownersHands(dataDir);
  const close = async (all: Ended[]) => {
    const ids: string[] = [];
    for (const each of all) {
      const id = await closed(operator, desk, each);
      await closedEarlier(owner, [id], each.months);
      ids.push(id);
    }
    return ids;
  };
  try {
    await enterAs(operator, desk, 'operator');
    await enterAs(director, desk, 'director');
    const gone = await close(GONE);
    await ask(director, desk, 'PUT', '/retention/rules', { kind: 'other', months: 6, basedOn: 0 });
    await listed(director, desk, gone.length);
    await listedLongAgo(owner, gone);
    await ask(director, desk, 'POST', '/retention/runs', { ready: gone.length });
    await until(director, desk, ({ runs }) => runs.every(({ done }) => done));
    const going = await close(GOING);
    await ask(operator, desk, 'POST', `/contacts/${going.at(-1)}/hold`, { reason: 'sud traži spise' });
    await ask(director, desk, 'PUT', '/retention/rules', { kind: 'other', months: 5, basedOn: 1 });
    await listed(director, desk, going.length);
    await listedLongAgo(owner, going.slice(0, 3));
  } finally {
    await owner.destroy();
    await operator.context().close();
    await director.context().close();
  }
}

async function closed(page: Page, desk: string, { callType, outcome }: Ended): Promise<string> {
  const { lines } = await ask<{ lines: { id: string }[] }>(page, desk, 'GET', '/lines');
  const { id } = await ask<{ id: string }>(page, desk, 'POST', '/contacts', { line: lines[0]?.id });
  const changes = [{ field: 'call_type', basedOn: 0, value: callType }];
  await ask(page, desk, 'PUT', `/contacts/${id}`, { changes });
  await ask(page, desk, 'POST', `/contacts/${id}/close`, { outcome });
  return id;
}

type Preview = { counts: { count: number }[]; runs: { done: boolean }[] };

const listed = (page: Page, desk: string, count: number) =>
  until(page, desk, ({ counts }) => counts.reduce((sum, each) => sum + each.count, 0) >= count);

/** The clock looks by itself, and a run goes on by itself: asked until it has come to that. */
async function until(page: Page, desk: string, come: (preview: Preview) => boolean): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (come(await ask<Preview>(page, desk, 'GET', '/retention'))) return;
    await pause(500);
  }
  throw new Error('the preview never came to it');
}
