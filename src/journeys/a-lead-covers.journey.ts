import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Route } from 'playwright-core';
import { PASSPHRASE } from '#testing/cast.ts';
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

/** Answers the first opening as the server does whoever has not proved herself for a while. */
function askOnce(): (route: Route) => Promise<void> {
  let asked = false;
  return async (route) => {
    if (asked || route.request().method() !== 'POST') return route.continue();
    asked = true;
    return route.fulfill({ status: 428, json: { error: { code: 'prove-again', details: {} } } });
  };
}

type Contact = { id: string; number: string };

test('A lead covers for an absent colleague', async () => {
  const { desk } = program;
  // Milica keeps one contact to herself: she takes the duty team's access away, and then she is gone for the day.
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const me = await ask<{ id: string }>(milica, desk, 'GET', '/me');
  const { lines } = await ask<{ lines: { id: string }[] }>(milica, desk, 'GET', '/lines');
  const { id, number } = await ask<Contact>(milica, desk, 'POST', '/contacts', { line: lines[0]?.id });
  await ask(milica, desk, 'PUT', `/contacts/${id}`, {
    changes: [{ field: 'caller_name', basedOn: 0, value: 'Vesela Žitkov' }],
  });
  const { grants } = await ask<{ grants: { principal: string }[] }>(milica, desk, 'GET', `/contacts/${id}/grants`);
  for (const { principal } of grants.filter((grant) => grant.principal !== me.id))
    await ask(milica, desk, 'DELETE', `/contacts/${id}/grants/${principal}`);

  // A mother rings with the number of that contact. The lead finds nothing, and covers.
  const lead = await pageOf(browser, desk, 'legal');
  await lead.goto(`${desk}/contacts/${id}`);
  await lead.getByText('There is nothing here').waitFor();
  await lead.context().close();
  const director = await pageOf(browser, desk, 'director');
  const cover = await pageOf(browser, desk, 'lead');
  await cover.goto(`${desk}/cover`);
  const hands = handsOn(cover);
  await hands.write('Number of the record', number.toLowerCase());
  await hands.write('Reason, in one sentence', 'Milica is travelling, the mother is on the line');
  await look(cover, 'cover');
  // As if she had signed in longer ago: before it opens she proves that it is still she.
  await cover.route('**/desk/api/standby', askOnce());
  await cover.keyboard.press('Enter');
  await cover.getByRole('heading', { name: 'Once more: who you are' }).waitFor();
  await look(cover, 'once more');
  await cover.keyboard.type(PASSPHRASE);
  await cover.keyboard.press('Enter');
  await cover.waitForURL(`**/contacts/${id}`);
  assert.equal(await cover.getByLabel('Name, as given').inputValue(), 'Vesela Žitkov');
  await cover.goBack();
  await hands.push('link', number);
  await cover.waitForURL(`**/contacts/${id}`);

  // Asked for once more, it is only shown: she reads it, and nobody is alarmed again.
  await cover.goBack();
  await hands.write('Number of the record', number);
  await hands.write('Reason, in one sentence', 'Again');
  await cover.keyboard.press('Enter');
  await cover.waitForURL(`**/contacts/${id}`);

  // The director sees it at once, without reloading, and reviews it; the reason stays sealed with the record.
  await director.getByRole('link', { name: /Cover/ }).getByText('1').waitFor();
  await handsOn(director).push('link', /Cover/);
  await director.getByText('The reason is read by whoever can open the record.').waitFor();
  await look(director, 'review');
  await handsOn(director).push('button', 'It is right');
  await director.getByText(/^right, /).waitFor();
  // The button that was pressed is gone; the keyboard stays with the row it stood in.
  await director.locator('li:focus, li :focus').waitFor();

  // The mother was helped: the lead ends it before its hour, and the record is closed to her.
  await cover.goBack();
  await hands.push('button', 'End it early');
  await cover.getByRole('link', { name: number }).waitFor({ state: 'detached' });
  await cover.goto(`${desk}/contacts/${id}`);
  await cover.getByText('There is nothing here').waitFor();

  // Who opened what stays.
  const answer = await ask<{ openings: { found: string; dossier: string }[] }>(cover, desk, 'GET', '/standby');
  assert.equal(answer.openings.length, 1);
  assert.deepEqual([answer.openings[0]?.dossier, answer.openings[0]?.found], [id, 'right']);
});
