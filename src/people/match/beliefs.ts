import type { Field } from './field.ts';
import type { ColumnKind } from './kinds.ts';

/** As if so many pairs had been seen before, agreeing as people's records mostly do; a few real ones outweigh them. */
export const BELIEVED = 10;
const AGREES = 0.8;
const DIFFERS = 0.1;
/** As if half a random pair had been seen at each level: none is impossible. */
const UNSEEN = 0.5;

/** What people of one home do not share: of these they agree by chance, as strangers do. */
const PERSONAL = new Set<ColumnKind>(['given_name', 'birth_date', 'birth_year', 'age', 'date', 'document', 'sex']);
/** Two children of one mother are twins this often (about three births in a hundred are, and not all are compared). */
const TWINS = 0.02;

/** What is thought of a field before any pair was seen: how many pairs of each kind at each level. */
export type Beliefs = {
  count: number;
  match: Float64Array;
  /** Null: people of one home share it as the records of one person do. */
  home: Float64Array | null;
  stranger: Float64Array;
  /** Of what people of one home agree in by chance only: at least this often in the first level; null: it is learnt. */
  personal: { exactAtLeast: number } | null;
};

/** The beliefs about a field of a kind. */
export function beliefsOf({ kind, levels }: Pick<Field, 'kind' | 'levels'>): Beliefs {
  const count = levels.length;
  const match = shaped(count, AGREES, DIFFERS);
  const isBirth = kind === 'birth_date' || kind === 'birth_year' || kind === 'age';
  return {
    ...{ count, match },
    // Of a full name relatives share one word.
    home: kind === 'full_name' ? shaped(count, (1 - AGREES) / count, AGREES) : null,
    stranger: Float64Array.from({ length: count + 1 }, (_, level) => (level === 0 ? 0 : UNSEEN)),
    personal: PERSONAL.has(kind) ? { exactAtLeast: isBirth ? TWINS : 0 } : null,
  };
}

function shaped(count: number, first: number, last: number): Float64Array {
  const between = (1 - first - last) / Math.max(1, count - 2);
  return Float64Array.from({ length: count + 1 }, (_, level) => {
    if (level === 0) return 0;
    if (level === 1) return first * BELIEVED;
    return (level === count ? last : between) * BELIEVED;
  });
}
