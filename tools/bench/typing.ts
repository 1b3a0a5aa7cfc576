import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { nameModel } from '../../src/people/names/model.ts';
import { makeIndex } from '../../src/people/search/memory.ts';
import { readQuery } from '../../src/people/search/query.ts';
import { openSegment } from '../../src/people/search/segment.ts';
import { sealedPeople } from './people.ts';
import type { Figure } from './table.ts';
import { within } from './timing.ts';

/** So many names are typed, letter by letter. */
const TYPED = 60;

/** The index by itself in this process: opened from sealed segments, asked while somebody types, weighed. */
export function typing(size: number, aim: number): Figure[] {
  const { key, segments, personAt } = sealedPeople(size);
  // The name model weighs the same for one person and for a million.
  nameModel();
  const before = weight();
  const index = makeIndex();
  for (const { id, sealed } of segments) index.take(openSegment({ dossier: 'bench', key }, id, sealed).packed);
  while (index.nameSome());
  const heavier = (weight() - before) / size;
  const asked = Array.from({ length: TYPED }, (_, at) => personAt((at * 7_919 * 13) % size).names);
  const times = asked
    .flatMap((names) => typed(index, names.map(({ text }) => text).join(' ')))
    .toSorted((a, b) => a - b);
  const most = (value: number) => ({ at: 'most', value }) as const;
  return [
    { name: `index: while typing, p95, ${size} people`, unit: 'ms', measured: within(times, 0.95), aim: most(aim) },
    { name: `index: memory for each, ${size} people`, unit: 'bytes', measured: heavier, aim: most(400) },
  ];
}

function typed(index: ReturnType<typeof makeIndex>, name: string): number[] {
  return Array.from({ length: name.length - 1 }, (_, at) => {
    const asked = readQuery(name.slice(0, at + 2), null);
    const began = performance.now();
    index.find(asked);
    return performance.now() - began;
  });
}

/** What lives on the heap and in buffers now, after a collection. */
function weight(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** V8 gives its collector to contexts made after it was told to. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
