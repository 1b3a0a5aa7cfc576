import { readTable } from '../../src/kernel/lists.ts';
import { makeIndex } from '../../src/people/search/memory.ts';
import type { IndexEntry } from '../../src/people/search/index-entry.ts';
import { packEntries } from '../../src/people/search/packed.ts';
import { readQuery } from '../../src/people/search/query.ts';
import { SEGMENT, openSegment, sealSegment } from '../../src/people/search/segment.ts';
import type { Figure } from './table.ts';
import { within } from './timing.ts';

const rows = readTable(new URL('../../src/people/lists/names/known.tsv', import.meta.url));
const words = rows
  .filter((row) => row['spelling'] === 'south-slavic')
  .flatMap((row) => (row['names'] ?? '').split(' '));
const wordAt = (at: number) => words[at % words.length] ?? '';

/** Somebody who never was: a given name and a surname of the region, the same in every run. */
function personAt(at: number): IndexEntry {
  const id = at.toString(16).padStart(12, '0');
  return {
    ...{ kind: 'person', dossier: `00000000-0000-4000-8000-${id}`, card: `00000000-0000-4000-8001-${id}`, at },
    names: [
      { text: wordAt(at * 7_919), kind: 'given' },
      { text: wordAt(Math.floor(at / 3) * 104_729 + 13), kind: 'surname' },
    ],
    numbers: [`+3816${10_000_000 + at}`],
    birthYear: 1950 + (at % 60),
  };
}

/** So many names are typed, letter by letter. */
const TYPED = 60;

/** The index by itself in this process: opened from sealed segments, asked while somebody types, weighed. */
export function typing(size: number, aims: { typed: number; opened: number | null }): Figure[] {
  const key = { dossier: 'bench', key: new Uint8Array(32).fill(1) };
  const sealed = Array.from({ length: Math.ceil(size / SEGMENT) }, (_, part) => {
    const count = Math.min(SEGMENT, size - part * SEGMENT);
    return sealSegment(
      key,
      String(part),
      packEntries(Array.from({ length: count }, (__, at) => personAt(part * SEGMENT + at))),
    );
  });
  const before = weight();
  const index = makeIndex();
  const began = performance.now();
  for (const [part, bytes] of sealed.entries()) index.take(openSegment(key, String(part), bytes).packed);
  while (index.nameSome());
  const opened = performance.now() - began;
  const heavier = (weight() - before) / size;
  const asked = Array.from({ length: TYPED }, (_, at) => personAt((at * 7_919 * 13) % size).names);
  const times = asked
    .flatMap((names) => typed(index, names.map(({ text }) => text).join(' ')))
    .toSorted((a, b) => a - b);
  const what = `${size} people`;
  return [
    { name: `index: opened from segments, ${what}`, unit: 'ms', measured: opened, aim: aimOf(aims.opened) },
    { name: `index: while typing, p95, ${what}`, unit: 'ms', measured: within(times, 0.95), aim: aimOf(aims.typed) },
    { name: `index: memory for each, ${what}`, unit: 'kB', measured: heavier / 1024, aim: aimOf(0.4) },
  ];
}

function aimOf(value: number | null): Figure['aim'] {
  return value === null ? null : { at: 'most', value };
}

function typed(index: ReturnType<typeof makeIndex>, name: string): number[] {
  return Array.from({ length: name.length - 1 }, (_, at) => {
    const asked = readQuery(name.slice(0, at + 2), null);
    const began = performance.now();
    index.find(asked);
    return performance.now() - began;
  });
}

/** What lives on the heap and in buffers now; after a collection, where the process was started so that it may ask for one. */
function weight(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
