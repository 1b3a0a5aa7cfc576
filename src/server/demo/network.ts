import { now } from '#kernel/clock.ts';
import { readTable } from '#kernel/lists.ts';
import type { Client } from './client.ts';

const table = (name: string) => readTable(new URL(`./lists/${name}.tsv`, import.meta.url));
const codes = (cell: string | undefined) => (cell ?? '').split(',').filter(Boolean);

/** Writes the invented organisations into the directory; gives their ids by name. */
export async function makeOrganisations(client: Client): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const row of table('organisations')) {
    const name = row['name'] ?? '';
    const { id } = await client.call<{ id: string }>('POST', '/organisations', {
      name,
      services: codes(row['services']),
      forWhom: codes(row['for_whom']),
      languages: codes(row['languages']),
      numbers: codes(row['numbers']).map((number) => number.trim()),
      hours: row['hours'] ?? '',
      where: row['where'] ?? '',
      safeContact: row['safe_contact'] ?? '',
      note: row['note'] ?? '',
    });
    ids.set(name, id);
  }
  return ids;
}

/** Asks the person of an invented contact what is listed for her, and sends on what she agreed to. */
export async function makeConsents(
  clientOf: (name: string) => Client,
  contact: { id: string; key: string },
  organisations: Map<string, string>,
): Promise<void> {
  for (const row of table('consents').filter((each) => each['contact'] === contact.key))
    await askAndSend(clientOf(row['by'] ?? ''), contact.id, row, organisations);
}

/** One thing asked on a contact or case, and what leaves under it at once, where the row says so. */
export async function askAndSend(
  client: Client,
  dossier: string,
  row: Record<string, string | undefined>,
  organisations: Map<string, string>,
): Promise<void> {
  const { purpose, recipient: name = '', state, words = '', days = '' } = row;
  const organisation = organisations.get(name) ?? null;
  const until = new Date(now().getTime() + Number(days) * 86_400_000).toISOString().slice(0, 10);
  const said = { words, data: codes(row['data']), until: days === '' ? null : until };
  const asked = { way: 'read_aloud', language: 'sr', points: ['may_withdraw', 'understands_next'] };
  await client.call('POST', `/dossiers/${dossier}/consents`, {
    ...{ purpose, state, recipient: name === '' ? null : { organisation, name } },
    ...(state === 'not_asked' ? {} : asked),
    ...said,
  });
  const data = codes(row['sent']);
  if (data.length > 0)
    await client.call('POST', `/dossiers/${dossier}/referrals`, {
      ...{ organisation, way: 'sent', service: row['service'] ?? 'accom', purpose, data, why: row['why'] ?? '' },
    });
}
