import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
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

test('A stolen laptop opens nothing: locked, its screen, its storage and its cookies give no word of anybody', async () => {
  const { desk } = program;
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  const { contacts } = await ask<{ contacts: { id: string; who: string | null }[] }>(vesna, desk, 'GET', '/contacts');
  const contact = contacts.find(({ who }) => who === 'Tatjana Ćosin');
  assert.ok(contact);
  await vesna.goto(`${desk}/contacts/${contact.id}`);
  await vesna.getByText('Obećan broj konzulata i povratni poziv do 21.00.').waitFor();
  // The lid is shut so fast that the server never hears of the lock: the screen is dark all the same.
  await vesna.route('**/desk/api/lock', (route) => route.abort(), { times: 1 });
  await vesna.keyboard.press('F8');
  await vesna.getByRole('heading', { level: 1 }).waitFor();
  await vesna.getByText('konzulata').first().waitFor({ state: 'detached' });
  await look(vesna, 'locked');

  // Whoever has the laptop: the page, Back, a reload, everything the browser keeps, and the cookie itself.
  const secrets = ['Tatjana', 'Ćosin', '060 000 0412', 'konzulata', 'Vesna Ilić'];
  const nothing = async (where: string, text: string) => {
    for (const secret of secrets) assert.ok(!text.includes(secret), `${where} holds "${secret}"`);
  };
  await nothing('the locked page', await vesna.content());
  await vesna.goBack().catch(() => null);
  await nothing('the page after Back', await vesna.content());
  // A page loaded anew comes to the lock, not past it.
  await vesna.goto(`${desk}/contacts/${contact.id}`);
  await vesna.getByRole('heading', { level: 1, name: 'Locked' }).waitFor();
  await nothing('the page after a reload', await vesna.content());
  const held = await vesna.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      await caches.keys().catch(() => []),
      await indexedDB.databases().catch(() => []),
      document.title,
    ]),
  );
  await nothing('the browser', held);
  for (const path of [`/contacts/${contact.id}`, '/contacts', '/waiting', '/colleagues', '/alerts']) {
    const answer = await vesna.request.get(`${desk}/api${path}`);
    assert.ok(answer.status() === 423 || answer.status() === 404, `${path} answers ${answer.status()}`);
    await nothing(path, await answer.text());
  }
});
