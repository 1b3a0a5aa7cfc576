/** How alike each word of a name is to each word of another; the shorter name gives the rows. */
export type Grid = number[][];

/** The best way to lay the words of two names beside each other. `pairs[row]` is the column, -1 where it has none. */
export type Laid = { likeness: number; pairs: number[] };

/** A word that the other name has not, and words that stand the other way round. */
export const ONE_MORE = 0.02;
const TURNED = 0.02;
/** Two words written as one count a little less than words that stand alike, and not at all where they are less alike. */
export const [JOINED, JOINED_LEAST] = [0.02, 0.7];
/** Names of more words are compared by the first of them. */
export const MOST_WORDS = 6;
/** So many ways are tried; names of six words have fewer. */
const MOST_STEPS = 50_000;

/**
 * A name in work: the ways tried so far, and what those not laid yet may still bring at most, by row. `more`: how many
 * words the full name has beyond the rows.
 */
type Laying = {
  grid: Grid;
  beside: readonly boolean[];
  more: number;
  sums: number[];
  leasts: number[];
  pairs: number[];
  steps: number;
};
type Best = { likeness: number; pairs: number[] };
/**
 * What is laid: the sum, the worst word, the last place in the full name, whether one stood before it, and how many are
 * laid on no word of it.
 */
type So = { sum: number; worst: number; last: number; turned: boolean; loose: number };

/**
 * Lays the words of the shorter name beside those of the longer: each word once, the order free. Half of the likeness is
 * the mean, half the worst word, because one other name makes another person. `beside`: columns that are no words of the
 * full name (a nickname, a place), have no order, and are not missed.
 */
export function layWords(grid: Grid, columns: number, beside: readonly boolean[] = []): Laid {
  const most = grid.map((row) => row.reduce((max, each) => Math.max(max, each), 0));
  const more = columns - beside.filter(Boolean).length - grid.length;
  const laying: Laying = { grid, beside, more, sums: [0], leasts: [1], pairs: [], steps: 0 };
  for (const each of most.toReversed()) {
    laying.sums.unshift((laying.sums[0] ?? 0) + each);
    laying.leasts.unshift(Math.min(laying.leasts[0] ?? 1, each));
  }
  const best: Best = { likeness: -Infinity, pairs: grid.map(() => -1) };
  layRow(laying, best, { sum: 0, worst: 1, last: -1, turned: false, loose: 0 });
  return { likeness: Math.max(0, best.likeness), pairs: best.pairs };
}

function layRow(laying: Laying, best: Best, so: So): void {
  const { grid, pairs, sums, leasts } = laying;
  const row = pairs.length;
  const [sum, worst] = [so.sum + (sums[row] ?? 0), Math.min(so.worst, leasts[row] ?? 0)];
  const hoped = likenessOf(laying, { ...so, sum, worst });
  if (hoped <= best.likeness || ++laying.steps > MOST_STEPS) return;
  if (row === grid.length) return void Object.assign(best, { likeness: hoped, pairs: [...pairs] });
  for (const [column, likeness] of (grid[row] ?? []).entries())
    if (likeness > 0 && !pairs.includes(column)) layBeside(laying, best, so, column, likeness);
  pairs.push(-1);
  layRow(laying, best, { ...so, worst: 0 });
  pairs.pop();
}

function layBeside(laying: Laying, best: Best, so: So, column: number, likeness: number): void {
  const ordered = laying.beside[column] !== true;
  laying.pairs.push(column);
  layRow(laying, best, {
    ...{ sum: so.sum + likeness, worst: Math.min(so.worst, likeness) },
    last: ordered ? column : so.last,
    turned: so.turned || (ordered && column < so.last),
    loose: so.loose + (ordered ? 0 : 1),
  });
  laying.pairs.pop();
}

function likenessOf({ grid: { length }, more }: Laying, { sum, worst, turned, loose }: So): number {
  if (length === 0) return 0;
  return (sum / length + worst) / 2 - (turned ? TURNED : 0) - ONE_MORE * Math.max(0, more + loose);
}
