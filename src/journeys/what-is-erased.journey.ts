import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, look, printed } from '#testing/chromium.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { listedLongAgo, makeOld, ownersHands, writingAbout } from '#testing/let-time-pass.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';
import { tellFailure } from '#testing/tell-failure.ts';

let program: RealProgram;
let browser: Browser;
let owner: ReturnType<typeof ownersHands>;

tellFailure(() => ({ browser, program }));
before(async () => {
  program = await startRealProgram('demo');
  owner = ownersHands(program.dataDir);
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await owner?.destroy();
  await program?.stop();
});

type Made = { id: string; number: string };
const CALLED = '+381 61 555 0166';
const ERASE = /^Erase 1 contact/;

/** A closed call about somebody known by nothing else. */
async function closedCall(page: Page, number: string): Promise<Made> {
  const call = <T>(method: string, path: string, body?: object) => ask<T>(page, program.desk, method, path, body);
  const { lines } = await call<{ lines: { id: string }[] }>('GET', '/lines');
  const made = await call<Made>('POST', '/contacts', { line: lines[0]?.id });
  const changes = [
    { field: 'caller_name', basedOn: 0, value: 'Anđelka Tomašev' },
    { field: 'caller_number', basedOn: 0, value: number },
  ];
  await call('PUT', `/contacts/${made.id}`, { changes });
  await call('POST', `/contacts/${made.id}/person`, { new: {} });
  await call('POST', `/contacts/${made.id}/close`, { outcome: 'done' });
  return made;
}

/** How many are found by a number; the index may still be opening. */
async function foundBy(page: Page, query: string): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await page.request.post(`${program.desk}/api/search`, { data: { query, birthYear: null } });
    if (answer.status() === 200) return ((await answer.json()) as { hits: unknown[] }).hits.length;
    await page.waitForTimeout(200);
  }
  throw new Error('the search never opened');
}

test('What is erased: a time is set knowing what it means, one contact is held, the run is stopped and goes, and the proof is printed', async () => {
  const { desk } = program;
  const ljubinka = await pageOf(browser, desk, 'Ljubinka Žarin', { scheme: 'dark' });
  const milica = await pageOf(browser, desk, 'Milica Stanojev', { width: 390, height: 844 });
  const vesna = await pageOf(browser, desk, 'Vesna Ilić', { scheme: 'dark', width: 390, height: 844 });
  const [held, goes] = [await closedCall(milica, '+381 61 555 0155'), await closedCall(milica, CALLED)];
  await makeOld(owner, [held.id, goes.id]);
  assert.equal(await foundBy(milica, CALLED), 1);

  // The director types a time, and reads what it would mean before she saves it.
  await ljubinka.goto(`${desk}/retention`);
  await ljubinka.getByRole('button', { name: 'Change how long: all other contacts' }).waitFor();
  await look(ljubinka, 'retention, with nothing in it');
  const director = handsOn(ljubinka);
  await director.push('button', 'Change how long: all other contacts');
  await director.write('Months after closing', '6');
  await ljubinka.getByText('2 contacts are over their time today').waitFor();
  await look(ljubinka, 'retention, a time about to be set');
  await director.push('button', 'Save');
  await ljubinka.getByText('The time of 2 contacts ends within thirty days').waitFor();
  await ljubinka.getByText('There is nothing to confirm today.').waitFor();
  await look(ljubinka, 'retention, with two that go');

  // Whoever may stop it reads of it where her day begins.
  await vesna.goto(desk);
  await vesna.getByText('all other contacts, 6 months instead of without a time').waitFor();
  await look(vesna, 'duty desk of a lead, a time was made shorter');

  // The operator sees that two of hers go, and holds one.
  await milica.goto(desk);
  await milica.getByText('Of the contacts you read, 2 can be erased within fourteen days.').waitFor();
  await look(milica, 'duty desk, two of hers go');
  const operator = handsOn(milica);
  await operator.push('link', 'Which ones');
  await milica.getByRole('button', { name: `Hold back from erasure: ${held.number}` }).waitFor();
  await look(milica, 'what goes soon');
  await operator.push('button', `Hold back from erasure: ${held.number}`);
  await operator.write('Why', 'sud traži spise');
  await look(milica, 'holding a contact');
  await operator.press('Enter');
  await milica.getByRole('listitem').filter({ hasText: held.number }).waitFor({ state: 'detached' });
  await milica.goto(`${desk}/contacts/${held.id}`);
  await milica.getByText('On legal hold since').waitFor();
  await look(milica, 'a contact that is held');
  await milica.goto(`${desk}/contacts/${goes.id}`);
  await milica.getByText(/Its time ends on/).waitFor();
  await look(milica, 'a contact whose time ends');

  // Fourteen days later the director confirms. Somebody writes about it at this moment, so it waits, and she stops it.
  await ljubinka.getByText('legal hold').waitFor();
  await listedLongAgo(owner, [held.id, goes.id]);
  const stopWriting = await writingAbout(owner, goes.id);
  await ljubinka.reload();
  await confirm(ljubinka);
  await ljubinka.getByText('Erasing. It takes some minutes.').waitFor();
  await look(ljubinka, 'retention, a run under way');
  await director.push('button', 'Stop the erasure', { most: 60 });
  await ljubinka.getByText('stopped', { exact: true }).waitFor();
  await stopWriting();
  await ask(milica, desk, 'GET', `/contacts/${goes.id}`);

  // Confirmed once more it goes, and the proof is printed.
  await confirm(ljubinka);
  await ljubinka.locator('#main').getByText('The register is whole, from its first entry to its last: 1.').waitFor();
  await look(ljubinka, 'retention, after a run');
  const paper = await printed(ljubinka, () => director.push('button', 'Print the proof', { most: 80 }));
  assert.match(paper, /Register of erasures/);
  assert.match(paper, /The register is whole/);
  assert.match(paper, /all other contacts\s+Ljubinka Žarin/);
  assert.ok(!paper.includes(goes.number) && !paper.includes('Tomašev'));

  // It is found neither by its number nor by its address; the held one is there, and is let go by whoever may.
  assert.equal(await foundBy(milica, CALLED), 0);
  await milica.goto(`${desk}/contacts/${goes.id}`);
  await milica.getByText('There is nothing here').waitFor();
  await vesna.goto(desk);
  await vesna.getByText(/An erasure was confirmed by Ljubinka Žarin/).waitFor();
  await vesna.goto(`${desk}/contacts/${held.id}`);
  await vesna.getByRole('button', { name: 'Lift the hold' }).waitFor();
  const lead = handsOn(vesna);
  await lead.push('button', 'Lift the hold');
  await lead.write('Why', 'postupak je završen');
  await lead.press('Enter');
  await vesna.getByText(/The hold was lifted on/).waitFor();
  await look(vesna, 'a contact whose hold was lifted');
});

async function confirm(page: Page): Promise<void> {
  const hands = handsOn(page);
  await page.getByRole('button', { name: 'Confirm erasure' }).waitFor();
  await hands.push('button', 'Confirm erasure', { most: 60 });
  await page.getByRole('button', { name: ERASE }).waitFor();
  await look(page, 'retention, about to be confirmed');
  await hands.push('button', ERASE, { most: 60 });
}
