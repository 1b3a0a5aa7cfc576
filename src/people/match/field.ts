import type { ColumnKind } from './kinds.ts';
import { partsOf, type Comparer } from './comparer.ts';

/**
 * One field of all records, as numbers. Cells that say the same share a number, 0 is an empty one. A cell holds one or
 * more parts (values), numbered likewise.
 */
export type Field = {
  name: string;
  kind: ColumnKind;
  levels: readonly string[];
  chains: readonly (readonly string[])[];
  /** The cell of each record of the first and the second file; one and the same where there is one file. */
  a: Int32Array;
  b: Int32Array;
  /** The parts of each cell. */
  parts: readonly (readonly number[])[];
  /** How many records have each part. */
  counts: Int32Array;
  /** Cells with something in them that could not be read; they count as missing. */
  unread: number;
  /** The level of each cell beside itself, 0 for the empty one. */
  same: Uint8Array;
  /** The level of two cells that are not empty and not the same. */
  level(a: number, b: number): number;
  /** The keys of a part, facet by facet. */
  facets(part: number): string[][];
};

type PartLevel = (x: number, y: number) => number;

/** What a field is made from: its cells, one a record, of the first file and of the second (null: there is none). */
export type FieldSource = { name: string; kind: ColumnKind; a: readonly string[]; b: readonly string[] | null };

/** Reads the cells of a field once each and numbers what they say. */
export function makeField<V>({ name, kind, a, b }: FieldSource, comparer: Comparer<V>): Field {
  const values: V[] = [];
  const parts: number[][] = [[]];
  const numbering = numberCells(comparer, values, parts);
  const cellsA = Int32Array.from(a, numbering.cellOf);
  const cellsB = b ? Int32Array.from(b, numbering.cellOf) : cellsA;
  const partLevel = levelOfParts(comparer, values);
  const only = Int32Array.from(parts, (held) => (held.length === 1 ? (held[0] ?? -1) : -1));
  return {
    ...{ name, kind, levels: comparer.levels, chains: comparer.chains, a: cellsA, b: cellsB, parts },
    counts: countParts(parts, values.length, b ? [cellsA, cellsB] : [cellsA]),
    unread: numbering.unread(),
    same: Uint8Array.from(parts, (held) => (held.length === 0 ? 0 : bestLevel(held, held, partLevel))),
    level: (left, right) => {
      const x = only[left] ?? -1;
      const y = only[right] ?? -1;
      return x >= 0 && y >= 0 ? partLevel(x, y) : bestLevel(parts[left] ?? [], parts[right] ?? [], partLevel);
    },
    facets: (part) => {
      const value = values[part];
      return value === undefined ? [] : comparer.facets(value);
    },
  };
}

function numberCells<V>(comparer: Comparer<V>, values: V[], parts: number[][]) {
  const cellByText = new Map<string, number>([['', 0]]);
  const cellByParts = new Map<string, number>([['', 0]]);
  const partByKey = new Map<string, number>();
  let unread = 0;
  const partOf = (text: string): number | null => {
    const value = comparer.read(text);
    if (value === null) return null;
    const key = comparer.keyOf(value);
    const known = partByKey.get(key);
    if (known !== undefined) return known;
    partByKey.set(key, values.length);
    return values.push(value) - 1;
  };
  const readCell = (text: string): number => {
    const found = partsOf(text)
      .map(partOf)
      .filter((part) => part !== null);
    const held = [...new Set(found)].toSorted((x, y) => x - y);
    const key = held.join(';');
    const known = cellByParts.get(key) ?? parts.length;
    if (known === parts.length) parts.push(held);
    cellByParts.set(key, known);
    return known;
  };
  const cellOf = (text: string): number => {
    const known = cellByText.get(text);
    const cell = known ?? readCell(text);
    if (known === undefined) cellByText.set(text, cell);
    if (cell === 0 && text.trim() !== '') unread += 1;
    return cell;
  };
  return { cellOf, unread: () => unread };
}

function countParts(parts: number[][], count: number, sides: Int32Array[]): Int32Array {
  const counts = new Int32Array(count);
  for (const cells of sides)
    for (const cell of cells) for (const part of parts[cell] ?? []) counts[part] = (counts[part] ?? 0) + 1;
  return counts;
}

function bestLevel(left: readonly number[], right: readonly number[], level: PartLevel): number {
  let best = Number.MAX_SAFE_INTEGER;
  for (const x of left) for (const y of right) best = Math.min(best, level(x, y));
  return best;
}

/** The level of two parts. What the outlines tell apart is not compared, what costs much is remembered. */
function levelOfParts<V>(comparer: Comparer<V>, values: V[]): PartLevel {
  const compare: PartLevel = (x, y) => {
    const [left, right] = [values[x], values[y]];
    if (left === undefined || right === undefined) return 0;
    return x === y ? comparer.same(left) : comparer.level(left, right);
  };
  const kept = comparer.costly ? remembered(compare) : compare;
  const { outline, levels } = comparer;
  if (!outline) return kept;
  const outlines = values.map(outline.of);
  const letters = Int32Array.from(outlines, (each) => each.letters);
  const frames = Int32Array.from(outlines, (each) => each.frame);
  return (x, y) => {
    const differ = outline.differ(letters[x] ?? 0, frames[x] ?? 0, letters[y] ?? 0, frames[y] ?? 0);
    return differ ? levels.length : kept(x, y);
  };
}

/** Remembered comparisons of one field; a power of two. */
const REMEMBERED = 1 << 16;

/** Remembers what was compared, a new pair in the place of an old one. */
function remembered(compare: PartLevel): PartLevel {
  const seenX = new Int32Array(REMEMBERED).fill(-1);
  const seenY = new Int32Array(REMEMBERED);
  const level = new Uint8Array(REMEMBERED);
  return (x, y) => {
    const low = Math.min(x, y);
    const high = Math.max(x, y);
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 16;
    if (seenX[place] === low && seenY[place] === high) return level[place] ?? 0;
    seenX[place] = low;
    seenY[place] = high;
    level[place] = compare(low, high);
    return level[place] ?? 0;
  };
}
