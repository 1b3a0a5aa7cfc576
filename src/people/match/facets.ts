import type { Field } from './field.ts';
import { growing } from './growing.ts';

/** Keys of all records of one side, row after row: those of record r stand from `starts[r]` to before `starts[r + 1]`. */
export type KeyRows = { starts: Int32Array; keys: Int32Array };
/** One way to look for pairs: records with a key in common. Facets of one group say the same thing in several ways. */
export type Facet = { group: number; size: number; a: KeyRows; b: KeyRows };

const NAMES = new Set(['given_name', 'surname', 'full_name']);

/**
 * The facets of all fields. The words of all names are one group, so that names in each other's place meet; each
 * facet of them is there once more as two words at once.
 */
export function facetsOf(fields: readonly Field[], oneFile: boolean): Facet[] {
  const names = fields.filter(({ kind }) => NAMES.has(kind));
  const groups = [...(names.length > 0 ? [names] : []), ...fields.filter(({ kind }) => !NAMES.has(kind)).map(one)];
  return groups.flatMap((group, at) => {
    const [first] = group;
    if (!first) return [];
    const count = first.parts.length > 1 ? facetCount(first) : 0;
    const facets = Array.from({ length: count }, (_, facet) => singleFacet(group, at, facet, oneFile));
    return group === names ? [...facets, ...facets.map((facet) => wordPairs(facet, oneFile))] : facets;
  });
}

const one = (field: Field) => [field];

function facetCount(field: Field): number {
  return field.facets(0).length;
}

/** Numbers texts, or numbers, from 0 on. */
function numbering<T>(): { of(thing: T): number; size(): number } {
  const known = new Map<T, number>();
  const of = (thing: T) => {
    const number = known.get(thing) ?? known.size;
    if (number === known.size) known.set(thing, number);
    return number;
  };
  return { of, size: () => known.size };
}

function singleFacet(fields: Field[], group: number, facet: number, oneFile: boolean): Facet {
  const { of, size } = numbering<string>();
  const cellKeys = fields.map((field) =>
    field.parts.map((parts) => [...new Set(parts.flatMap((part) => field.facets(part)[facet] ?? []).map(of))]),
  );
  const rowsOf = (side: 'a' | 'b') => {
    const count = fields[0]?.[side].length ?? 0;
    const keysOf = (field: Field, at: number, record: number) => cellKeys[at]?.[field[side][record] ?? 0] ?? [];
    const [first] = fields;
    // One field's keys are taken as they are: an array for each record and facet would be much to clear away.
    if (first && fields.length === 1) return keyRows(count, (record) => keysOf(first, 0, record));
    return keyRows(count, (record) => [...new Set(fields.flatMap((field, at) => keysOf(field, at, record)))]);
  };
  const a = rowsOf('a');
  const b = oneFile ? a : rowsOf('b');
  return { group, size: size(), a, b };
}

/** Two different words of a name at once, in whichever order. */
function wordPairs(words: Facet, oneFile: boolean): Facet {
  const { of, size } = numbering<number>();
  const pairsOf = (rows: KeyRows) =>
    keyRows(rows.starts.length - 1, (record) => {
      const own = rows.keys.subarray(rows.starts[record], rows.starts[record + 1]).toSorted();
      return [...own].flatMap((low, at) => [...own.subarray(at + 1)].map((high) => of(low * words.size + high)));
    });
  const a = pairsOf(words.a);
  const b = oneFile ? a : pairsOf(words.b);
  return { group: words.group, size: size(), a, b };
}

/** `keysOf` gives no key twice. */
function keyRows(count: number, keysOf: (record: number) => readonly number[]): KeyRows {
  const starts = new Int32Array(count + 1);
  const keys = growing();
  let total = 0;
  for (let record = 0; record < count; record++) {
    for (const key of keysOf(record)) {
      keys.push(key);
      total += 1;
    }
    starts[record + 1] = total;
  }
  return { starts, keys: keys.done() };
}
