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

/** A promise of the demonstration; `minutes` from its start until it is due, null without a time. */
export type DemoPromise = {
  contact: string;
  by: string;
  kind: string;
  minutes: number | null;
  line: boolean;
  text: string;
};

/** Who is on duty when the demonstration starts, on the line of this kind. */
export type DemoDuty = { who: string; line: string; post: string };

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

/** What was promised on the invented contacts. */
export function demoPromises(): DemoPromise[] {
  return table('promises').map(({ contact = '', by = '', kind = '', minutes = '', owner, text = '' }) => ({
    contact,
    by,
    kind,
    minutes: minutes === '' ? null : Number(minutes),
    line: owner === 'line',
    text,
  }));
}

/** Who of the invented staff is on duty. */
export function demoDuty(): DemoDuty[] {
  return table('duty').map(({ who = '', line = '', post = '' }) => ({ who, line, post }));
}
