import type { NameTables, SpellingRow } from './tables.ts';

type Rule = { letters: string; sounds: string; rank: number; fits(word: string, at: number): boolean };

/** One way of reading Latin letters as sounds. */
export type Spelling = {
  name: string;
  cost: number;
  rules: Map<string, Rule[]>;
  /** A letter that no rule reads: its sound, '' where it is none, null where this spelling has no such letter. */
  plain(letter: string): string | null;
};

/** The spellings of the tables, each ready to read. */
export function makeSpellings({ spellings, languages }: NameTables): Spelling[] {
  return languages.map(({ spelling, cost, letters }) => {
    const rules = new Map<string, Rule[]>();
    for (const row of spellings.filter((each) => each.spelling === spelling || each.spelling === 'any')) {
      const first = row.letters.charAt(0);
      rules.set(first, [...(rules.get(first) ?? []), ruleOf(row)].toSorted(longestFirst));
    }
    return { name: spelling, cost, rules, plain: remembering(new Set(letters)) };
  });
}

/** The longest letters first, then what holds in certain places only, and last what holds for every spelling. */
function longestFirst(a: Rule, b: Rule): number {
  return b.letters.length - a.letters.length || b.rank - a.rank;
}

function ruleOf(row: SpellingRow): Rule {
  const { letters, sounds, when } = row;
  const [place, ...followed] = when.split(' ');
  const fits = (word: string, at: number) => {
    if (!word.startsWith(letters, at)) return false;
    if (place === 'start') return at === 0;
    if (place === 'end') return at + letters.length === word.length;
    return place !== 'before' || followed.includes(word.charAt(at + letters.length));
  };
  return { letters, sounds, fits, rank: when !== '' ? 2 : row.spelling === 'any' ? 0 : 1 };
}

/** Reads a lower-case Latin word by one spelling; null where it has a letter that this spelling has not. */
export function readBy({ rules, plain }: Spelling, word: string): string | null {
  let sounds = '';
  for (let at = 0; at < word.length;) {
    const rule = rules.get(word.charAt(at))?.find((each) => each.fits(word, at));
    const said = rule ? rule.sounds : plain(word.charAt(at));
    if (said === null) return null;
    sounds += said;
    at += rule ? rule.letters.length : 1;
  }
  return sounds;
}

/** Plain letters, each looked at once: words are read by many spellings, letter by letter. */
function remembering(letters: Set<string>): Spelling['plain'] {
  const known = new Map<string, string | null>();
  return (letter) => {
    const before = known.get(letter);
    if (before !== undefined) return before;
    const said = plainLetter(letters, letter);
    known.set(letter, said);
    return said;
  };
}

/** A letter that stands for itself, or for itself with a mark of this spelling taken off; '' where it is no sound. */
function plainLetter(letters: Set<string>, letter: string): string | null {
  if (letters.has(letter)) return MARKED.has(letter) ? letter : soundOf(letter.normalize('NFD').charAt(0));
  return /[a-z0-9]/.test(letter) ? soundOf(letter) : null;
}

/** Letters with marks that are sounds of their own. */
const MARKED = new Set('čćšžđöü');

function soundOf(letter: string): string {
  return /[a-pr-vz]/.test(letter) ? letter : '';
}
