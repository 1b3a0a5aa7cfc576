import type { NameTables, SpellingRow } from './tables.ts';

type Rule = { letters: string; sounds: string; rank: number; fits(rest: string, atStart: boolean): boolean };

/** One way of reading Latin letters as sounds. */
export type Spelling = { name: string; cost: number; letters: Set<string>; rules: Map<string, Rule[]> };

/** The spellings of the tables, each ready to read. */
export function makeSpellings({ spellings, languages }: NameTables): Spelling[] {
  return languages.map(({ spelling, cost, letters }) => {
    const rules = new Map<string, Rule[]>();
    for (const row of spellings.filter((each) => each.spelling === spelling || each.spelling === 'any')) {
      const first = row.letters.charAt(0);
      rules.set(first, [...(rules.get(first) ?? []), ruleOf(row)].toSorted(longestFirst));
    }
    return { name: spelling, cost, letters: new Set(letters), rules };
  });
}

/** The longest letters first, then what holds in certain places only, and last what holds for every spelling. */
function longestFirst(a: Rule, b: Rule): number {
  return b.letters.length - a.letters.length || b.rank - a.rank;
}

function ruleOf(row: SpellingRow): Rule {
  const { letters, sounds, when } = row;
  const after = (rest: string) => rest.slice(letters.length);
  const [word, ...followed] = when.split(' ');
  const fits = (rest: string, atStart: boolean) => {
    if (!rest.startsWith(letters)) return false;
    if (word === 'start') return atStart;
    if (word === 'end') return after(rest) === '';
    return word !== 'before' || followed.includes(after(rest).charAt(0));
  };
  return { letters, sounds, fits, rank: when !== '' ? 2 : row.spelling === 'any' ? 0 : 1 };
}

/** Reads a lower-case Latin word by one spelling; null where it has a letter that this spelling has not. */
export function readBy(spelling: Spelling, word: string): string | null {
  let sounds = '';
  for (let at = 0; at < word.length;) {
    const rest = word.slice(at);
    const rule = spelling.rules.get(rest.charAt(0))?.find((each) => each.fits(rest, at === 0));
    const letter = rule ? null : plainLetter(spelling, rest.charAt(0));
    if (letter === null && !rule) return null;
    sounds += rule ? rule.sounds : letter;
    at += rule ? rule.letters.length : 1;
  }
  return sounds;
}

/** A letter that stands for itself, or for itself with a mark of this spelling taken off; '' where it is no sound. */
function plainLetter(spelling: Spelling, letter: string): string | null {
  if (spelling.letters.has(letter)) return MARKED.has(letter) ? letter : soundOf(letter.normalize('NFD').charAt(0));
  return /[a-z0-9]/.test(letter) ? soundOf(letter) : null;
}

/** Letters with marks that are sounds of their own. */
const MARKED = new Set('čćšžđöü');

function soundOf(letter: string): string {
  return /[a-pr-vz]/.test(letter) ? letter : '';
}
