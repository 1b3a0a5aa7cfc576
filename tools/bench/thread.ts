import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readQuery } from '../../src/people/search/query.ts';
import { openDoor, type SearchDoor } from '../../src/people/search/thread/door.ts';
import { sealedPeople } from './people.ts';
import type { Figure } from './table.ts';
import { timeEach, timeOnce, within } from './timing.ts';

/** Segments handed over at a time, as the program does. */
const TOGETHER = 4;

/**
 * The search thread by itself, without database and network: how long it takes from sealed segments to the first whole
 * number and to all names, and how long this side was kept from its work meanwhile; then how fast it answers.
 */
export async function searchThread(size: number, aim: number | null): Promise<Figure[]> {
  const { key, segments, personAt } = sealedPeople(size);
  const door = openDoor(() => undefined);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const opening = async () => {
    for (let from = 0; from < segments.length; from += TOGETHER)
      await give(door, key, segments.slice(from, from + TOGETHER));
  };
  const numbers = await timeOnce(opening);
  const names = numbers + (await timeOnce(() => door.ask('named', null)));
  delay.disable();
  const ask = (query: string) => door.ask('find', { asked: readQuery(query, null), page: 0, among: null });
  const at = (n: number) => personAt((n * 7919) % size);
  const byNumber = await timeEach(300, (n) => ask(at(n).numbers[0] ?? ''));
  const byName = await timeEach(300, (n) => ask(nameOf(at(n).names)));
  await door.close();
  const what = `${size} people`;
  const opened: Figure['aim'] = aim === null ? null : { at: 'most', value: aim };
  return [
    { name: `thread: from segments, whole numbers, ${what}`, unit: 'ms', measured: numbers, aim: null },
    { name: `thread: from segments, all names, ${what}`, unit: 'ms', measured: names, aim: opened },
    { name: `thread: longest wait beside it, ${what}`, unit: 'ms', measured: delay.max / 1e6, aim: null },
    { name: `thread: by number, p95, ${what}`, unit: 'ms', measured: within(byNumber, 0.95), aim: null },
    { name: `thread: by name, p95, ${what}`, unit: 'ms', measured: within(byName, 0.95), aim: null },
  ];
}

function nameOf(names: { text: string }[]): string {
  return names.map(({ text }) => text).join(' ');
}

async function give(door: SearchDoor, key: Uint8Array, segments: { id: string; sealed: Uint8Array }[]): Promise<void> {
  const keys = [{ dossier: 'bench', key: new Uint8Array(key) }];
  const given = segments.map(({ id, sealed }) => ({ id, key: 'bench', sealed }));
  const handed = given.map(({ sealed }) => sealed.buffer as ArrayBuffer);
  await door.ask('change', { keys, teamKeys: [], segments: given, loose: [], gone: [], lost: [] }, handed);
}
