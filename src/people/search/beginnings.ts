/** Words in their order, to find those that begin with what was typed. */
export type Beginnings = {
  /** Adds a word that is not in. */
  add(word: string): void;
  remove(word: string): void;
  /** All words that begin so. */
  with(beginning: string): string[];
};

/** So many new words are looked through one by one before all are put in order again. */
const MOST_NEW = 1_000;

/** No words. */
export function makeBeginnings(): Beginnings {
  let ordered: string[] = [];
  let added = new Set<string>();
  const removed = new Set<string>();
  const putInOrder = () => {
    ordered = [...ordered.filter((word) => !removed.has(word) && !added.has(word)), ...added].toSorted(byCode);
    added = new Set();
    removed.clear();
  };
  return {
    add: (word) => {
      removed.delete(word);
      added.add(word);
    },
    remove: (word) => {
      if (!added.delete(word)) removed.add(word);
    },
    with: (beginning) => {
      if (added.size + removed.size > MOST_NEW) putInOrder();
      const found = new Set([...added].filter((word) => word.startsWith(beginning)));
      for (let at = firstFrom(ordered, beginning); ordered[at]?.startsWith(beginning); at++) {
        const word = ordered[at] ?? '';
        if (!removed.has(word)) found.add(word);
      }
      return [...found];
    },
  };
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Where the first word stands that is not before this one (binary search). */
function firstFrom(ordered: string[], word: string): number {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ordered[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
