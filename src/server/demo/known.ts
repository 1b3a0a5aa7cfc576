import { now } from '#kernel/clock.ts';
import { readTable } from '#kernel/lists.ts';
import type { AttachAnswer, SafeRule } from '#people/shared.ts';
import type { Client } from './client.ts';

type Row = Record<string, string | undefined>;

const texts = ['risk', 'how_to_call', 'if_rings', 'wake', 'told'];

/** Makes the person a contact of the demonstration is about, with her duty card and her rule; null where none is listed. */
export async function makeKnown(client: Client, contact: { id: string; key: string }): Promise<string | null> {
  const row: Row | undefined = readTable(new URL('./lists/known.tsv', import.meta.url)).find(
    (each) => each['contact'] === contact.key,
  );
  if (!row) return null;
  const { person } = await client.call<AttachAnswer>('POST', `/contacts/${contact.id}/person`, { new: {} });
  const closed = (row['closed'] ?? '').split(',').filter(Boolean);
  const changes = [
    ...texts.map((field) => ({ field, basedOn: field === 'how_to_call' ? 1 : 0, value: row[field] ?? '' })),
    { field: 'safe.telephone', basedOn: 0, value: openRule(row) },
    ...closed.map((channel) => ({ field: `safe.${channel}`, basedOn: 0, value: rule({ allowed: false }) })),
  ];
  await client.call('PUT', `/people/${person}`, { changes });
  return person;
}

function openRule(row: Row): SafeRule {
  const days = (row['days'] ?? '').split(',').map(Number);
  return rule({
    allowed: true,
    hours: [{ days, from: Number(row['from']), to: Number(row['to']) }],
    checkWord: row['check_word'] ?? '',
    whoMayAnswer: row['who_may_answer'] ?? '',
    note: row['note'] ?? '',
  });
}

const rule = (said: Partial<SafeRule>): SafeRule => ({
  allowed: false,
  hours: [],
  checkWord: '',
  whoMayAnswer: '',
  message: '',
  note: '',
  confirmedAt: now().toISOString(),
  confirmedBy: 'person',
  ...said,
});
