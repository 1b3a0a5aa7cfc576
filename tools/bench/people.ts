import { readTable } from '../../src/kernel/lists.ts';
import type { IndexEntry } from '../../src/people/search/index-entry.ts';
import { packEntries } from '../../src/people/search/packed.ts';
import { SEGMENT, sealSegment } from '../../src/people/search/segment.ts';
import type { DossierKey } from '../../src/vault/index.ts';

/** People who never were, sealed as segments of the search under a key of its own; the same in every run. */
export type SealedPeople = {
  key: Uint8Array;
  segments: { id: string; sealed: Uint8Array }[];
  personAt(at: number): IndexEntry;
};

const rows = readTable(new URL('../../src/people/lists/names/known.tsv', import.meta.url));
const words = rows
  .filter((row) => row['spelling'] === 'south-slavic')
  .flatMap((row) => (row['names'] ?? '').split(' '));
const wordAt = (at: number) => words[at % words.length] ?? '';

/** Seals so many. */
export function sealedPeople(size: number): SealedPeople {
  const key = new Uint8Array(32).fill(1);
  return { key, segments: [...segmentsOf({ dossier: 'bench', key }, size, String)], personAt };
}

/** So many of them, segment after segment, sealed under a key; `idOf` names each. */
export function* segmentsOf(
  key: DossierKey,
  size: number,
  idOf: (part: number) => string,
): Generator<{ id: string; sealed: Uint8Array }> {
  for (let part = 0; part * SEGMENT < size; part++) {
    const count = Math.min(SEGMENT, size - part * SEGMENT);
    const entries = Array.from({ length: count }, (_, at) => personAt(part * SEGMENT + at));
    const id = idOf(part);
    yield { id, sealed: sealSegment(key, id, packEntries(entries)) };
  }
}

/** A given name and a surname of the region. */
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
