import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
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

type Alerts = { alerts: { kind: string; contact: { id: string } | null; answered: unknown }[] };

test('Danger now: a card beside the talk, the lead is woken, and the pad stays open', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  await milica.getByRole('heading', { name: 'What waits' }).waitFor();
  await milica.keyboard.press('c');
  await milica.waitForURL('**/contacts/*');
  const pad = milica.getByRole('textbox', { name: 'New line: my note' });
  await pad.waitFor();
  // Esc leaves the command bar; what cannot wait needs no Esc before it.
  const bar = milica.getByRole('dialog', { name: 'Search or do' });
  await milica.keyboard.press('Control+k');
  await bar.waitFor();
  await milica.keyboard.type('>');
  await milica.keyboard.press('Escape');
  await milica.locator('#command-list').waitFor({ state: 'detached' });
  await milica.keyboard.press('Control+k');
  await bar.waitFor();
  await milica.keyboard.press('F4');
  await bar.waitFor({ state: 'hidden' });
  for (const number of ['192', '194']) await milica.getByText(number).first().waitFor();
  assert.equal(await pad.isVisible(), true, 'the pad stays open beside the card');
  await look(milica, 'danger');
  const id = milica.url().split('/').at(-1);

  // The lead on call sees it at once, on whatever page she is, and answers with one key.
  await vesna.getByText(/F7/).first().waitFor();
  await look(vesna, 'alert');
  await vesna.keyboard.press('Shift+F7');
  await vesna.waitForURL(`**/contacts/${id}`);
  const { alerts } = await ask<Alerts>(vesna, desk, 'GET', '/alerts');
  const mine = alerts.find(({ contact }) => contact?.id === id);
  assert.equal(mine?.kind, 'danger');
  assert.ok(mine.answered, 'the alert is answered');
  const contact = await ask<{ risk: string }>(vesna, desk, 'GET', `/contacts/${id}`);
  assert.equal(contact.risk, 'critical');
});

test('A letter pressed outside the pad ends no call; Ctrl+E and a letter do', async () => {
  const { desk } = program;
  const page = await pageOf(browser, desk, 'Milica Stanojev');
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  await page.keyboard.press('c');
  await page.waitForURL('**/contacts/*');
  const id = page.url().split('/').at(-1);
  const outcome = async () => (await ask<{ outcome: string | null }>(page, desk, 'GET', `/contacts/${id}`)).outcome;
  // The pen is in the talk; one step back the focus stands beside it.
  const inTalk = () => page.evaluate(() => document.activeElement?.matches('textarea') ?? false);
  while (!(await inTalk())) await page.waitForTimeout(50);
  await page.keyboard.press('Shift+Tab');
  assert.equal(await inTalk(), false);
  for (const letter of ['e', 'e', 't', 'p', 'w', 'x']) {
    await page.keyboard.press(letter);
    assert.equal(await page.getByRole('menu').count(), 0, `${letter} opens no way to close`);
  }
  assert.equal(await outcome(), null);
  assert.equal(page.url().endsWith(`/contacts/${id}`), true, 'the contact is still on the screen');

  await page.keyboard.press('Control+e');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Control+e');
  assert.equal(await outcome(), null, 'the same keys again choose nothing');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  assert.equal(await outcome(), 'wrong_number');
});

test('Not safe now: one key, whatever stands open, and nothing of the talk is on the screen; it is kept and comes back', async () => {
  const { desk } = program;
  const page = await pageOf(browser, desk, 'Milica Stanojev');
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  await page.keyboard.press('c');
  await page.locator('[data-talk] textarea:focus').waitFor();
  await page.keyboard.type('Gazda je ušao u sobu.');
  const id = page.url().split('/').at(-1);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search or do' }).waitFor();
  await page.keyboard.press('F2');
  await page.getByText('Nothing of it is on the screen').waitFor();
  assert.equal(await page.locator('textarea, dialog[open]').count(), 0, 'neither the pad nor what stood over it');
  assert.ok(!(await page.content()).includes('Gazda'), 'nor a word of it');
  await page.locator('#page-title:focus').waitFor();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  const contact = await ask<{ outcome: string; fields: object }>(page, desk, 'GET', `/contacts/${id}`);
  assert.equal(contact.outcome, 'unsafe');
  assert.match(JSON.stringify(contact.fields), /Gazda je ušao u sobu\./);
  await handsOn(page).push('button', 'Bring the contact back');
  await page.locator('[data-talk] textarea:focus').waitFor();
  assert.equal(await page.locator('[data-talk] textarea').first().inputValue(), 'Gazda je ušao u sobu.');
});

test('A contact in danger stands first of what waits, and a time of tomorrow in one line', async () => {
  const { desk } = program;
  const page = await pageOf(browser, desk, 'Milica Stanojev');
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  const first = page.getByRole('heading', { level: 2 }).first();
  const group = page.getByRole('region', { name: 'Danger now' });
  await group.waitFor();
  assert.match((await page.locator('section:has(> h2)').first().textContent()) ?? '', /^Danger now/);
  assert.ok(await first.isVisible());
  const { rows } = await ask<{ rows: { contact: string }[] }>(page, desk, 'GET', '/waiting');
  const due = new Date(Date.now() + 24 * 3_600_000).toISOString();
  await ask(page, desk, 'POST', `/contacts/${rows.at(-1)?.contact}/promises`, { kind: 'call_back', text: '', due });
  const until = page.getByText(/^until tomorrow \d+\.\d\d$/).first();
  await until.waitFor();
  const { height = 99 } = (await until.boundingBox()) ?? {};
  assert.ok(height < 30, `it takes ${height} px: more than one line`);
});
