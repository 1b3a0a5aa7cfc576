import { NEAR, SWAPPED } from './compare-names.ts';
import type { Field } from './field.ts';

/** Writes the levels of record `a` beside record `b` into `row`. */
export type ComparePair = (a: number, b: number, row: Uint8Array) => void;

/**
 * Compares records field by field. Where given name and surname both disagree but each is at home in the other's place,
 * the given name's level is "swapped" and the surname counts as missing: one fact is not counted twice.
 */
export function pairComparer(fields: readonly Field[], names: NamePair | null): ComparePair {
  const width = fields.length;
  // Cells of one record side by side: pairs come in no order, and memory is what comparing waits for.
  const rowsA = recordRows(fields, 'a');
  const rowsB = recordRows(fields, 'b');
  const levels = fields.map(({ level }) => level);
  const same = fields.map((field) => field.same);
  return (a, b, row) => {
    const [fromA, fromB] = [a * width, b * width];
    for (let at = 0; at < width; at++) {
      const left = rowsA[fromA + at] ?? 0;
      const right = rowsB[fromB + at] ?? 0;
      if (left === 0 || right === 0) row[at] = 0;
      else row[at] = (left === right ? same[at]?.[left] : levels[at]?.(left, right)) ?? 0;
    }
    if (names) setSwapped(names, a, b, row);
  };
}

function recordRows(fields: readonly Field[], side: 'a' | 'b'): Int32Array {
  const records = fields[0]?.[side].length ?? 0;
  const rows = new Int32Array(records * fields.length);
  fields.forEach((field, at) => field[side].forEach((cell, record) => (rows[record * fields.length + at] = cell)));
  return rows;
}

function setSwapped(names: NamePair, a: number, b: number, row: Uint8Array): void {
  const given = row[names.given] ?? 0;
  const surname = row[names.surname] ?? 0;
  if (given <= NEAR || surname <= NEAR || !names.isSwapped(a, b)) return;
  row[names.given] = SWAPPED;
  row[names.surname] = 0;
}

/** The level of a field between two records, 0 where it is missing in one. */
function levelOf({ a: cellsA, b: cellsB, same, level }: Field): (a: number, b: number) => number {
  return (a, b) => {
    const left = cellsA[a] ?? 0;
    const right = cellsB[b] ?? 0;
    if (left === 0 || right === 0) return 0;
    return left === right ? (same[left] ?? 0) : level(left, right);
  };
}

/** Which fields are given name and surname, and whether two records have them in each other's place. */
export type NamePair = { given: number; surname: number; isSwapped: (a: number, b: number) => boolean };

/** Finds given name and surname among the fields; `both` holds the same columns side by side, the second file's crossed. */
export function namePair(fields: readonly Field[], crossed: readonly [Field, Field] | null): NamePair | null {
  const given = fields.findIndex(({ kind }) => kind === 'given_name');
  const surname = fields.findIndex(({ kind }) => kind === 'surname');
  if (given < 0 || surname < 0 || !crossed) return null;
  const [first, second] = crossed.map(levelOf);
  if (!first || !second) return null;
  const isNear = (level: number) => level > 0 && level <= NEAR;
  return { given, surname, isSwapped: (a, b) => isNear(first(a, b)) && isNear(second(a, b)) };
}
