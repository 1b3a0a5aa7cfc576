import { readTable } from '#kernel/lists.ts';
import type { Role } from '#staff/shared.ts';

/** Somebody of the demonstration's invented organisation. */
export type DemoPerson = { name: string; address: string; gender: string; roles: Role[]; lines: string[] };

/** A contact of the demonstration: coded answers by question, sealed ones too, and the talk line by line. */
export type DemoContact = {
  key: string;
  line: string;
  channel: string;
  by: string;
  outcome: string;
  fields: Record<string, string | string[]>;
  talk: { voice: string; text: string }[];
};

const table = (name: string) => readTable(new URL(`./lists/${name}.tsv`, import.meta.url));

/** The invented staff. */
export function demoPeople(): DemoPerson[] {
  return table('people').map((row) => ({
    name: row['name'] ?? '',
    address: row['address'] ?? '',
    gender: row['gender'] ?? 'other',
    roles: (row['roles'] ?? '').split(',') as Role[],
    lines: (row['lines'] ?? '').split(',').filter(Boolean),
  }));
}

/** The invented contacts. */
export function demoContacts(): DemoContact[] {
  const talk = table('talk');
  return table('contacts').map((row) => {
    const { key = '', line = '', channel = '', by = '', outcome = '', ...rest } = row;
    const lines = talk.filter((said) => said['contact'] === key);
    return {
      key,
      line,
      channel,
      by,
      outcome,
      fields: Object.fromEntries(Object.entries(rest).flatMap(([id, cell]) => answer(id, cell))),
      talk: lines.map((said) => ({ voice: said['voice'] ?? 'mine', text: said['text'] ?? '' })),
    };
  });
}

const SEVERAL = new Set(['topics', 'means', 'information_given']);

function answer(id: string, cell: string): [string, string | string[]][] {
  if (cell === '') return [];
  return [[id, SEVERAL.has(id) ? cell.split(',') : cell]];
}
