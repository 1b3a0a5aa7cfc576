import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';
import { postOf } from '#testing/telephone.ts';

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

type Contact = { number: string; fields: Record<string, { value: unknown }> };
type Rings = { missed: { kept: { reason: string } | null }[] };
type Connected = { id: string; secret: string; address: string };
type Telephone = (event: 'ringing' | 'answered' | 'ended', call: string, number?: string) => Promise<void>;

/** Everybody of the demonstration has the same. */
const passphrase = 'jutro lampa reka orah';
/** Sooner than a screen that heard nothing would ask again. */
const SOON = 28_000;
const KNOWN = '+381 60 000 0128';
const UNKNOWN = '060 000 0777';
const nameOfHers = 'Анђелија Ћурђин';

/** The telephone system of the first line, as its maintainer would connect it. */
async function connectTelephone(): Promise<Telephone> {
  const { desk } = program;
  const director = await pageOf(browser, desk, 'director');
  const { lines } = await ask<{ lines: { id: string }[] }>(director, desk, 'GET', '/lines');
  const telephone = await ask<Connected>(director, desk, 'POST', '/telephones', { line: lines[0]?.id });
  await director.context().close();
  return async (event, call, number = KNOWN) => {
    const answer = await fetch(new URL(telephone.address, desk), postOf(telephone, { event, call, number }));
    assert.equal(answer.status, 200, `${event}: ${answer.status}`);
  };
}

const contactOf = (page: Page) =>
  ask<Contact>(page, program.desk, 'GET', `/contacts/${page.url().split('/').at(-1) ?? ''}`);

/** Asks until it is so; nothing here is true at a moment one could name. */
async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await is())) assert.ok(Date.now() < end, what);
}

test('A ringing line: known before it is answered, goes on after it broke off, waits where nobody takes it', async () => {
  const { desk } = program;
  const telephone = await connectTelephone();
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const hands = handsOn(milica);
  await milica.getByRole('heading', { name: 'What waits' }).waitFor();

  // It rings. Before anybody answers, her rule is read, then who she is and why that is thought; a lost answer costs a
  // second and nothing else.
  await milica.route('**/api/rings/*/known', (route) => route.abort(), { times: 1 });
  await telephone('ringing', 'first');
  const strip = milica.getByRole('region', { name: 'Lines that ring' });
  await strip.getByRole('heading', { name: nameOfHers }).waitFor();
  const shown = await strip.innerText();
  assert.ok(shown.indexOf('Read first') < shown.indexOf(nameOfHers), 'the rule stands before the name');
  assert.ok(!shown.includes('000 0128'), 'the number stays masked');
  await look(milica, 'a ringing line');

  // One key takes it: the contact has the number, and what is known stands beside it.
  await hands.press('F1');
  await milica.waitForURL('**/contacts/*');
  await milica.getByRole('button', { name: 'It is her' }).waitFor();
  const first = milica.url();
  const { number, fields } = await contactOf(milica);
  assert.match(String(fields['caller_number']?.value), /28$/);
  assert.equal(await strip.count(), 0, 'the strip has gone');

  // It breaks off. She rings again, and the same contact goes on.
  await hands.press('F10');
  await telephone('ended', 'first');
  await until('the contact is closed as broken', async () => {
    const { outcome } = await ask<{ outcome: string | null }>(
      milica,
      desk,
      'GET',
      `/contacts/${first.split('/').at(-1)}`,
    );
    return outcome === 'broken';
  });
  await telephone('ringing', 'second');
  await strip.getByRole('button', { name: `Go on in ${number}` }).waitFor();
  await milica.getByRole('heading', { name: 'What waits' }).waitFor();
  await look(milica, 'a ringing line that broke off');
  await hands.press('Shift+F1');
  await milica.waitForURL(first);
  await until('the contact is open again', async () => {
    const { outcome } = await ask<{ outcome: string | null }>(
      milica,
      desk,
      'GET',
      `/contacts/${first.split('/').at(-1)}`,
    );
    return outcome === null;
  });
  await milica.locator('[data-talk] textarea:focus').waitFor();
  await hands.type('Opet zove.');
  await until('the first words of what goes on are kept', async () =>
    JSON.stringify((await contactOf(milica)).fields).includes('Opet zove.'),
  );
  await telephone('ended', 'second');

  // Locked, it says that a line rings and nothing of who; the number comes along when the screen is opened.
  // The call begins after the locked screen has asked what rings and before it hears of anything.
  const hears = Promise.withResolvers<void>();
  await milica.route('**/api/live', (route) => hears.promise.then(() => route.continue()));
  const asked = milica.waitForResponse('**/api/rings');
  await hands.press('F8');
  await milica.getByRole('heading', { name: 'Locked' }).waitFor();
  await asked;
  await telephone('ringing', 'third');
  hears.resolve();
  await milica.getByRole('button', { name: 'is ringing: answer' }).waitFor({ timeout: SOON });
  await look(milica, 'a ringing line on a locked screen');
  assert.ok(!(await milica.locator('body').innerText()).includes(nameOfHers), 'nobody is named');
  await hands.press('Alt+1');
  const alone = milica.getByRole('heading', { name: /^K-/ });
  await alone.waitFor();
  const taken = await alone.innerText();
  await look(milica, 'a contact taken while locked');
  assert.ok(!(await milica.locator('main').last().innerText()).includes('28'), 'nor numbered');
  await telephone('ended', 'third');
  await hands.push('button', 'Done, lock');
  await hands.write('Passphrase', passphrase);
  await hands.press('Enter');
  await milica.getByRole('navigation').first().waitFor();
  const { contacts } = await ask<{ contacts: { id: string; number: string }[] }>(milica, desk, 'GET', '/contacts');
  const id = contacts.find((contact) => contact.number === taken)?.id;
  await until('the number is in its contact', async () => {
    const contact = await ask<Contact>(milica, desk, 'GET', `/contacts/${id}`);
    return String(contact.fields['caller_number']?.value).endsWith('28');
  });

  // Nobody takes the next one: it waits, is not rung back, and is kept with a reason.
  await telephone('ringing', 'fourth', UNKNOWN);
  await telephone('ended', 'fourth', UNKNOWN);
  await milica.goto(desk);
  await milica.getByRole('button', { name: /^Missed calls 1/ }).waitFor();
  await hands.press('3');
  await hands.push('button', /^Missed call,/);
  await milica.getByText('An unknown number is not rung back.').waitFor();
  await look(milica, 'a missed call');
  await hands.push('button', 'Keep longer');
  await hands.pick('Why', 'maybe a child');
  await hands.push('button', 'Keep the number');
  await milica.getByText('number kept', { exact: true }).waitFor();
  const { missed } = await ask<Rings>(milica, desk, 'GET', '/rings');
  assert.deepEqual(
    missed.map(({ kept }) => kept?.reason),
    ['child'],
  );
  await look(milica, 'a missed call that is kept');

  // The same number rings again and is answered: the missed call is still there, and asks for nothing more.
  await telephone('ringing', 'fifth', UNKNOWN);
  await strip.getByText('The number is not known.').waitFor();
  await hands.press('F1');
  await milica.waitForURL('**/contacts/*');
  await telephone('ended', 'fifth', UNKNOWN);
  await milica.goto(desk);
  await milica.getByRole('button', { name: /^Missed calls 0/ }).waitFor();
  await hands.press('3');
  await hands.push('button', /^Missed call,/);
  await milica.getByText('This call does not ask to be rung back.').waitFor();
  await look(milica, 'a missed call whose number was answered since');
});
