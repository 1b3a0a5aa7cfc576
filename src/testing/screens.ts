import type { Locator, Page } from 'playwright-core';
import { ask } from './demo-people.ts';
import { somethingEnds } from './ending-world.ts';
import { handsOn } from './keyboard.ts';
import { visitorOf } from './visitor.ts';

/** Where somebody looks at a screen: her page, the address of the desk, and where its data are. */
export type Place = { page: Page; desk: string; dataDir: string };
/** One screen of the demonstration: who looks at it, where it is, and what has to happen first. */
export type Screen = {
  name: string;
  as?: string;
  open: (place: Place) => Promise<void>;
  /** Goes on afterwards on everybody's screens: comes after all the others. */
  goesOn?: true;
};

type Ids = { id: string }[];
type Contacts = { contacts: { id: string; who: string | null }[] };

const asked = <T>({ page, desk }: Place, path: string) => ask<T>(page, desk, 'GET', path);

/** The contact with the most in it: known by name, or the newest. */
async function contactOf(place: Place): Promise<string> {
  const { contacts } = await asked<Contacts>(place, '/contacts');
  return (
    (contacts.find(({ who }) => who === 'Анђелија Ћурђин') ?? contacts.find(({ who }) => who) ?? contacts[0])?.id ?? ''
  );
}

const at = (path: string) => (place: Place) => arrive(place, path);
const atContact = async (place: Place) => arrive(place, `/contacts/${await contactOf(place)}`);
const press =
  (open: Screen['open'], ...keys: string[]) =>
  async (place: Place) => {
    await open(place);
    for (const key of keys) await place.page.keyboard.press(key);
    await settled(place.page);
  };

async function atHandover(place: Place): Promise<void> {
  const { lines } = await asked<{ lines: Ids }>(place, '/lines');
  await arrive(place, `/handover/${lines[0]?.id}`);
}

type Checks = { runs: { id: string; finished: unknown }[] };

/** A check of the contact with the most in it: one under way, or one that is kept. */
const atCheck = (kept: boolean) => async (place: Place) => {
  const contact = await contactOf(place);
  const { runs } = await asked<Checks>(place, `/dossiers/${contact}/screening`);
  const run = runs.find(({ finished }) => (finished !== null) === kept);
  await arrive(place, `/screening/${contact}/${run?.id}`);
};

async function atPerson(place: Place): Promise<void> {
  const { contacts } = await asked<Contacts>(place, '/contacts');
  for (const { id } of contacts) {
    const [person] = (await asked<{ people: Ids }>(place, `/contacts/${id}/people`)).people;
    if (person) return arrive(place, `/people/${person.id}`);
  }
  throw new Error('nobody in the demonstration is known to a contact');
}

/** The first case there is; one is opened from the contact with the most in it where there is none yet. */
async function atCase(place: Place): Promise<void> {
  const first = async () => {
    const answer = await place.page.request.post(`${place.desk}/api/cases/list`, { data: {} });
    return ((await answer.json()) as { cases: Ids }).cases[0]?.id;
  };
  const found = await first();
  if (!found)
    await place.page.request.post(`${place.desk}/api/contacts/${await contactOf(place)}/case`, { data: CASE });
  await arrive(place, `/cases/${found ?? (await first())}`);
}

/** What an invented case is opened with. */
const CASE = {
  risk: 'critical',
  reason: 'isprave kod iznajmljivača, mogućnost premeštanja ove noći',
  persons: [
    { called: 'sestra, Beč', role: 'family' },
    { called: 'gazdarica, ime se ne zna', role: 'alleged_offender' },
  ],
};

/** A contact somebody wrote herself: once for each program, at its public door. */
const written = new Map<string, Promise<void>>();
async function atWritten(place: Place): Promise<void> {
  const site = new URL('/', place.desk).origin;
  const coming = written.get(site) ?? writeTo(site);
  written.set(site, coming);
  await coming;
  const { contacts } = await asked<{ contacts: { id: string; channel: string }[] }>(place, '/contacts');
  await arrive(place, `/contacts/${contacts.find(({ channel }) => channel === 'web_message')?.id}`);
}

const SAID = 'Rade nam noću i uzeli su nam papire.';

async function writeTo(site: string, words = SAID): Promise<void> {
  const she = visitorOf({ request: (path, init) => fetch(path.replace('http://localhost', site), init) });
  await she.answer({ words, answer: 'here', seen: 'others' });
  await she.press('send');
}

/** The same with an answer begun that may not be safe, and its warnings. */
async function unsafeAnswer(place: Place): Promise<void> {
  await atWritten(place);
  const field = place.page.getByRole('textbox', { name: /^(Odgovor|Одговор|Answer)$/, includeHidden: true });
  await field.waitFor({ state: 'attached' });
  for (const tab of await place.page.getByRole('tab').all()) if (!(await field.isVisible())) await enter(place, tab);
  await field.evaluate((element) => (element as HTMLElement).focus());
  await place.page.keyboard.type('Tu smo, zovi 064 555 01 42.');
  await enter(place, place.page.getByRole('button', { name: /^(Pošalji odgovor|Пошаљи одговор|Send the answer)$/ }));
  await settled(place.page);
}

/** Several messages that wait, looked through together, the first of them chosen. */
async function manyWritten(place: Place): Promise<void> {
  await atWritten(place);
  const site = new URL('/', place.desk).origin;
  for (const words of ['aaaa aaaa', 'Da li je ova ponuda u redu?']) await writeTo(site, words);
  await arrive(place, '');
  await enter(place, place.page.getByRole('button', { name: /^(Pregledaj poruke|Прегледај поруке|Look through)/ }));
  const first = place.page.getByRole('dialog').getByRole('checkbox').nth(1);
  await first.evaluate((element) => (element as HTMLElement).focus());
  await place.page.keyboard.press('Space');
  await settled(place.page);
}

/** A screen in whose demonstration some contacts have come to their end. */
const whereSomethingEnds = (path: string) => async (place: Place) => {
  await somethingEnds(place);
  await arrive(place, path);
};

async function locked(place: Place): Promise<void> {
  await arrive(place, '');
  await place.page.keyboard.press('F8');
  await place.page.locator('input[type=password]').waitFor();
}

/** The duty desk while a number somebody is known by rings. It goes on for two minutes. */
async function ringing(place: Place): Promise<void> {
  await place.page.request.post(`${place.desk}/api/demo/ring`, { data: { who: 'known' } });
  await arrive(place, '');
  await place.page
    .getByText(/Zvoni|Звони|rings/)
    .first()
    .waitFor();
  await settled(place.page);
}

/** Goes to a control as a screen reader does, and presses Enter: the mouse is forbidden here. */
async function enter({ page }: Place, control: Locator): Promise<void> {
  await control.evaluate((element) => (element as HTMLElement).focus());
  await page.keyboard.press('Enter');
}

/** The contact that is known, with a form of its own opened by the button of this name. */
const opening = (name: RegExp) => async (place: Place) => {
  await atContact(place);
  const button = place.page.getByRole('button', { name, includeHidden: true }).first();
  await button.waitFor({ state: 'attached' });
  // On a narrow screen it may stand on another tab.
  const tabs = await place.page.getByRole('tab').all();
  for (const tab of tabs) if (!(await button.isVisible())) await enter(place, tab);
  await enter(place, button);
  await settled(place.page);
};

/** A contact on which a legal clock runs that ends in a few days. */
async function atClock(place: Place): Promise<void> {
  const id = await contactOf(place);
  const starts = new Date(Date.now() - 86 * 86_400_000).toISOString().slice(0, 10);
  await place.page.request.post(`${place.desk}/api/dossiers/${id}/clocks`, {
    data: { kind: 'reflection_period', starts },
  });
  await arrive(place, `/contacts/${id}`);
}

/** The tasks of a case, the first of them opened. */
async function caseTasks(place: Place): Promise<void> {
  const hands = handsOn(place.page);
  await atCase(place);
  await hands.reach('tab', /^(Tok|Ток|Course)/);
  for (const key of ['ArrowRight', 'ArrowRight']) await hands.press(key);
  await hands.push('button', /^(nosilac slučaja|носилац случаја|owner of the case)$/i);
  await settled(place.page);
}

/** What she agreed to in the case in which a legal clock runs, with the clock beside it. */
async function caseConsents(place: Place): Promise<void> {
  const answer = await place.page.request.post(`${place.desk}/api/cases/list`, { data: {} });
  const { cases } = (await answer.json()) as { cases: { id: string; risk: string }[] };
  await arrive(place, `/cases/${cases.find(({ risk }) => risk === 'high')?.id}`);
  const hands = handsOn(place.page);
  await hands.reach('tab', /^(Tok|Ток|Course)/);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await hands.press(key);
  await settled(place.page);
}

/** A practice contact with its call, two lines of it heard. */
async function atPractice(place: Place): Promise<void> {
  const { lines } = await asked<{ lines: Ids }>(place, '/lines');
  const data = { line: lines[0]?.id, practice: { call: 'building_site' } };
  const answer = await place.page.request.post(`${place.desk}/api/contacts`, { data });
  await arrive(place, `/contacts/${((await answer.json()) as { id: string }).id}`);
  for (const key of ['Alt+s', 'Alt+s']) await place.page.keyboard.press(key);
  await settled(place.page);
}

async function practiceDanger(place: Place): Promise<void> {
  await atPractice(place);
  await place.page.keyboard.press('F4');
  await place.page.locator('[data-danger]').first().waitFor({ state: 'attached' });
  await settled(place.page);
}

async function beginPractice(place: Place): Promise<void> {
  await arrive(place, '');
  await enter(place, place.page.getByRole('button', { name: /^(Počni vežbu|Почни вежбу|Begin practice)$/ }));
}

/** Goes to an address of the desk and waits until it has drawn what it knows. */
export async function arrive({ page, desk }: Place, path: string): Promise<void> {
  await page.goto(desk + path);
  await settled(page);
}

/** Waits until a page stands still: a heading is there, nothing is being fetched for it, letters have come. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, h2, dialog[open]').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]') && document.fonts.status === 'loaded');
}

/** Every screen of the desk, with the states in which it looks different. One that locks or changes comes last of its role. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', open: at('') },
  { name: 'recovery', open: at('/recovery') },
  { name: 'invitation', open: at('/invitation') },
  { name: 'duty', as: 'operator', open: at('') },
  { name: 'duty-peek', as: 'operator', open: press(at(''), 'Space') },
  { name: 'duty-mine', as: 'operator', open: press(at(''), '2') },
  { name: 'duty-missed', as: 'operator', open: press(at(''), '3') },
  { name: 'command-bar', as: 'operator', open: press(at(''), 'Control+k') },
  { name: 'keys', as: 'operator', open: press(at(''), '?') },
  { name: 'which-line', as: 'director', open: press(at('/contacts'), 'c') },
  { name: 'contacts', as: 'operator', open: at('/contacts') },
  { name: 'contacts-narrowed', as: 'operator', open: at('/contacts?risk=critical&channel=letter') },
  { name: 'contacts-peek', as: 'operator', open: press(at('/contacts'), 'Space') },
  { name: 'contact', as: 'operator', open: atContact },
  { name: 'contact-closing', as: 'operator', open: press(atContact, 'Control+e') },
  { name: 'contact-print', as: 'operator', open: press(atContact, 'Control+p') },
  { name: 'contact-blurred', as: 'operator', open: press(atContact, 'F9') },
  { name: 'contact-written', as: 'operator', open: atWritten },
  { name: 'contact-written-unsafe', as: 'operator', open: unsafeAnswer },
  { name: 'check', as: 'operator', open: press(atCheck(false), 'n', 'n', 'n', 'n') },
  { name: 'check-first', as: 'operator', open: press(atCheck(false), 'p') },
  { name: 'check-kept', as: 'operator', open: atCheck(true) },
  { name: 'check-print', as: 'operator', open: press(atCheck(false), 'Control+p') },
  { name: 'consent-asked', as: 'operator', open: opening(/^(Nova|Нова|New)$/) },
  { name: 'referral-check', as: 'operator', open: opening(/^(Uputi|Упути|Refer)$/) },
  { name: 'insert-organisation', as: 'operator', open: opening(/^(organizacija|организација|organisation)$/) },
  { name: 'network', as: 'operator', open: at('/network') },
  { name: 'case-opening', as: 'operator', open: press(atContact, 'F7') },
  { name: 'case', as: 'operator', open: atCase },
  { name: 'case-tasks', as: 'operator', open: caseTasks },
  { name: 'case-consents', as: 'operator', open: caseConsents },
  { name: 'case-add', as: 'operator', open: press(atCase, 'n') },
  { name: 'case-print', as: 'operator', open: press(atCase, 'Control+p') },
  { name: 'cases', as: 'operator', open: at('/cases') },
  { name: 'practice-begin', as: 'operator', open: beginPractice },
  { name: 'practice', as: 'operator', open: atPractice },
  { name: 'practice-danger', as: 'operator', open: practiceDanger },
  { name: 'handover', as: 'operator', open: atHandover },
  { name: 'person', as: 'operator', open: atPerson },
  { name: 'my-day', as: 'operator', open: at('/my-day') },
  { name: 'my-day-nobodys', as: 'operator', open: press(at('/my-day'), '2') },
  { name: 'my-day-print', as: 'operator', open: press(at('/my-day'), 'Control+p') },
  { name: 'duplicates', as: 'operator', open: at('/duplicates') },
  { name: 'account', as: 'operator', open: at('/account') },
  { name: 'nothing-here', as: 'operator', open: at('/nowhere') },
  { name: 'network-writing', as: 'lead', open: press(at('/network'), 'n') },
  { name: 'written-several', as: 'operator', open: manyWritten, goesOn: true },
  { name: 'clock', as: 'operator', open: atClock, goesOn: true },
  { name: 'contacts-ending', as: 'operator', open: whereSomethingEnds('/contacts/ending'), goesOn: true },
  { name: 'duty-ending', as: 'operator', open: whereSomethingEnds(''), goesOn: true },
  { name: 'ringing', as: 'operator', open: ringing, goesOn: true },
  { name: 'locked', as: 'operator', open: locked },
  { name: 'overrides', as: 'lead', open: at('/overrides') },
  { name: 'number-notes', as: 'lead', open: at('/number-notes') },
  { name: 'cover', as: 'lead', open: at('/cover') },
  { name: 'exceptions', as: 'lead', open: at('/exceptions') },
  { name: 'who-read', as: 'lead', open: at('/who-read') },
  { name: 'month', as: 'director', open: at('/month') },
  { name: 'staff', as: 'director', open: at('/staff') },
  { name: 'retention', as: 'director', open: at('/retention') },
  { name: 'retention-filled', as: 'director', open: whereSomethingEnds('/retention'), goesOn: true },
  { name: 'telephones', as: 'director', open: at('/telephones') },
  { name: 'indicator-lists', as: 'director', open: at('/indicator-lists') },
  { name: 'roles', as: 'director', open: at('/roles') },
  { name: 'trustees', as: 'director', open: at('/trustees') },
  { name: 'own-sheet', as: 'director', open: at('/own-sheet') },
  { name: 'home-of-an-educator', as: 'educator', open: at('') },
  { name: 'not-of-her-role', as: 'researcher', open: at('/network') },
];
