/** A text cut into what both versions begin and end with, and what differs between. */
export type Difference = { before: string; changed: string; after: string };

function shared(ours: string[], others: string[]): number {
  let count = 0;
  while (count < ours.length && count < others.length && ours[count] === others[count]) count += 1;
  return count;
}

/** Shows where `ours` differs from `other`, whole words at a time; two versions side by side need no finer knife. */
export function textDifference(ours: string, other: string): Difference {
  const mine = ours.split(/(?<=\s)/);
  const theirs = other.split(/(?<=\s)/);
  const start = shared(mine, theirs);
  const end = shared(mine.slice(start).toReversed(), theirs.slice(start).toReversed());
  return {
    before: mine.slice(0, start).join(''),
    changed: mine.slice(start, mine.length - end).join(''),
    after: mine.slice(mine.length - end).join(''),
  };
}
