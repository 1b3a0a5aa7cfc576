/** How alike each word of a name is to each word of another; the shorter name gives the rows. */
export type Grid = number[][];

/** The best way to lay the words of two names beside each other. `pairs[row]` is the column, -1 where none is left. */
export type Laid = { likeness: number; pairs: number[]; turned: boolean };

/** A word that the other name has not, and words that stand the other way round. */
const [ONE_MORE, TURNED] = [0.02, 0.02];
/** Names of more words are laid as they come; up to this all ways are tried. */
const MOST_WORDS = 6;

/**
 * Lays the words of the shorter name beside those of the longer: each word once, the order free. Half of the likeness is
 * the mean, half the worst word, because one other name makes another person.
 */
export function layWords(grid: Grid, columns: number): Laid {
  const best = { sum: -1, worst: 0, pairs: [] as number[] };
  const free = Array.from({ length: columns }, () => true);
  const pairs: number[] = [];
  const lay = (row: number, sum: number, worst: number): void => {
    if (row === grid.length) {
      if (sum > best.sum || (sum === best.sum && worst > best.worst))
        Object.assign(best, { sum, worst, pairs: [...pairs] });
      return;
    }
    for (let column = 0; column < columns; column++) {
      if (!free[column]) continue;
      const likeness = grid[row]?.[column] ?? 0;
      free[column] = false;
      pairs[row] = column;
      lay(row + 1, sum + likeness, Math.min(worst, likeness));
      free[column] = true;
    }
  };
  lay(0, 0, 1);
  const turned = best.pairs.some((column, row) => row > 0 && column < (best.pairs[row - 1] ?? 0));
  const mean = grid.length === 0 ? 0 : best.sum / grid.length;
  const likeness = (mean + best.worst) / 2 - (turned ? TURNED : 0) - ONE_MORE * (columns - grid.length);
  return { likeness: Math.max(0, likeness), pairs: best.pairs, turned };
}

export { MOST_WORDS };
