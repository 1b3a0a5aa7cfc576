import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import { readTable } from '#kernel/lists.ts';
import type { DemoAccount } from './seed.ts';
import type { Client } from './client.ts';
import { askAndSend } from './network.ts';

type Row = Record<string, string | undefined>;
/** Whom the cases are made by and with: clients and accounts by name, organisations by theirs. */
export type CaseWorld = {
  clientOf: (name: string) => Client;
  accounts: readonly DemoAccount[];
  organisations: Map<string, string>;
};
/** The contact a case comes from; `person`: the record of whom it is about, where there is one. */
type From = { id: string; key: string; person: string | null };

const SEVERAL = new Set(['forms', 'industry', 'control', 'recruitment', 'transit', 'destination']);

/** Opens the case that comes from one contact of the demonstration, and works on it; nothing where none is listed. */
export async function makeCase(world: CaseWorld, contact: From): Promise<void> {
  const of = (name: string): Row[] =>
    readTable(new URL(`./lists/${name}.tsv`, import.meta.url)).filter((row) => row['contact'] === contact.key);
  const [row] = of('cases');
  if (!row) return;
  const { id } = await open(world, contact, { row, people: of('case_people') });
  const by = (each: Row) => world.clientOf(each['by'] ?? '');
  for (const fact of of('case_facts')) await by(fact).call('PUT', `/cases/${id}/facts`, factOf(fact));
  for (const note of of('case_notes'))
    await by(note).call('PUT', `/cases/${id}/notes/${newId()}`, {
      ...{ basedOn: 0, voice: note['voice'], text: note['text'], graphic: note['graphic'] || null },
    });
  for (const reader of of('case_readers'))
    await by(reader).call('POST', `/cases/${id}/grants`, sharedWith(world, reader));
  for (const task of of('case_tasks')) await by(task).call('POST', `/dossiers/${id}/tasks`, taskOf(world, task));
  for (const { text = '', ...file } of of('case_documents'))
    await by(file).call('POST', `/cases/${id}/documents`, {
      name: file['name'],
      bytes: Buffer.from(text).toString('base64'),
    });
  for (const consent of of('case_consents')) await askAndSend(by(consent), id, consent, world.organisations);
  await settle(by(row), id, row);
}

/** Where it stands by now, and the clock that runs. */
async function settle(client: Client, id: string, { status, closing, words, clock }: Row): Promise<void> {
  if (clock === 'yes') {
    const starts = now().toISOString().slice(0, 10);
    await client.call('POST', `/dossiers/${id}/clocks`, { kind: 'reflection_period', starts, words: '' });
  }
  if (status) await client.call('PUT', `/cases/${id}/status`, { basedOn: 1, status, reason: closing || null, words });
}

function open(world: CaseWorld, contact: From, { row, people }: { row: Row; people: Row[] }) {
  const known = contact.person === null ? [] : [{ person: contact.person, role: 'person_of_concern' }];
  const others = people.map(({ role, called }) => (called ? { role, called } : { role, said: true }));
  const owner = world.accounts.find(({ name }) => name === row['owner'])?.id ?? null;
  return world.clientOf(row['by'] ?? '').call<{ id: string }>('POST', `/contacts/${contact.id}/case`, {
    ...{ persons: [...known, ...others], risk: row['risk'], reason: row['reason'] ?? '', owner },
  });
}

function sharedWith({ accounts }: CaseWorld, { who, reason, days }: Row) {
  const until = new Date(now().getTime() + Number(days) * 86_400_000).toISOString();
  return { principal: accounts.find(({ name }) => name === who)?.id, reason, until };
}

function factOf({ question = '', value = '' }: Row) {
  return { question, basedOn: 0, value: SEVERAL.has(question) ? value.split(',') : value };
}

function taskOf({ accounts }: CaseWorld, { kind, hours, text, owner }: Row) {
  const hers = accounts.find(({ name }) => name === owner)?.id ?? null;
  return { kind, text, owner: hers, due: new Date(now().getTime() + Number(hours) * 3_600_000).toISOString() };
}
