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

test('Who reads this: shared with a team, read, seen, taken back, and what was searched for', async () => {
  const { desk } = program;
  // Milica shares her contact with the shift leads, by keys alone.
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const { lines } = await ask<{ lines: { id: string }[] }>(milica, desk, 'GET', '/lines');
  const line = lines[0]?.id;
  const { id, number } = await ask<{ id: string; number: string }>(milica, desk, 'POST', '/contacts', { line });
  await ask(milica, desk, 'POST', '/search', { query: 'Vesela Žitkov' });
  // The list of whom to share with is slow that night: what she types and her one Enter wait for it.
  const slow = Promise.withResolvers<void>();
  await milica.route('**/desk/api/sharing', (route) => slow.promise.then(() => route.continue()));
  await milica.goto(`${desk}/contacts/${id}`);
  const hers = handsOn(milica);
  await hers.push('button', 'Give access', { most: 90 });
  await hers.type('leads');
  await milica.getByText('The list is on its way.').waitFor();
  await hers.press('Enter');
  slow.resolve();
  await milica.waitForFunction(() => (document.activeElement as HTMLInputElement).value === 'Shift leads');
  await hers.write('Why', 'the whole evening follows this');
  await look(milica, 'share');
  await hers.press('Enter');
  await milica.getByRole('row', { name: /Shift leads.*the whole evening follows this, until/ }).waitFor();

  // A lead of that team reads it, and sees who else did, on a telephone too.
  const lead = await pageOf(browser, desk, 'Vesna Ilić', { width: 390, height: 844 });
  await lead.goto(`${desk}/contacts/${id}`);
  await lead.getByRole('heading', { name: number }).waitFor();
  await lead.goto(`${desk}/audit/${id}`);
  await lead.getByRole('row', { name: /Milica.*access given: Shift leads/ }).waitFor();
  await lead
    .getByRole('row', { name: /Vesna.*contact read.*Duty team/ })
    .first()
    .waitFor();
  await look(lead, 'audit of a record');

  // Taken back by one press, undone by another.
  await hers.push('button', 'Take away: Shift leads', { most: 90 });
  await milica.getByText('Taken away: Shift leads.').waitFor();
  await hers.push('button', /Undo/, { most: 120 });
  await milica.getByRole('row', { name: /Shift leads/ }).waitFor();

  // What Milica did that day, and what she searched for: opened by a press, and noted.
  await lead.goto(`${desk}/who-read`);
  const leads = handsOn(lead);
  await leads.reach('combobox', 'Whose reading');
  await leads.type('Milica');
  await leads.press('Enter');
  await lead.getByRole('link', { name: number }).waitFor();
  await leads.push('button', 'Open what was searched for', { most: 90 });
  await lead.getByText('Vesela Žitkov').waitFor();
  await look(lead, 'who read what');
});
