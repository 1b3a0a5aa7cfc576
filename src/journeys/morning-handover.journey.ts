import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { PASSPHRASE } from '#testing/cast.ts';
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

type Waiting = { rows: { number: string; promise: { id: string; owner: string | null } | null }[] };
type Duty = { lines: { line: string; name: string; posts: { account: string; post: string }[] }[] };

test('Morning handover: read, confirmed, printed, and every open promise goes on', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  const me = await ask<{ id: string }>(milica, desk, 'GET', '/me');
  const { lines } = await ask<Duty>(milica, desk, 'GET', '/duty');
  const line = lines.find(({ posts }) => posts.some(({ account }) => account === me.id));
  assert.ok(line, 'Milica is on duty');
  const earlier = await ask<Waiting>(milica, desk, 'GET', '/waiting');
  const hers = earlier.rows.filter(({ promise }) => promise?.owner === me.id).map(({ promise }) => promise?.id);
  assert.ok(hers.length > 0, 'Milica has open promises');

  // Milica writes what the next shift should know, and hands the line over.
  await milica.goto(`${desk}/handover/${line.line}`);
  await milica.getByRole('heading', { name: 'What passes to the next shift' }).waitFor();
  await look(milica, 'handover');
  const hands = handsOn(milica);
  await hands.write('What the next shift should know', 'Majka iz Smedereva čeka poziv, konzulat je obavešten.');
  // Called away in the middle of it, she locks; what she has written is there when she comes back.
  await hands.press('F8');
  await milica.getByRole('heading', { name: 'Locked' }).waitFor();
  assert.ok(!(await milica.content()).includes('Smedereva'), 'and it is not on a locked screen');
  await hands.write('Passphrase', PASSPHRASE);
  await hands.press('Enter');
  const note = milica.getByLabel('What the next shift should know');
  await note.waitFor();
  assert.match(await note.inputValue(), /^Majka iz Smedereva/);
  await hands.push('button', /Hand the line over/);

  // Vesna takes the line with one key, reads, confirms; nothing of it belongs to somebody who has gone.
  await vesna.goto(desk);
  await vesna.getByRole('button', { name: /^Take/ }).first().waitFor();
  await vesna.keyboard.press('t');
  await vesna.getByText('you').first().waitFor();
  await vesna.goto(`${desk}/handover/${line.line}`);
  await vesna.getByText('Majka iz Smedereva čeka poziv, konzulat je obavešten.').first().waitFor();
  await look(vesna, 'handover to read');
  await handsOn(vesna).push('button', /I have read it and take over/);
  await vesna
    .getByText(/Read and confirmed/)
    .first()
    .waitFor();
  const later = await ask<Waiting>(vesna, desk, 'GET', '/waiting');
  const owners = new Map(later.rows.flatMap(({ promise }) => (promise ? [[promise.id, promise.owner]] : [])));
  for (const promise of hers) {
    assert.ok(promise && owners.has(promise), 'the promise still waits');
    assert.notEqual(owners.get(promise), me.id, 'it does not belong to somebody off duty');
  }

  // On paper: classified, without names unless they are chosen.
  await vesna.emulateMedia({ media: 'print' });
  const paper = await vesna.locator('body').innerText();
  assert.match(paper, /CONFIDENTIAL, for the shift only/);
  assert.ok(!paper.includes('Tatjana Ćosin'), 'no full name on paper unless chosen');
});
