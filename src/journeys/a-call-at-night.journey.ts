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

type Field = { value: unknown; by: string };
type Contact = { fields: Record<string, Field> };

const idOf = (page: Page) => page.url().split('/').at(-1) ?? '';
const spoken = ({ fields }: Contact) =>
  Object.entries(fields).flatMap(([field, { value }]) =>
    field.startsWith('talk.') ? [value as { voice: string; text: string }] : [],
  );

/** Waits until what the server keeps is as expected: the screen said nothing was lost, and so it must be. */
async function kept(page: Page, id: string, enough: (contact: Contact) => boolean): Promise<Contact> {
  for (let tries = 0; tries < 100; tries++) {
    const contact = await ask<Contact>(page, program.desk, 'GET', `/contacts/${id}`);
    if (enough(contact)) return contact;
    await page.waitForTimeout(100);
  }
  throw new Error('it was never kept');
}

/** A printer that keeps what comes out of it, sheet after sheet; each asking waits for the next one. */
async function printer(page: Page): Promise<() => Promise<string>> {
  const sheets: string[] = [];
  await page.exposeFunction('paperComesOut', (sheet: string) => void sheets.push(sheet));
  await page.evaluate(
    `globalThis.print = () => paperComesOut(document.querySelector('[data-print-sheet]').textContent)`,
  );
  return async () => {
    for (let tries = 0; tries < 300 && sheets.length === 0; tries++) await page.waitForTimeout(100);
    return sheets.shift() ?? assert.fail('nothing was printed');
  };
}

test('A call at night, by keyboard alone: written as it goes, kept through a crash, seen by two at once', async () => {
  const { desk } = program;
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  await vesna.getByRole('heading', { name: 'What waits' }).waitFor();
  await look(vesna, 'duty desk');
  // Two keys, one right behind the other: on which line is asked and answered before she could read it.
  await vesna.keyboard.press('c');
  await vesna.keyboard.press('1');
  await vesna.waitForURL('**/contacts/*');
  await vesna.getByRole('textbox', { name: 'New line: my note' }).waitFor();
  // A contact just begun puts the pen in the hand.
  await handsOn(vesna).reach('textbox', 'New line: my note', { most: 0 });
  await look(vesna, 'contact');
  const id = idOf(vesna);

  // Nothing is asked first: she writes what she hears, a line at a time, her own note and then the caller's words.
  await vesna.keyboard.type('Zove iz stana, govori tiho.');
  await vesna.keyboard.press('Enter');
  await vesna.keyboard.press('F3');
  await vesna.keyboard.type('„Pasoš su uzeli prvog dana.“');
  await vesna.keyboard.press('Enter');
  const written = await kept(vesna, id, (contact) => spoken(contact).some(({ text }) => text.endsWith('dana.“')));
  assert.deepEqual(
    spoken(written)
      .map(({ voice, text }) => [voice, text])
      .toSorted(),
    [
      ['hers', '„Pasoš su uzeli prvog dana.“'],
      ['mine', 'Zove iz stana, govori tiho.'],
    ],
  );

  // The browser dies. She signs in again and everything shown as saved is there.
  await vesna.context().close();
  const again = await pageOf(browser, desk, 'Vesna Ilić');
  await again.getByRole('navigation', { name: 'Open contacts' }).getByRole('link').waitFor();
  await again.keyboard.press('Alt+1');
  await again.waitForURL(`**/contacts/${id}`);
  await again.getByText('Zove iz stana, govori tiho.').waitFor();

  // A colleague opens the same contact; what one writes the other sees without reloading, and each sees the other.
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  await milica.goto(`${desk}/contacts/${id}`);
  await milica.getByRole('textbox', { name: 'Where now' }).waitFor();
  await again.getByText(/^MS Milica (reads|writes)$/).waitFor();
  await milica.getByText(/^VI Vesna (reads|writes)$/).waitFor();
  await handsOn(milica).write('Where now', 'Novi Sad');
  await kept(again, id, ({ fields }) => fields['municipality']?.value === 'Novi Sad');
  await again.waitForFunction(() =>
    [...document.querySelectorAll('input')].some((input) => input.value === 'Novi Sad'),
  );

  // Both write in one field while one is without connection: both versions are shown, none is lost.
  await milica.route('**/desk/api/contacts/*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await handsOn(milica).write('Name, as given', 'Anđelija', { by: 'Shift+Tab' });
  await handsOn(again).write('Name, as given', 'Andjela');
  await kept(again, id, ({ fields }) => fields['caller_name']?.value === 'Andjela');
  await milica.unroute('**/desk/api/contacts/*');
  await milica.getByRole('button', { name: 'Keep mine' }).waitFor({ timeout: 60_000 });
  await look(milica, 'conflict');
  await handsOn(milica).push('button', 'Keep mine');
  await kept(milica, id, ({ fields }) => fields['caller_name']?.value === 'Anđelija');

  // On paper there is nobody until she chooses so, and of a number never more than the screen shows.
  const changes = [{ field: 'caller_number', basedOn: 0, value: '060 000 0199' }];
  await ask(milica, desk, 'PUT', `/contacts/${id}`, { changes });
  await milica.getByRole('group', { name: 'Number', exact: true }).getByText('••99').waitFor();
  const printed = await printer(milica);
  await handsOn(milica).press('Control+p');
  await milica.getByRole('dialog', { name: 'Print' }).waitFor();
  await handsOn(milica).push('button', 'Print', { exact: true });
  const plain = await printed();
  for (const said of [/CONFIDENTIAL/, /K-\d{4}-\d{4}/]) assert.match(plain, said);
  for (const word of ['Anđelija', 'Novi Sad', 'Zove iz stana', '••99']) assert.ok(!plain.includes(word), word);
  await handsOn(milica).push('checkbox', 'Also what is sealed', { by: 'Shift+Tab' });
  await handsOn(milica).push('button', 'Print', { exact: true });
  const whole = await printed();
  for (const word of ['Anđelija', 'Novi Sad', 'Zove iz stana', '060 ••• ••99']) assert.ok(whole.includes(word), word);
});

test('Several contacts open at once; a silent call is closed with two keys and taken back with one', async () => {
  const { desk } = program;
  const page = await pageOf(browser, desk, 'Milica Stanojev');
  const press = (key: string) => page.keyboard.press(key);
  const tabs = () => page.getByRole('navigation', { name: 'Open contacts' }).getByRole('link').allInnerTexts();
  const arrived = (id: string) => page.waitForURL(`**/contacts/${id}`);
  const state = (id: string) => ask<{ outcome: string | null; number: string }>(page, desk, 'GET', `/contacts/${id}`);
  const begin = async (key: string) => {
    const earlier = page.url();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await press(key);
    await page.waitForURL((url) => url.href !== earlier && /contacts\/[0-9a-f-]{36}$/.test(url.pathname));
    await page.getByRole('textbox', { name: 'New line: my note' }).waitFor();
    return idOf(page);
  };
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  const first = await begin('c');
  // The focus slipped out of the talk: letters do nothing in an open contact. With Alt they do.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const slipped of ['c', 'g', 'd', 'z']) await press(slipped);
  const second = await begin('Alt+c');
  const numbers = [(await state(first)).number, (await state(second)).number];
  const standing = async (last: string[]) => {
    for (let tries = 0; tries < 100 && (await tabs()).slice(-2).join() !== last.join(); tries++)
      await page.waitForTimeout(100);
    assert.deepEqual((await tabs()).slice(-2), last);
  };
  await standing(numbers);

  // The tab goes to the left, and one key leads to its neighbour.
  await press('Alt+Shift+PageUp');
  await standing(numbers.toReversed());
  await press('Alt+PageDown');
  await arrived(first);
  await look(page, 'two contacts open');

  // Nobody spoke: two keys, also from the pad, and it is no nuisance. One key takes it back.
  await press('Control+e');
  await page.getByRole('menu').waitFor();
  await press('t');
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  assert.equal((await state(first)).outcome, 'silent');
  await press('z');
  await arrived(first);
  await page.getByRole('button', { name: 'Not safe now' }).waitFor();
  assert.equal((await state(first)).outcome, null);

  // A tab is put away with one key; the contact is not.
  await press('Alt+w');
  await page.waitForURL((url) => !url.pathname.endsWith(first));
  await page.getByRole('link', { name: numbers[0] ?? '', exact: true }).waitFor({ state: 'detached' });
  assert.equal((await state(first)).outcome, null);
});

test('A slash is a slash in a sentence, and a key pressed twice begins one contact', async () => {
  const { desk } = program;
  const page = await pageOf(browser, desk, 'Milica Stanojev');
  const count = async () => (await ask<{ contacts: unknown[] }>(page, desk, 'GET', '/contacts')).contacts.length;
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  await page.getByRole('button', { name: 'Away for a while' }).first().waitFor();
  const earlier = await count();
  // At once, as an impatient finger does: nothing has been shown yet.
  await Promise.all(['c', 'c', 'c'].map((again) => page.keyboard.press(again)));
  await page.waitForURL('**/contacts/*');
  await page.getByRole('textbox', { name: 'New line: my note' }).waitFor();
  assert.equal(await count(), earlier + 1);
  const id = idOf(page);

  await handsOn(page).reach('textbox', 'New line: my note', { most: 0 });
  await page.keyboard.type('majka / otac, ona /ej/ 24 /7');
  const { fields } = await kept(page, id, (contact) => spoken(contact).some(({ text }) => text.endsWith('7')));
  assert.deepEqual(
    spoken({ fields }).map(({ text }) => text),
    ['majka / otac, ona /ej/ 24 /7'],
  );

  // By Enter the slash still inserts what is chosen.
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await handsOn(page).reach('button', 'time', { by: 'ArrowRight' });
  await page.keyboard.press('Enter');
  await page.keyboard.type('stigla');
  await kept(page, id, (contact) => spoken(contact).some(({ text }) => /^\d{1,2}\.\d{2} stigla$/.test(text)));
});

test('A letter is entered as one: each of the six channels is offered, and of one entered later it is asked when, and who spoke', async () => {
  const { desk } = program;
  const page = await pageOf(browser, desk, 'Milica Stanojev');
  await page.goto(`${desk}/contacts`);
  const hands = handsOn(page);
  await hands.push('button', 'Another way');
  await page.getByRole('dialog', { name: 'Another way' }).waitFor();
  await hands.reach('combobox', 'How it came');
  await hands.press('ArrowDown');
  await page.getByRole('option', { name: 'telephone' }).waitFor();
  const offered = await page.getByRole('option').allInnerTexts();
  assert.deepEqual(offered, ['telephone', 'walk-in', 'letter', 'e-mail', 'web message', 'social network']);
  await hands.choose('How it came', 'letter');
  await hands.pick('When', 'entered later');
  await hands.push('button', 'Begin the contact');
  await page.getByText('Write day and time, even roughly.').waitFor();
  await page.getByText('Choose who spoke, also when it was you.').waitFor();
  await look(page, 'a contact entered later');
  await hands.pick('When', 'just now', { by: 'Shift+Tab' });
  await hands.push('button', 'Begin the contact');
  await page.waitForURL(/contacts\/[0-9a-f-]{36}$/);
  const { channel } = await ask<{ channel: string }>(page, desk, 'GET', `/contacts/${idOf(page)}`);
  assert.equal(channel, 'letter');
});
