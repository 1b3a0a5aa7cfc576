import { SWAPPED } from './compare-text.ts';
import type { Field } from './field.ts';

/** Writes the levels of record `a` beside record `b` into `row`. */
export type ComparePair = (a: number, b: number, row: Uint8Array) => void;

const NEAR = 2;

/**
 * Compares records field by field. Where given name and surname both disagree but each is at home in the other's place,
 * the given name's level is "swapped" and the surname counts as missing: one fact is not counted twice.
 */
export function pairComparer(fields: readonly Field[], names: NamePair | null): ComparePair {
  return (a, b, row) => {
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at];
      if (field) row[at] = field.level(field.a[a] ?? 0, field.b[b] ?? 0);
    }
    if (!names) return;
    const [given, surname] = [row[names.given] ?? 0, row[names.surname] ?? 0];
    if (given <= NEAR || surname <= NEAR || !names.isSwapped(a, b)) return;
    row[names.given] = SWAPPED;
    row[names.surname] = 0;
  };
}

/** Which fields are given name and surname, and whether two records have them in each other's place. */
export type NamePair = { given: number; surname: number; isSwapped: (a: number, b: number) => boolean };

/** Finds given name and surname among the fields; `both` holds the same columns side by side, the second file's crossed. */
export function namePair(fields: readonly Field[], crossed: readonly [Field, Field] | null): NamePair | null {
  const given = fields.findIndex(({ kind }) => kind === 'given_name');
  const surname = fields.findIndex(({ kind }) => kind === 'surname');
  if (given < 0 || surname < 0 || !crossed) return null;
  const [first, second] = crossed;
  const near = (field: Field, a: number, b: number) => {
    const level = field.level(field.a[a] ?? 0, field.b[b] ?? 0);
    return level > 0 && level <= NEAR;
  };
  return { given, surname, isSwapped: (a, b) => near(first, a, b) && near(second, a, b) };
}
