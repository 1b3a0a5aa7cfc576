import { openDoor } from '../../src/people/search/thread/door.ts';
import { packEntries } from '../../src/people/search/packed.ts';
import { readQuery } from '../../src/people/search/query.ts';
import { SEGMENT, sealSegment } from '../../src/people/search/segment.ts';
import type { IndexEntry } from '../../src/people/search/index-entry.ts';
import { invent } from './invent.ts';
import type { Figure } from './table.ts';
import { timeEach, timeOnce, within } from './timing.ts';

/** The search thread by itself: how long it builds, and answers, without database and network. */
export async function searchThread(size: number): Promise<Figure[]> {
  const door = openDoor(() => undefined);
  const ask = (query: string) => door.ask('find', { asked: readQuery(query, null), page: 0 });
  const building = async () => {
    for (let from = 0; from < size; from += SEGMENT) {
      const key = { dossier: 'bench', key: new Uint8Array(32).fill(1) };
      const entries = Array.from({ length: Math.min(SEGMENT, size - from) }, (_, at) => entryOf(from + at));
      const segments = [
        { id: String(from), key: key.dossier, sealed: sealSegment(key, String(from), packEntries(entries)) },
      ];
      await door.ask('change', { keys: [key], teamKeys: [], segments, loose: [], gone: [], lost: [] });
    }
  };
  const numbers = await timeOnce(building);
  const names = numbers + (await timeOnce(() => door.ask('named', null)));
  const at = (n: number) => invent((n * 7919) % size);
  const byNumber = await timeEach(300, (n) => ask(at(n).number));
  const byName = await timeEach(300, (n) => ask(at(n).name));
  await door.close();
  return [
    { name: 'thread: built and sealed, numbers in', unit: 'ms', measured: numbers, aim: null },
    { name: 'thread: names in', unit: 'ms', measured: names, aim: null },
    { name: 'thread: by number, p95', unit: 'ms', measured: within(byNumber, 0.95), aim: null },
    { name: 'thread: by name, p95', unit: 'ms', measured: within(byName, 0.95), aim: null },
  ];
}

function entryOf(at: number): IndexEntry {
  const { name, number, birthYear } = invent(at);
  const names = [{ text: name, kind: 'name' as const }];
  return { kind: 'contact', dossier: `bench-${at}`, card: null, names, numbers: [number], birthYear, at };
}
