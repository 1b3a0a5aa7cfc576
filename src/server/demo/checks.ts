import { readTable } from '#kernel/lists.ts';
import type { Client } from './client.ts';

type Row = Record<string, string | undefined>;

/** Makes the indicator checks of one contact of the demonstration, in the order they are listed. */
export async function makeChecks(of: (name: string) => Client, contact: { id: string; key: string }): Promise<void> {
  const rows: Row[] = readTable(new URL('./lists/checks.tsv', import.meta.url));
  const own = rows.filter((row) => row['contact'] === contact.key);
  for (const answers of Map.groupBy(own, (row) => row['check']).values()) await makeCheck(of, contact.id, answers);
}

async function makeCheck(of: (name: string) => Client, contact: string, answers: Row[]): Promise<void> {
  const [first = {}] = answers;
  const client = of(first['by'] ?? '');
  const base = `/dossiers/${contact}/screening`;
  const about = first['list'] === 'delphi' ? { age: 'adult', kind: 'labour' } : {};
  const { id } = await client.call<{ id: string }>('POST', base, { list: first['list'], ...about });
  const changes = answers.map(({ field, given, whose }) => ({
    field,
    basedOn: 0,
    value: { given, whose: whose || null },
  }));
  await client.call('PUT', `${base}/${id}`, { changes });
  if (first['kept'] === 'yes') await client.call('POST', `${base}/${id}/finish`);
}
