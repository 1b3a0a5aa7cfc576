import { readTable, type ListRow } from '../lists.ts';

/** `lists/cyrillic.tsv`, ready to look up: whole words by their spelling, stems (`injekc*`) in lower case. */
export type Exceptions = {
  words: Map<string, string>;
  stems: [latin: string, cyrillic: string][];
  hyphenated: string[];
};

let loaded: Exceptions | null = null;

/** The exception table of the transliteration, read once. A row with an empty cell is a defect and throws. */
export function exceptions(): Exceptions {
  loaded ??= sortExceptions(readTable(new URL('./lists/cyrillic.tsv', import.meta.url)));
  return loaded;
}

/** Tells the rows apart: `word*` is a stem in any case, anything else a whole word exactly as written. */
export function sortExceptions(rows: ListRow[]): Exceptions {
  const pairs = rows.map(readPair);
  const isStem = ([latin]: [string, string]): boolean => latin.endsWith('*');
  const words = pairs.filter((pair) => !isStem(pair));
  return {
    words: new Map(words),
    stems: pairs.filter(isStem).map(([latin, cyrillic]) => [latin.slice(0, -1), cyrillic]),
    hyphenated: words.map(([latin]) => latin).filter((latin) => /\P{L}/u.test(latin)),
  };
}

function readPair({ latin, cyrillic, reason, source, verified }: ListRow): [string, string] {
  if (!latin || !cyrillic || !reason || !source || !verified)
    throw new Error(`cyrillic.tsv: "${latin}" has an empty cell`);
  return [latin, cyrillic];
}
