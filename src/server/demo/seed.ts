import type { Hono } from 'hono';
import { newId } from '#kernel/ids.ts';
import { now } from '#kernel/clock.ts';
import { codeAt } from '#vault/index.ts';
import { makeCase } from './cases.ts';
import { makeChecks } from './checks.ts';
import { openClient, type Client } from './client.ts';
import { makeKnown } from './known.ts';
import {
  demoContacts,
  demoDuty,
  demoPeople,
  demoPromises,
  type DemoContact,
  type DemoPerson,
  type DemoPromise,
} from './lists.ts';
import { makeConsents, makeOrganisations } from './network.ts';
import { makeTelephones } from './telephones.ts';

/** Who can sign in with a tile, and how: kept beside the demonstration's data, which holds nothing but inventions. */
export type DemoAccount = { id: string; name: string; gender: string; roles: string[] };

/** Everybody in the demonstration has this passphrase, so that signing in the long way can be tried as well. */
export const DEMO_PASSPHRASE = 'jutro lampa reka orah';

type Line = { id: string; kind: string };
type Sheet = { words: string[]; ask: number[] };

const ALWAYS = Array.from({ length: 7 }, () => [[0, 1440]]);
const WORKDAYS = Array.from({ length: 7 }, (_, day) => (day < 5 ? [[480, 1320]] : [[600, 1080]]));
const NAME = 'Svetionik';
const LEAD = 'Vesna Ilić';

/** Makes the invented organisation through the program's own interface: every record is sealed, granted and audited as a real one. */
export async function seedDemo(app: Hono, setupCode: string, dataDir: string): Promise<DemoAccount[]> {
  const [first, ...others] = demoPeople();
  if (!first) throw new Error('the demonstration has no people');
  const director = openClient(app);
  const lines = await foundDemo(director, setupCode);
  const accounts = [await firstDirector(director, first)];
  const clients = new Map<string, Client>([[first.name, director]]);
  for (const person of others) {
    const { account, client } = await bringIn(app, director, person, lines);
    accounts.push(account);
    clients.set(person.name, client);
  }
  await letAllIn(director, clients);
  const of = (name: string) => clients.get(name) ?? director;
  for (const { who, line, post } of demoDuty())
    await of(who).call('POST', '/duty/take', { line: lineOf(lines, line), post });
  const organisations = await makeOrganisations(of(LEAD));
  for (const contact of demoContacts()) {
    const id = await makeContact(of(contact.by), contact, lines);
    const person = await makeKnown(of(contact.by), { id, key: contact.key });
    await makeChecks(of, { id, key: contact.key });
    await makeConsents(of, { id, key: contact.key }, organisations);
    for (const promise of demoPromises().filter(({ contact: key }) => key === contact.key))
      await of(promise.by).call('POST', `/contacts/${id}/promises`, promised(promise));
    await makeCase({ clientOf: of, accounts, organisations }, { id, key: contact.key, person });
  }
  await makeTelephones({ director, lead: of(LEAD) }, lines, dataDir);
  return accounts;
}

const lineOf = (lines: Line[], kind: string) => lines.find((line) => line.kind === kind)?.id;

function promised({ kind, text, minutes, line }: DemoPromise) {
  const due = minutes === null ? null : new Date(now().getTime() + minutes * 60_000).toISOString();
  return { kind, text, due, ...(line ? { owner: null } : {}) };
}

async function foundDemo(director: Client, code: string): Promise<Line[]> {
  await director.call('POST', '/setup/enter', { code });
  const languages = ['sr-Latn', 'sr-Cyrl', 'en'];
  const line = (kind: string, name: string, number: string, hours: number[][][]) => ({
    kind,
    name,
    number,
    languages: ['sr', 'en'],
    hours,
  });
  const { lines } = await director.call<{ lines: Line[] }>('POST', '/setup/organisation', {
    name: NAME,
    languages,
    zone: 'Europe/Belgrade',
    lines: [line('sos', 'SOS linija', '011 000 0000', WORKDAYS), line('missing', '116 000', '116 000', ALWAYS)],
  });
  return lines;
}

async function firstDirector(director: Client, person: DemoPerson): Promise<DemoAccount> {
  const { factor } = await director.call<{ factor: { secret: string } }>('POST', '/setup/director', {
    ...profile(person),
    passphrase: DEMO_PASSPHRASE,
    answersCalls: true,
  });
  const id = await enterCode(director, factor.secret);
  await checkOwnSheet(director);
  const trustees = ['Ljubinka Žarin', 'Nebojša Kišpatak', 'Ružica Halas-Obradović'].map((name) => ({
    name,
    role: 'poverenik',
  }));
  await director.call('POST', '/quorum', { trustees });
  for (const number of [1, 2, 3]) {
    const share = await director.call<Sheet>('POST', '/quorum/show', { number });
    await director.call('POST', '/quorum/confirm', { number, words: asked(share) });
  }
  return { id, name: person.name, gender: person.gender, roles: person.roles };
}

const profile = ({ name, address, gender }: DemoPerson) => ({ name, address, gender });
const asked = (sheet: Sheet) => sheet.ask.map((position) => sheet.words[position - 1] ?? '');

async function enterCode(client: Client, secret: string): Promise<string> {
  const { id } = await client.call<{ id: string }>('POST', '/sign-in/code', { code: await codeAt(secret, now()) });
  return id;
}

async function checkOwnSheet(client: Client): Promise<void> {
  const { sheet } = await client.call<{ sheet: Sheet }>('POST', '/sheet', { passphrase: DEMO_PASSPHRASE });
  await client.call('POST', '/sheet/check', { words: asked(sheet) });
}

async function bringIn(
  app: Hono,
  director: Client,
  person: DemoPerson,
  lines: Line[],
): Promise<{ account: DemoAccount; client: Client }> {
  const duty = lines.filter((line) => person.lines.includes(line.kind)).map((line) => line.id);
  const { code } = await director.call<{ code: string }>('POST', '/invitations', {
    ...profile(person),
    roles: person.roles,
    lines: duty,
  });
  const client = openClient(app);
  const { factor } = await client.call<{ factor: { secret: string } }>('POST', '/invitation/accept', {
    code,
    passphrase: DEMO_PASSPHRASE,
  });
  const id = await enterCode(client, factor.secret);
  await checkOwnSheet(client);
  return { account: { id, name: person.name, gender: person.gender, roles: person.roles }, client };
}

type Newcomer = { account: string; teams: { id: string }[] };

/** Every member lets in whoever waits for a team of hers; a team born with a newcomer knows only her. */
async function letAllIn(director: Client, clients: Map<string, Client>): Promise<void> {
  for (const client of [director, ...clients.values()]) {
    const { newcomers } = await client.call<{ newcomers: Newcomer[] }>('GET', '/newcomers');
    for (const { account, teams } of newcomers)
      await client.call('POST', '/newcomers/confirm', { account, teams: teams.map((team) => team.id) });
  }
}

async function makeContact(client: Client, contact: DemoContact, lines: Line[]): Promise<string> {
  const line = lineOf(lines, contact.line);
  const { id } = await client.call<{ id: string }>('POST', '/contacts', { line, channel: contact.channel });
  const at = (index: number) => new Date(now().getTime() - (contact.talk.length - index) * 120_000).toISOString();
  const changes = [
    ...Object.entries(contact.fields).map(([field, value]) => ({ field, basedOn: 0, value })),
    ...contact.talk.map((said, index) => ({ field: `talk.${newId()}`, basedOn: 0, value: { ...said, at: at(index) } })),
  ];
  if (changes.length > 0) await client.call('PUT', `/contacts/${id}`, { changes });
  if (contact.outcome !== '') await client.call('POST', `/contacts/${id}/close`, { outcome: contact.outcome });
  return id;
}
