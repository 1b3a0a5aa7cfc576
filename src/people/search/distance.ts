/** How many typing errors a word may have: none below four letters, one up to six, two above. */
export function typosAllowed(length: number): number {
  if (length < 4) return 0;
  return length <= 6 ? 1 : 2;
}

/**
 * Damerau-Levenshtein distance (optimal string alignment: letters left out, added, changed, two neighbours swapped),
 * or `most + 1` as soon as it is known to be larger.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = nextLine(a, b, row, last, beforeLast);
    if (Math.min(...line) > most) return most + 1;
    beforeLast = last;
    last = line;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

function nextLine(a: string, b: string, row: number, last: number[], beforeLast: number[]): number[] {
  const line = [row];
  for (let column = 1; column <= b.length; column++) {
    const same = a[row - 1] === b[column - 1] ? 0 : 1;
    const cost = Math.min((last[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
    line.push(isSwap(a, b, row, column) ? Math.min(cost, (beforeLast[column - 2] ?? 0) + 1) : cost);
  }
  return line;
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
}
