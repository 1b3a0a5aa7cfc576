import { readTable } from '../../src/kernel/lists.ts';
import { seededRandom } from '../../src/kernel/seeded.ts';
import type { Change } from '../../src/hotline/shared.ts';

/** Somebody who never was, and what she is said to have told. */
export type Invented = { name: string; number: string; birthYear: number; changes: Change[] };

const table = readTable(new URL('names.tsv', import.meta.url));
const listed = (kind: string) => table.filter((row) => row['kind'] === kind).map((row) => row['text'] ?? '');
const lists = {
  given: listed('given'),
  stem: listed('stem'),
  ending: listed('ending'),
  place: listed('place'),
  sentence: listed('sentence'),
};
const callTypes = ['direct_victim_contact', 'suspicion_report', 'preventive_job_offer_check', 'missing_child_sighting'];
const bands = ['child', '18_24', '25_plus', 'unknown'];

/** The invented contact of this place in the row: about 1.8 kB of answers and talk, the same in every run. */
export function invent(at: number): Invented {
  const random = seededRandom(at + 1);
  const pick = (from: string[]) => from[Math.floor(random() * from.length)] ?? '';
  const text = (count: number) => Array.from({ length: count }, () => pick(lists.sentence)).join(' ');
  const name = `${pick(lists.given)} ${pick(lists.stem)}${pick(lists.ending)}`;
  const number = `+3816${String(10_000_000 + at)}`;
  const said: Record<string, Change['value']> = {
    call_type: pick(callTypes),
    age_band: pick(bands),
    caller_name: name,
    caller_number: number,
    municipality: pick(lists.place),
    safe_call_back: text(2),
    ...talk(random, text),
  };
  const changes = Object.entries(said).map(([field, value]): Change => ({ field, basedOn: 0, value }));
  return { name, number, birthYear: 1950 + Math.floor(random() * 60), changes };
}

function talk(random: () => number, text: (count: number) => string): Record<string, Change['value']> {
  const group = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const id = () => `${group(8)}-${group(4)}-4${group(3)}-8${group(3)}-${group(12)}`;
  const line = (voice: 'hers' | 'mine') => ({ voice, at: '2026-11-23T21:14:00.000Z', text: text(7) });
  return { [`talk.${id()}`]: line('hers'), [`talk.${id()}`]: line('mine') };
}
