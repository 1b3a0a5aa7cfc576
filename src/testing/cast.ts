import assert from 'node:assert/strict';
import { codeNow, openBrowser, type Browser } from './browser.ts';
import type { Program } from './program.ts';

/** A program of either kind, in this process or its own: somewhere to call, and the code of its first run. */
export type Reachable = Pick<Program, 'request' | 'setupCode'>;

/** Somebody of the invented cast, signed in. */
export type Person = {
  id: string;
  name: string;
  address: string;
  passphrase: string;
  secret: string;
  browser: Browser;
};

export const PASSPHRASE = 'jutro lampa reka orah';
const ALWAYS = Array.from({ length: 7 }, () => [[0, 1440]]);

/** Lines that exist nowhere: no test rings a hotline. */
export const TEST_LINES = [
  { kind: 'sos', name: 'SOS linija', number: '011 000 0000', languages: ['sr', 'en'], hours: ALWAYS },
  { kind: 'missing', name: '116 000', number: '116 000', languages: ['sr'], hours: ALWAYS },
];

export type Founded = { director: Person; lines: { id: string; kind: string; name: string }[] };
type Factor = { secret: string };
export type Sheet = { words: string[]; ask: number[] };

/** Sets up the organisation and its first director, with her recovery sheet checked. */
export async function found(
  program: Reachable,
  options: { answersCalls?: boolean; checkSheet?: boolean; director?: Partial<Pick<Person, 'name' | 'address'>> } = {},
): Promise<Founded> {
  const browser = openBrowser(program);
  await ok(browser.call('POST', '/setup/enter', { code: program.setupCode }));
  const { lines } = await ok(
    browser.call<{ lines: Founded['lines'] }>('POST', '/setup/organisation', {
      name: 'Svetionik',
      languages: ['sr-Latn', 'sr-Cyrl', 'en'],
      zone: 'Europe/Belgrade',
      lines: TEST_LINES,
    }),
  );
  const who = {
    name: 'Ljubinka Žarin',
    address: 'ljubinka@svetionik.example',
    passphrase: PASSPHRASE,
    ...options.director,
  };
  const { factor } = await ok(
    browser.call<{ factor: Factor }>('POST', '/setup/director', { ...who, answersCalls: options.answersCalls ?? true }),
  );
  const { id } = await ok(browser.call<{ id: string }>('POST', '/sign-in/code', { code: codeNow(factor.secret) }));
  const director = { ...who, id, secret: factor.secret, browser };
  if (options.checkSheet !== false) await checkSheet(director);
  return { director, lines };
}

/** Prints and checks a person's own recovery sheet, as she would from paper. */
export async function checkSheet(person: Person): Promise<string[]> {
  const { sheet } = await ok(
    person.browser.call<{ sheet: Sheet }>('POST', '/sheet', { passphrase: person.passphrase }),
  );
  const words = sheet.ask.map((position) => sheet.words[position - 1] ?? '');
  await ok(person.browser.call('POST', '/sheet/check', { words }));
  return sheet.words;
}

/** Names three trustees and confirms all their shares; gives the words of each. */
export async function confirmQuorum(director: Person): Promise<string[][]> {
  const trustees = ['Ljubinka Žarin', 'Nebojša Kišpatak', 'Ružica Halas-Obradović'].map((name) => ({
    name,
    role: 'poverenik',
  }));
  await ok(director.browser.call('POST', '/quorum', { trustees }));
  const pages: string[][] = [];
  for (const number of [1, 2, 3]) {
    const share = await ok(director.browser.call<Sheet>('POST', '/quorum/show', { number }));
    pages.push(share.words);
    const words = share.ask.map((position) => share.words[position - 1] ?? '');
    await ok(director.browser.call('POST', '/quorum/confirm', { number, words }));
  }
  return pages;
}

export type Invite = { name: string; roles: string[]; lines?: string[]; letIn?: boolean; checkSheet?: boolean };

/** Invites a colleague, accepts for her, and lets her into her teams, unless told otherwise. */
export async function join(program: Reachable, by: Person, invite: Invite): Promise<Person> {
  const address = `${invite.name.split(' ')[0]?.toLowerCase() ?? 'x'}.${crypto.randomUUID().slice(0, 8)}@svetionik.example`;
  const { code } = await ok(
    by.browser.call<{ code: string }>('POST', '/invitations', {
      name: invite.name,
      address,
      roles: invite.roles,
      lines: invite.lines ?? [],
    }),
  );
  const browser = openBrowser(program);
  const { factor } = await ok(
    browser.call<{ factor: Factor }>('POST', '/invitation/accept', { code, passphrase: PASSPHRASE }),
  );
  const { id } = await ok(browser.call<{ id: string }>('POST', '/sign-in/code', { code: codeNow(factor.secret) }));
  const person = { id, name: invite.name, address, passphrase: PASSPHRASE, secret: factor.secret, browser };
  if (invite.letIn !== false) await letIn(by, id);
  if (invite.checkSheet !== false) await checkSheet(person);
  return person;
}

type Waiting = { account: string; teams: { id: string }[] };

/** Lets a newcomer into every team she waits for that the member belongs to. */
export async function letIn(member: Person, account: string): Promise<void> {
  const { newcomers } = await ok(member.browser.call<{ newcomers: Waiting[] }>('GET', '/newcomers'));
  const waiting = newcomers.find((newcomer) => newcomer.account === account);
  assert(waiting, 'nobody waits to be let in');
  await ok(member.browser.call('POST', '/newcomers/confirm', { account, teams: waiting.teams.map((team) => team.id) }));
}

/** Signs a person in on a fresh browser. */
export async function signIn(program: Reachable, person: Person): Promise<Browser> {
  const browser = openBrowser(program);
  await ok(browser.call('POST', '/sign-in', { address: person.address, passphrase: person.passphrase }));
  await ok(browser.call('POST', '/sign-in/code', { code: codeNow(person.secret) }));
  return browser;
}

/** The body of an answer that must be a success. */
export async function ok<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer;
  assert.equal(status, 200, `expected success, got ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Asserts a refusal: its status and code. */
export async function refused(
  answer: Promise<{ status: number; body: unknown }>,
  status: number,
  code: string,
): Promise<void> {
  const got = await answer;
  assert.deepEqual(
    { status: got.status, code: (got.body as { error?: { code?: string } }).error?.code },
    { status, code },
  );
}
