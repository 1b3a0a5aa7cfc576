import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';

let program: RealProgram;
let browser: Browser;

tellFailure(() => ({ browser, program }));
before(async () => {
  program = await startRealProgram('demo');
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

type Contact = { number: string; practiceUntil: string; risk: string; fields: Record<string, { value: unknown }> };
type Alerts = { alerts: { kind: string; contact: { id: string } | null }[] };
type Waiting = { rows: { contact: string }[] };

const DAY_MS = 24 * 3_600_000;
const idOf = (page: Page) => page.url().split('/').at(-1) ?? '';
/** What stands on the sheet that would be printed. */
const paperOf = (page: Page) => page.locator('[data-print-sheet]').evaluate((sheet) => sheet.textContent ?? '');
const thisMonth = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Belgrade' }).format(new Date()).slice(0, 7);

test('A volunteer’s first practice call', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  const director = await pageOf(browser, desk, 'director');
  const month = thisMonth();
  const figures = () => ask(director, desk, 'GET', `/months/${month}`);
  const before_ = await figures();
  const hands = handsOn(milica);

  // Nobody explains it to her: the desk offers it, the command bar too, and a sentence says what practice is.
  await milica.getByRole('heading', { name: 'What waits' }).waitFor();
  await milica.getByRole('button', { name: 'Begin practice' }).waitFor();
  await hands.press('Control+k');
  await hands.type('>practice');
  await milica.getByRole('option', { name: /Begin practice/ }).waitFor();
  await hands.press('Enter');
  await milica.getByRole('dialog', { name: 'Begin practice' }).waitFor();
  await milica.getByText('Nothing in practice is real.').waitFor();
  await look(milica, 'what to practise');
  await hands.press('3');
  await milica.waitForURL('**/contacts/*');
  const id = idOf(milica);

  // It is marked, and says the day on which it goes.
  await milica.getByRole('heading', { name: /^VK-\d{4}-\d{4}/ }).waitFor();
  await milica.getByText('Nothing here is real or counted.').waitFor();
  const { practiceUntil } = await ask<Contact>(milica, desk, 'GET', `/contacts/${id}`);
  const days = (Date.parse(practiceUntil) - Date.now()) / DAY_MS;
  assert.ok(days > 6.9 && days <= 7, `gone in ${days} days`);

  // The caller speaks, a sentence at a key; the pen stays in the talk.
  await milica.getByRole('textbox', { name: 'New line: my note' }).waitFor();
  const said = milica.getByRole('list', { name: 'What was said' }).getByRole('listitem');
  await hands.press('Alt+s');
  await milica.getByText('Hello? I am calling about the advertisement').waitFor();
  await hands.type('Pretends to call about an advertisement.');
  await hands.press('Enter');
  for (let line = 2; line <= 8; line++) {
    await hands.press('Alt+s');
    await said.nth(line - 1).waitFor();
  }
  await milica.getByText('The call is over.').waitFor();
  await milica.getByText('Pretends to call about an advertisement.').first().waitFor();

  // What she asked shows by itself beside what there was to ask.
  const asked = milica.getByRole('listitem').filter({ hasText: 'whether she is alone' });
  await asked.getByText('not written yet').waitFor();
  await hands.pick('Who is near', 'somebody near', { by: 'Shift+Tab' });
  await asked.getByText(/^written/).waitFor();
  await look(milica, 'practice call');

  // After a reload she is where she was in the call.
  await milica.reload();
  await milica.getByText('The call is over.').waitFor();
  assert.equal(await said.count(), 8);
  await milica.getByRole('textbox', { name: 'New line: my note' }).waitFor();

  // Danger now does what it does, and wakes nobody.
  await hands.press('F4');
  await milica.getByText('This is practice: nobody has been told and nobody was woken.').first().waitFor();
  const { alerts } = await ask<Alerts>(vesna, desk, 'GET', '/alerts');
  assert.equal(alerts.filter(({ contact }) => contact?.id === id).length, 0);
  for (const page of [milica, vesna]) {
    const { rows } = await ask<Waiting>(page, desk, 'GET', '/waiting');
    assert.equal(rows.filter(({ contact }) => contact === id).length, 0, 'it waits for nobody');
  }

  // The call becomes a case: practice too, hers, with nothing asked about owner and team.
  await hands.press('F7');
  await milica.getByText('Practice: you have charge of the case').waitFor();
  await hands.push('button', 'Open the case');
  await milica.waitForURL('**/cases/*');
  await milica.getByRole('heading', { name: /^VC-\d{4}-\d{4}/ }).waitFor();
  await milica
    .getByText(/practice, deleted on/)
    .first()
    .waitFor();
  await look(milica, 'practice case');
  const practiceCase = idOf(milica);

  // On paper it is the first thing said, in place of how confidential it is.
  await hands.press('Control+p');
  await milica.getByRole('dialog', { name: 'Print' }).waitFor();
  assert.match(await paperOf(milica), /PRACTICE, nothing here is real/);
  // What is owed is called there as it is on the screen.
  await milica.locator('[data-print-sheet]').getByText('tell the shift lead').waitFor({ state: 'attached' });
  await hands.press('Escape');

  // The lead reads both; a colleague who is neither finds nothing; the month has not moved.
  await vesna.goto(`${desk}/contacts/${id}`);
  await vesna.getByText('Nothing here is real or counted.').waitFor();
  await vesna.getByText('Pretends to call about an advertisement.').first().waitFor();
  // Once it is over the lead has the whole call beside what was written: nothing of it is left to be said.
  await ask(milica, desk, 'POST', `/contacts/${id}/close`, { outcome: 'done' });
  await vesna.getByText('The contact is closed and can only be read.').waitFor();
  // Her own page tells her that it is there to be looked at together, and leads back to it.
  await vesna.goto(desk);
  const ended = vesna.getByRole('region', { name: 'Practice that has ended' });
  await ended.getByText('Milica Stanojev').waitFor();
  await look(vesna, 'practice that has ended');
  await handsOn(vesna).push('link', /^VK-/, { most: 120 });
  await vesna.getByText('The contact is closed and can only be read.').waitFor();
  const call = vesna.getByRole('list', { name: 'What was said' }).getByRole('listitem');
  await call.nth(7).waitFor();
  await vesna.setViewportSize({ width: 390, height: 844 });
  await call.first().waitFor();
  await vesna.setViewportSize({ width: 1440, height: 900 });
  assert.equal(await vesna.getByRole('button', { name: 'Next sentence' }).count(), 0);
  const tihomir = await pageOf(browser, desk, 'case_worker');
  for (const path of [`/contacts/${id}`, `/cases/${practiceCase}`])
    assert.equal((await tihomir.request.get(`${desk}/api${path}`)).status(), 404, path);
  assert.deepEqual(await figures(), before_);
});
