import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';

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
  await milica.keyboard.press('F4');
  await milica.getByText('192').first().waitFor();
  assert.equal(await pad.isVisible(), true, 'the pad stays open beside the card');
  await look(milica, 'danger');
  const id = milica.url().split('/').at(-1);

  // The lead on call sees it at once, on whatever page she is, and answers with one key.
  await vesna.getByText(/F7/).first().waitFor();
  await look(vesna, 'alert');
  await vesna.keyboard.press('F7');
  await vesna.waitForURL(`**/contacts/${id}`);
  const { alerts } = await ask<Alerts>(vesna, desk, 'GET', '/alerts');
  const mine = alerts.find(({ contact }) => contact?.id === id);
  assert.equal(mine?.kind, 'danger');
  assert.ok(mine.answered, 'the alert is answered');
  const contact = await ask<{ risk: string }>(vesna, desk, 'GET', `/contacts/${id}`);
  assert.equal(contact.risk, 'critical');
});
