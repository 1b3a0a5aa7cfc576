import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium, look, printed } from '#testing/chromium.ts';
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

type Made = { id: string; number: string };
type Case = Made & { owner: string | null; people: { person: string | null; role: string; called: string }[] };
type Tasks = { tasks: { kind: string; due: string | null; owner: string | null; level: string | null }[] };
type Referrals = { referrals: { way: string; data: string[]; organisation: { name: string } }[] };
type Consents = { consents: { purpose: string; state: string }[] };
type Month = {
  contacts: { all: number };
  persons: { new: number; repeated: number };
  cases: { all: number };
};

const idOf = (page: Page) => page.url().split('/').at(-1) ?? '';
const thisMonth = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Belgrade' }).slice(0, 7);
const monthOf = (director: Page) => ask<Month>(director, program.desk, 'GET', `/months/${thisMonth()}`);

/** Begins a contact by its key, and waits for the pen. */
async function beginContact(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'What waits' }).waitFor();
  await page.getByRole('button', { name: 'Away for a while' }).first().waitFor();
  await page.keyboard.press('c');
  await page.waitForURL('**/contacts/*');
  await page.getByRole('textbox', { name: 'New line: my note' }).waitFor();
  return idOf(page);
}

/** The sheet that opens a case, over a contact that is there. */
async function openSheet(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'New line: my note' }).waitFor();
  await page.keyboard.press('F7');
  await page.getByRole('dialog', { name: 'Open a case' }).waitFor();
}

/** A case's page, once it is whole. */
async function arriveAtCase(page: Page): Promise<void> {
  await page.waitForURL('**/cases/*');
  await page.getByRole('button', { name: /^Add/ }).waitFor();
}

/** What a browser may have kept of a picture: a name of it, an address, an element, a store. Runs in the page. */
async function leftOf(name: string): Promise<string[]> {
  const pictures = [...document.querySelectorAll('img, iframe, object, embed')].map(({ outerHTML }) => outerHTML);
  const addresses = performance.getEntriesByType('resource').filter((each) => each.name.startsWith('blob:'));
  const kept = [localStorage, sessionStorage].map((store) => JSON.stringify(store)).filter((all) => all.includes(name));
  const stores = (await indexedDB.databases()).map((each) => each.name ?? '');
  return [...pictures, ...addresses.map((each) => each.name), ...kept, ...stores, ...(await caches.keys())];
}

test('A call at night becomes a case by morning', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const hers = handsOn(milica);
  const contact = await beginContact(milica);
  await hers.type('Zove sa stanice, govori tiho.');
  await hers.press('Enter');

  // Whom to send to, from the talk: a stroke and a few letters. That she was given the number is counted as a referral.
  await hers.press('/');
  await hers.reach('button', 'organisation', { by: 'ArrowRight' });
  await hers.press('Enter');
  await milica.getByRole('dialog', { name: 'Whom to send to' }).waitFor();
  await hers.type('Most');
  await hers.press('Enter');
  await milica.waitForFunction(() => (document.activeElement as HTMLTextAreaElement | null)?.value?.includes('Most'));
  await hers.press('Enter');
  await milica.getByText(/Noted: the number was given/).waitFor();
  const { referrals } = await ask<Referrals>(milica, desk, 'GET', `/dossiers/${contact}/referrals`);
  assert.deepEqual(
    referrals.map(({ way, data, organisation }) => [way, data.length, organisation.name.includes('Most')]),
    [['told', 0, true]],
  );
  await hers.write('Name, as given', 'Jasna Vukelić', { by: 'Shift+Tab' });
  await hers.pick('First risk assessment', 'high');

  // The quick eleven: first whether it may be asked at all, then what she says, what she does not, what nobody asked.
  await milica.getByRole('button', { name: 'New check' }).waitFor();
  await hers.push('button', 'New check');
  await hers.choose('Which list', 'quick check, eleven indicators');
  await hers.push('button', 'Begin the check');
  await milica.getByRole('heading', { name: 'Before the questions' }).waitFor();
  for (const key of ['1', 'j', '1', 'j', '1', 'j', '1', 'n']) await hers.press(key);
  await milica.getByRole('heading', { name: 'Indicators' }).waitFor();
  for (const key of ['1', 'j', '3', 'j', '4', 'j', '1']) await hers.press(key);
  await hers.press('ControlOrMeta+s');
  await milica.getByText(/The finding was saved/).waitFor();
  await milica.getByText('2 of 11 are present').waitFor();
  await hers.push('link', /Back to/);

  // Opened by a slip: one key takes it back, nothing of it is left, and the call stands as it stood.
  await openSheet(milica);
  await hers.push('button', 'Open the case');
  await arriveAtCase(milica);
  const slip = idOf(milica);
  await milica.getByRole('button', { name: /Undo/ }).waitFor();
  await hers.press('z');
  await milica.waitForURL(`**/contacts/${contact}`);
  await milica.getByText('Zove sa stanice, govori tiho.').waitFor();
  assert.equal((await milica.request.get(`${desk}/api/cases/${slip}`)).status(), 404);
  const { cases: left } = await ask<{ cases: Made[] }>(milica, desk, 'GET', `/contacts/${contact}/cases`);
  assert.deepEqual(left, []);

  // One act: who, in which part, how grave, what she agreed to. Nobody has charge of it at three in the morning.
  await openSheet(milica);
  await hers.push('button', 'Add somebody');
  await hers.type('čovek koji je čeka ispred');
  await hers.choose(/Part of: čovek/, 'alleged offender');
  await hers.write('Why that risk', 'čeka je ispred stanice');
  await hers.push('button', 'New', { exact: true });
  await hers.choose('What for', 'our services');
  await hers.pick('How it was asked', 'read aloud');
  await hers.push('checkbox', 'told that it can be withdrawn any time');
  await hers.push('checkbox', 'understands what happens next');
  await hers.push('button', 'consents', { exact: true });
  await look(milica, 'the sheet that opens a case');
  await hers.push('button', 'Open the case');
  await arriveAtCase(milica);
  const id = idOf(milica);
  const opened = await ask<Case>(milica, desk, 'GET', `/cases/${id}`);
  assert.equal(opened.owner, null);
  const parts = opened.people.map(({ role }) => role);
  assert.deepEqual(parts.toSorted(), ['alleged_offender', 'person_of_concern']);
  const { consents } = await ask<Consents>(milica, desk, 'GET', `/dossiers/${id}/consents`);
  assert.deepEqual(
    consents.map(({ purpose, state }) => [purpose, state]),
    [['services', 'given']],
  );
  const { tasks } = await ask<Tasks>(milica, desk, 'GET', `/dossiers/${id}/tasks`);
  assert.ok(tasks.some(({ kind, due, level }) => kind === 'assign' && due !== null && level === 'high'));

  // By morning: the lead finds it among what is nobody's, and gives it to somebody.
  const lead = await pageOf(browser, desk, 'Vesna Ilić');
  const hands = handsOn(lead);
  await hands.push('link', /^Tasks/);
  await lead.getByRole('heading', { name: 'My day' }).waitFor();
  await hands.push('button', /Nobody's yet/);
  await lead
    .getByRole('link', { name: new RegExp(`${opened.number}.*`) })
    .first()
    .waitFor();
  await hands.push('link', new RegExp(`owner of the case.*${opened.number}`), { most: 90 });
  await arriveAtCase(lead);
  await hands.press('n');
  await hands.reach('menuitem', 'Who has charge of it', { by: 'ArrowDown' });
  await hands.press('Enter');
  await hands.reach('combobox', 'Who has charge of it');
  await hands.type('Dragan');
  await hands.press('Enter');
  await hands.push('button', 'Write down who');
  await lead
    .getByText(/Dragan Petkov, /)
    .first()
    .waitFor();

  // Whoever has charge of it reads the night's call from the case, and writes on; the operator still reads both.
  const dragan = await pageOf(browser, desk, 'Dragan Petkov');
  const his = handsOn(dragan);
  await dragan.goto(`${desk}/cases/${id}`);
  await arriveAtCase(dragan);
  await his.press('n');
  await his.reach('menuitem', 'Note', { by: 'ArrowDown' });
  await his.press('Enter');
  await his.write('my note', 'Čuli smo se u osam, na sigurnom je.', { exact: true });
  await his.push('button', 'Save the note');
  const noted = dragan.getByText('Čuli smo se u osam, na sigurnom je.');
  await noted.waitFor();
  await dragan.getByRole('textbox', { name: 'my note', exact: true }).waitFor({ state: 'detached' });

  // What is hard to read is folded for whoever reads, opens at a press and folds again.
  await his.press('n');
  await his.reach('menuitem', 'Note', { by: 'ArrowDown' });
  await his.press('Enter');
  await his.write('my note', 'Opisuje modrice na rukama.', { exact: true });
  await his.choose('Fold it for those who read', 'injuries');
  await his.press('ControlOrMeta+Enter');
  const hard = dragan.getByText('Opisuje modrice na rukama.');
  await his.push('button', 'Show', { exact: true, most: 90 });
  await hard.waitFor();
  await his.push('button', 'Fold again', { most: 90 });
  await hard.waitFor({ state: 'detached' });

  // Somebody passes by: one key blurs what is sealed and leaves the coded half.
  const isBlurred = () =>
    noted.evaluate((words) => getComputedStyle(words.closest('.sealed') ?? words).filter !== 'none');
  await his.press('F9');
  assert.ok(await isBlurred());
  await his.press('F9');
  assert.ok(!(await isBlurred()));

  // On paper by initials and codes; names, words and the course only where they are chosen.
  const onPaper = () => printed(dragan, () => his.push('button', 'Print', { exact: true }));
  await his.press('ControlOrMeta+p');
  const bare = await onPaper();
  assert.match(bare, /CONFIDENTIAL, only for those who read this case/);
  assert.match(bare, /person at risk\s+JV/);
  assert.doesNotMatch(bare, /Vukelić|Čuli smo se|čeka je ispred/);
  for (const also of [/^Full names too/, /^Words too/, /^The course too/]) await his.push('checkbox', also);
  const whole = await onPaper();
  for (const said of ['Jasna Vukelić', 'čeka je ispred stanice', 'Čuli smo se u osam'])
    assert.ok(whole.includes(said), said);
  await his.press('Escape');

  // A picture is painted, not given an address or a file: closed, nothing of it is left in the browser.
  const draw = { width: 40, height: 20, channels: 3, background: '#357' } as const;
  const bytes = (await sharp({ create: draw }).png().toBuffer()).toString('base64');
  await ask(dragan, desk, 'POST', `/cases/${id}/documents`, { name: 'ulaz u zgradu', bytes });
  // Narrow, with what lies beside the case in front: where the document is added comes forward.
  await dragan.setViewportSize({ width: 390, height: 844 });
  await his.push('button', 'Beside the case', { most: 90 });
  await his.press('n');
  await his.reach('menuitem', 'Document', { by: 'ArrowDown' });
  await his.press('Enter');
  await dragan.waitForFunction(() => document.activeElement?.textContent === 'Add a document');
  await dragan.setViewportSize({ width: 1440, height: 900 });
  await his.push('button', 'Look: ulaz u zgradu', { most: 90 });
  await dragan.waitForFunction(() => document.querySelector('canvas')?.width === 40);
  await his.push('button', 'Close', { exact: true });
  await dragan.locator('canvas').waitFor({ state: 'detached' });
  assert.deepEqual(await dragan.evaluate(leftOf, 'ulaz'), []);
  await dragan.goto(`${desk}/contacts/${contact}`);
  await dragan.getByText('Zove sa stanice, govori tiho.').waitFor();
  await milica.getByText('Čuli smo se u osam, na sigurnom je.').waitFor();
});

test('Two contacts, one person, one case', async () => {
  const { desk } = program;
  const director = await pageOf(browser, desk, 'director');
  const earlier = await monthOf(director);
  // The first call is a case already.
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const { lines } = await ask<{ lines: { id: string; kind: string }[] }>(milica, desk, 'GET', '/lines');
  const line = lines.find(({ kind }) => kind === 'sos')?.id;
  const first = await ask<Made>(milica, desk, 'POST', '/contacts', { line });
  const said = { caller_name: 'Višnja Ratković', caller_number: '060 000 0377' };
  const changes = Object.entries(said).map(([field, value]) => ({ field, basedOn: 0, value }));
  await ask(milica, desk, 'PUT', `/contacts/${first.id}`, { changes });
  const opened = await ask<Made>(milica, desk, 'POST', `/contacts/${first.id}/case`, {
    risk: 'medium',
    persons: [{ said: true, role: 'person_of_concern' }],
  });
  const { people } = await ask<Case>(milica, desk, 'GET', `/cases/${opened.id}`);

  // She rings again: her number says who it may be, the operator says it is her, and the call joins the case.
  const second = await beginContact(milica);
  const hers = handsOn(milica);
  await hers.write('Number', '+381 60 000 0377', { exact: true, by: 'Shift+Tab' });
  await milica.getByRole('button', { name: 'It is her' }).waitFor();
  await hers.push('button', 'It is her');
  await milica.getByRole('button', { name: 'I have read it, show the number' }).waitFor();
  await openSheet(milica);
  // The sheet says that a case about her runs: attaching to it is one press away, and no second one is opened.
  await milica.getByText(`A case about the same person runs already, ${opened.number}.`).waitFor();
  await hers.push('button', 'Attach to that case');
  const which = milica.getByRole('combobox', { name: 'Which case it belongs to' });
  await which.waitFor();
  assert.match(await which.inputValue(), new RegExp(opened.number));
  await hers.push('button', 'Attach to the case');
  await milica.getByText('This contact is part of case').first().waitFor();

  // One person, one case, two contacts: so it stands in the case, and so it is counted.
  const { cases } = await ask<{ cases: Made[] }>(milica, desk, 'GET', `/people/${people[0]?.person}/cases`);
  assert.deepEqual(
    cases.map(({ number }) => number),
    [opened.number],
  );
  const { lines: course } = await ask<{ lines: { kind: string; ref: string }[] }>(
    milica,
    desk,
    'POST',
    `/cases/${opened.id}/timeline`,
    { group: 'contacts' },
  );
  assert.deepEqual(new Set(course.map(({ ref }) => ref)), new Set([first.id, second]));
  const later = await monthOf(director);
  const { contacts, persons, cases: counted } = earlier;
  const more = (month: Month) => [month.contacts.all, month.persons.new + month.persons.repeated, month.cases.all];
  assert.deepEqual(more(later), [contacts.all + 2, persons.new + persons.repeated + 1, counted.all + 1]);

  // A third call under another name begins a second record; the program suggests that it is her and merges nothing.
  const third = await ask<Made>(milica, desk, 'POST', '/contacts', { line });
  await ask(milica, desk, 'POST', `/contacts/${third.id}/person`, {
    new: {
      names: [{ text: 'Visnja Ratkovic', kind: 'other' }],
      numbers: [{ number: '060 000 0377', kind: 'other', note: '' }],
    },
  });
  const lead = await pageOf(browser, desk, 'Vesna Ilić');
  await lead.goto(`${desk}/duplicates`);
  const pair = lead.getByRole('region', { name: 'Perhaps the same person' }).filter({ hasText: 'Visnja Ratkovic' });
  await pair.getByRole('link', { name: 'Višnja Ratković' }).waitFor();
  // A person says that it is her, though she reads both records only through a contact and a case.
  const leads = handsOn(lead);
  await leads.push('button', 'The same person');
  await pair.waitFor({ state: 'detached' });
});

test("The director's first of the month", async () => {
  const { desk } = program;
  const director = await pageOf(browser, desk, 'director');
  const operator = await pageOf(browser, desk, 'Milica Stanojev');
  // A case the duty team no longer reads: nobody holds a grant on it but whoever opened it.
  const { lines } = await ask<{ lines: { id: string }[] }>(operator, desk, 'GET', '/lines');
  const contact = await ask<Made>(operator, desk, 'POST', '/contacts', { line: lines[0]?.id });
  const { id } = await ask<Made>(operator, desk, 'POST', `/contacts/${contact.id}/case`, { risk: 'low' });
  const me = await ask<{ id: string }>(operator, desk, 'GET', '/me');
  const { grants } = await ask<{ grants: { principal: string }[] }>(operator, desk, 'GET', `/cases/${id}/grants`);
  for (const { principal } of grants.filter((grant) => grant.principal !== me.id))
    await ask(operator, desk, 'DELETE', `/cases/${id}/grants/${principal}`);

  await director.goto(`${desk}/month`);
  // In the first days of a month the finished one is open: the current one is a key away.
  await director.getByRole('button', { name: /^Table/ }).waitFor();
  await handsOn(director).press('k');
  await director.getByRole('heading', { name: 'Cases opened', exact: true }).waitFor();
  await look(director, 'the month');
  const shown = await director.getByRole('main').innerText();
  const names = /Ćurđin|Ćosin|Vidojev|Halas|Nguy|Vukelić|Ratković|gazdaric|060 000/;
  assert.doesNotMatch(shown, names);
  assert.match(shown, /internal, not for publication/i);
  // What nobody knows is said as such, and takes part in no share.
  assert.match(shown, /Known for \d+ of \d+\./);
  assert.match(shown, /not written down: \d+/);

  // On paper and as a table: marked, and without a name as well.
  const hands = handsOn(director);
  const paper = await printed(director, () => hands.push('button', 'Print'));
  assert.match(paper, /INTERNAL, not for publication/);
  assert.doesNotMatch(paper, names);
  const download = director.waitForEvent('download');
  await hands.push('button', 'Table (CSV)');
  const stream = await (await download).createReadStream();
  const table = (await stream.toArray()).join('');
  assert.match(table, /internal, not for publication/);
  assert.doesNotMatch(table, names);

  // The case itself is not hers to read: as if it were not there.
  await director.goto(`${desk}/cases/${id}`);
  await director.getByText('There is nothing here').waitFor();
  assert.equal((await director.request.get(`${desk}/api/cases/${id}`)).status(), 404);
});
