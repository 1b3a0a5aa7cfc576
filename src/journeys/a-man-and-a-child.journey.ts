import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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
type Clocks = { clocks: { days: number; left: number | null }[] };
type Consent = { id: string; version: number; purpose: string; state: string };

/** A contact with what was said in it so far, as the operator has it. */
async function contactWith(page: Page, said: Record<string, unknown>): Promise<string> {
  const { desk } = program;
  const { lines } = await ask<{ lines: { id: string; kind: string }[] }>(page, desk, 'GET', '/lines');
  const line = lines.find(({ kind }) => kind === 'sos')?.id;
  const { id } = await ask<Made>(page, desk, 'POST', '/contacts', { line });
  const changes = Object.entries(said).map(([field, value]) => ({ field, basedOn: 0, value }));
  await ask(page, desk, 'PUT', `/contacts/${id}`, { changes });
  return id;
}

/** Goes to a case, and to one of its parts. */
async function partOfCase(page: Page, id: string, part: string): Promise<void> {
  await page.goto(`${program.desk}/cases/${id}`);
  await page.getByRole('button', { name: /^Add/ }).waitFor();
  await handsOn(page).reach('tab', 'Course');
  await handsOn(page).reach('tab', part, { by: 'ArrowRight' });
  await page.getByRole('tab', { name: part, selected: true }).waitFor();
}

/** Begins what has its form in a part of a case, by the one key for all that can be added. */
async function addToCase(page: Page, id: string, what: string): Promise<void> {
  await page.goto(`${program.desk}/cases/${id}`);
  await page.getByRole('button', { name: /^Add/ }).waitFor();
  await handsOn(page).press('n');
  await handsOn(page).reach('menuitem', what, { by: 'ArrowDown' });
  await handsOn(page).press('Enter');
}

/** Begins a check: its form is open, and the keyboard in it. */
async function newCheck(page: Page, id: string): Promise<void> {
  await addToCase(page, id, 'Check of indicators');
  await page.getByRole('radiogroup', { name: 'Age' }).waitFor();
}

/** Asks consent to a referral there: which data, how it was asked, what was told; the answer is pressed by the caller. */
async function askReferral(page: Page, whom: string, data: string): Promise<void> {
  const hands = handsOn(page);
  await page.getByRole('combobox', { name: 'To whom' }).waitFor();
  await hands.reach('combobox', 'To whom');
  await hands.type(whom);
  await hands.press('Escape');
  await hands.push('button', 'add', { exact: true });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search the list');
  await hands.type(data);
  await hands.press('Enter');
  await hands.pick('How it was asked', 'through an interpreter');
  await hands.push('checkbox', 'told that it can be withdrawn any time');
  await hands.push('checkbox', 'understands what happens next');
}

test('A man at a building site', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const dragan = await pageOf(browser, desk, 'Dragan Petkov');
  const me = await ask<{ id: string }>(dragan, desk, 'GET', '/me');
  const contact = await contactWith(milica, { caller_name: 'Imran Khalid', language: 'ur', risk: 'high' });
  const { id } = await ask<Made>(milica, desk, 'POST', `/contacts/${contact}/case`, {
    persons: [{ said: true, role: 'person_of_concern' }],
    risk: 'high',
    owner: me.id,
  });

  // The full list for a grown man and labour. Not known, would not say and not asked stay what they are.
  const his = handsOn(dragan);
  await newCheck(dragan, id);
  await his.pick('Age', 'adult');
  await his.pick('Form', 'labour');
  await his.push('button', 'Begin the check');
  await dragan.getByRole('heading', { name: 'Before the questions' }).waitFor();
  const page = async (heading: string, keys: string) => {
    await his.press('n');
    await dragan.getByRole('heading', { name: heading, exact: true }).waitFor();
    for (const key of keys) await his.press(key);
  };
  for (const key of '1j1j1j1') await his.press(key);
  await page('D1. Deceptive recruitment', '1j1j3j4');
  await page('D2. Coercive recruitment', '5j2');
  await page('D3. Recruitment by abuse of vulnerability', '3');
  await page('D4. Exploitation', '1j1');
  await page('D5. Coercion at destination', '1j1');
  const advice = dragan.getByRole('region', { name: 'Finding of the check, advice' });
  await advice.getByText('Strong indication').waitFor();
  await dragan
    .getByText(/two strong.*holds/i)
    .first()
    .waitFor();
  await his.press('ControlOrMeta+s');
  await dragan.getByText(/The finding was saved/).waitFor();
  await look(dragan, 'a finding and its working');

  // It is advice. A person decides, and is named.
  await dragan.getByRole('radiogroup', { name: 'You decide' }).waitFor();
  await his.push('radio', 'presumed victim', { most: 60 });
  await his.push('button', 'Write the decision');
  await dragan
    .getByText(/^Dragan Petkov, /)
    .first()
    .waitFor();

  // On paper the list says that no expert has confirmed it, as it does on the screen.
  const paper = await printed(dragan, () => his.press('ControlOrMeta+p'));
  assert.match(paper, /list 2009-09 is not verified/);
  assert.match(paper, /Strong indication/);
  await dragan
    .getByText(/list 2009-09 is not verified/)
    .first()
    .waitFor();

  // What he agreed to, to whom, and time to rest.
  await addToCase(dragan, id, 'Consent');
  await askReferral(dragan, 'Sklonište „Breza“ za muškarce', 'full name');
  await his.push('button', 'consents', { exact: true });
  await dragan.getByRole('button', { name: 'New', exact: true }).waitFor();
  await his.push('button', 'Start the recovery period');
  await his.push('button', 'Start', { exact: true });
  await dragan
    .getByText(/90 days, from/)
    .first()
    .waitFor();
  // The button that began it is gone: the keyboard stays with what it began.
  await dragan.waitForFunction(() => document.activeElement?.textContent === 'Legal clocks');
  const { clocks } = await ask<Clocks>(dragan, desk, 'GET', `/dossiers/${id}/clocks`);
  assert.deepEqual(
    clocks.map(({ days }) => days),
    [90],
  );
  // For whoever goes to a hearing the paper says it too, and what we and what the state hold, never one for the other.
  const referred = { status: 'referred', decider: 'centre', day: '2026-01-12', reasons: 'isprave kod gazde' };
  await ask(dragan, desk, 'POST', `/dossiers/${id}/identification`, referred);
  await dragan.getByText('referred', { exact: true }).first().waitFor();
  await his.press('ControlOrMeta+p');
  const forCourt = await printed(dragan, () => his.push('button', 'Print', { exact: true }));
  assert.match(forCourt, /Legal clocks\s+Recovery and reflection period\s+90 days, from/);
  assert.match(forCourt, /Our assessment\s+None\.\s+Identification by the state\s+12 January 2026\s+referred; Centre/);
  assert.doesNotMatch(forCourt, /isprave kod gazde/);
  await his.press('Escape');

  // Only what he agreed to leaves for the shelter; what came of it is written down.
  await his.push('button', 'Refer', { exact: true, most: 120 });
  await his.reach('combobox', 'To whom');
  await his.type('Breza');
  await his.press('Enter');
  await his.push('checkbox', 'full name');
  await dragan.getByText(/covers exactly this/).waitFor();
  await his.write('Why now', 'od sutra nema gde da spava');
  await look(dragan, 'before something leaves');
  await his.push('button', 'Send 1 item');
  await dragan.getByText('awaiting an answer').waitFor();
  await his.push('button', 'Done', { exact: true });
  await his.write('Words about it', 'primljen u 21.10');
  await his.press('Enter');
  await dragan.getByText(/service received/).waitFor();

  // Withdrawn in one step: from then on nothing more leaves.
  const { consents } = await ask<{ consents: Consent[] }>(dragan, desk, 'GET', `/dossiers/${id}/consents`);
  const given = consents.find(({ purpose }) => purpose === 'referral');
  await ask(dragan, desk, 'POST', `/dossiers/${id}/consents/${given?.id}/withdraw`, { basedOn: given?.version });
  await his.push('button', 'Refer', { exact: true, most: 120 });
  await his.reach('combobox', 'To whom');
  await his.type('Breza');
  await his.press('Enter');
  await dragan.getByText(/The consent was withdrawn on .* Nothing more leaves the house/).waitFor();
  const { organisations } = await ask<{ organisations: (Made & { name: string })[] }>(
    dragan,
    desk,
    'GET',
    '/organisations',
  );
  const again = await dragan.request.post(`${desk}/api/dossiers/${id}/referrals`, {
    data: {
      organisation: organisations.find(({ name }) => name.includes('Breza'))?.id,
      ...{ way: 'sent', service: 'accom', data: ['name'], why: 'još jednom' },
    },
  });
  assert.equal(((await again.json()) as { error: { code: string } }).error.code, 'consent-withdrawn');
});

test('A child, and the caller is not her mother', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  const hers = handsOn(milica);
  const contact = await contactWith(milica, {
    caller_name: 'Sanela',
    caller_role: 'stranger',
    age_band: 'child',
    risk: 'high',
    safe_call_back: 'Nikako na ovaj broj; samo preko razredne.',
  });
  await milica.goto(`${desk}/contacts/${contact}`);
  await milica.getByRole('textbox', { name: 'New line: my note' }).waitFor();

  // What the caller says she is stays her words. The child is written in, and a man nobody may read by this.
  await hers.press('F7');
  await milica.getByRole('dialog', { name: 'Open a case' }).waitFor();
  const somebody = async (called: string, role: string) => {
    await hers.push('button', 'Add somebody');
    await hers.type(called);
    // A name ended with Enter is a name: the sheet stays.
    await hers.press('Enter');
    await hers.choose(`Part of: ${called}`, role);
  };
  await somebody('devojčica, oko 14 godina', 'person at risk');
  await somebody('žena kaže da je majka, nije provereno', 'other');
  await somebody('muž te žene', 'alleged offender');

  // A child agrees and a guardian consents: without either nothing is kept as a consent.
  await hers.push('button', 'New', { exact: true });
  await askReferral(milica, 'Savetovalište „Most“', 'age');
  await hers.push('checkbox', 'A child, or age not certain');
  await hers.choose('Guardian', 'does not consent');
  await hers.push('button', 'consents', { exact: true });
  await milica.getByText(/The child must agree and the guardian consent/).waitFor();
  await look(milica, 'a consent a child cannot give alone');
  await hers.push('button', 'does not', { exact: true });
  await hers.push('button', 'Open the case');
  await milica.waitForURL('**/cases/*');
  await milica.getByRole('button', { name: /^Add/ }).waitFor();
  const id = milica.url().split('/').at(-1) ?? '';
  const { consents } = await ask<{ consents: Consent[] }>(milica, desk, 'GET', `/dossiers/${id}/consents`);
  assert.deepEqual(
    consents.map(({ state }) => state),
    ['refused'],
  );

  // The alleged offender stands apart, has no record and opens nothing.
  await partOfCase(milica, id, 'People');
  const apart = milica.getByRole('list', { name: 'Kept apart: alleged offender' });
  await apart.getByText('muž te žene').waitFor();
  assert.equal(await apart.getByRole('link').count(), 0);
  await milica
    .getByRole('list', { name: 'People', exact: true })
    .getByText(/nije provereno/)
    .waitFor();

  // She has a duty card from the first minute, though nobody knows her name, and whoever is on duty reads it.
  await hers.push('button', /^If she rings: devojčica/);
  await milica.getByRole('textbox', { name: 'How we address her' }).waitFor();
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  const { people } = await ask<{ people: { person: string | null; role: string }[] }>(
    vesna,
    desk,
    'GET',
    `/cases/${id}`,
  );
  const child = people.find(({ role }) => role === 'person_of_concern')?.person;
  const { card } = await ask<{ card: { risk: string } }>(vesna, desk, 'GET', `/people/${child}`);
  assert.equal(card.risk, 'high');

  // Whoever takes the case over reads, from the case, how the child can safely be reached, before anybody rings.
  await vesna.goto(`${desk}/cases/${id}`);
  await vesna.getByRole('button', { name: /^Add/ }).waitFor();
  await handsOn(vesna).push('link', /K-\d{4}-\d{4}/, { most: 90 });
  await vesna.waitForURL(`**/contacts/${contact}`);
  await vesna.getByText('Nikako na ovaj broj; samo preko razredne.').first().waitFor();

  // A child needs no means: exploitation alone is an indication.
  await newCheck(milica, id);
  await hers.pick('Age', 'child');
  await hers.pick('Form', 'labour');
  await hers.push('button', 'Begin the check');
  await milica.getByRole('heading', { name: 'Before the questions' }).waitFor();
  for (const heading of ['D1.', 'D2.', 'D3.', 'D4.']) {
    await hers.press('n');
    await milica.getByRole('heading', { name: heading }).waitFor();
  }
  for (const key of '1j1') await hers.press(key);
  await milica
    .getByRole('region', { name: /advice/ })
    .getByText('Indication, child')
    .waitFor();

  // Who can read this, and why; whoever is not there finds nothing.
  await partOfCase(milica, id, 'Access and readings');
  await milica
    .getByRole('row', { name: /Duty team, SOS linija/ })
    .first()
    .waitFor();
  const jelena = await pageOf(browser, desk, 'Jelena Kovač');
  assert.ok([403, 404].includes((await jelena.request.get(`${desk}/api/cases/${id}`)).status()));
  const olivera = await pageOf(browser, desk, 'Olivera Rac');
  await olivera.goto(`${desk}/cases/${id}`);
  await olivera.getByText('There is nothing here').waitFor();
});
