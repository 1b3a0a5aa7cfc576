import { JOINED, JOINED_LEAST, layWords } from '../names/compare.ts';
import { tokenComparer, type CompareTokens, type Likeness } from './compare-words.ts';
import { together, type Token } from './fold.ts';
import { beginsWith } from './initial.ts';
import type { Asked } from './query.ts';
import type { Grade } from './reasons.ts';
import type { IndexedRecord, RecordToken } from './record.ts';

/** A word that was asked for beside the word on record that is most like it, if any is. */
export type Pairing = { asked: Token; recorded: RecordToken | null; likeness: Likeness | null };

/** How a record fits a question, before it is said in words. */
export type Fit = {
  pairs: Pairing[];
  /** Initials asked for, each with a word that no word asked for took and that begins so, if there is one. */
  initials: Pairing[];
  /** How alike the name asked for and the name on record are, as the name model tells it; 0 where none was asked. */
  likeness: number;
  nameFits: boolean;
  /** `on`: the number on record that fits, or the first that does not. */
  number: { fits: 'whole' | 'end' | null; on: string };
  /** Null where no year was asked. */
  year: Exclude<Grade, 'alike'> | null;
  /** What it all speaks for the record; the best stand first. */
  weight: number;
};

const NUMBER_WORTH = { whole: 3, end: 1.5 } as const;
/** What a place is worth: less than a name that agrees, for many are in one place; more than a name only begun. */
const PLACE_SHARE = 0.9;
/** What it is worth that another name begins with an initial asked for: more than any difference in spelling. */
export const INITIAL_WORTH = 0.2;
/**
 * What the year asked for is worth, and what each year off costs; from four years on all count alike. Ages are guesses:
 * from best to worst it is less than what parts a spelling of a name from another name that is near it.
 */
const [YEAR_WORTH, YEAR_OFF] = [0.07, 0.035];

/** Lays a record beside what was asked. */
export function fitOf(asked: Asked, record: IndexedRecord, compare: CompareTokens = tokenComparer()): Fit {
  const { pairs, likeness } = layNames(asked, record.tokens, compare);
  const initials = asked.initials.length === 0 ? [] : pairInitials(asked.initials, record.tokens, pairs);
  const number = numberFit(asked.number, record.entry.numbers);
  const year = yearFit(asked.birthYear, record.entry.birthYear);
  // What is near alone makes nobody a hit; beside a name or a year that agrees it is a slip.
  const nameFits = isComplete(pairs) && (year === 'equal' || isStrong(pairs));
  const years = yearWorth(asked.birthYear, record.entry.birthYear);
  const begun = initials.filter(({ recorded }) => recorded).length * INITIAL_WORTH;
  const weight = (number.fits ? NUMBER_WORTH[number.fits] : 0) + likeness + years + begun;
  return { pairs, initials, likeness, nameFits, number, year, weight };
}

type Laid = { pairs: Pairing[]; likeness: number };

const isComplete = (pairs: Pairing[]) => pairs.length > 0 && pairs.every(({ likeness }) => likeness !== null);
const isStrong = (pairs: Pairing[]) => pairs.some(({ likeness }) => likeness?.weak === false);

/**
 * The words asked for beside the words on record, as the name model lays two names: as they stand; where they do not
 * fit so, with two neighbours of either name written as one word.
 */
function layNames({ tokens, joined }: Asked, recorded: RecordToken[], compare: CompareTokens): Laid {
  const straight = lay(tokens, recorded, compare);
  if (tokens.length === 0 || (isComplete(straight.pairs) && isStrong(straight.pairs))) return straight;
  const ways = [
    ...joined.map(({ one, halves, others: [before, behind] }) =>
      lay([...before, one, ...behind], recorded, (token, word) =>
        token === one ? asOne(compare, [one, word], [halves, [word]]) : compare(token, word),
      ),
    ),
    ...joinedNeighbours(tokens, recorded).map(({ one, halves, others: [before, behind] }) =>
      lay(tokens, [...before, one, ...behind], (token, word) =>
        word === one ? asOne(compare, [token, one], [[token], halves]) : compare(token, word),
      ),
    ),
  ].filter(({ pairs }) => isComplete(pairs) && isStrong(pairs));
  const [best] = ways.toSorted((a, b) => b.likeness - a.likeness);
  return best ? { ...best, likeness: best.likeness - JOINED } : straight;
}

/** Two words of which one is two: neither of the two may be as alike to the other by itself. */
function asOne(
  compare: CompareTokens,
  [token, word]: [Token, Token],
  [tokens, words]: [readonly Token[], readonly Token[]],
): Likeness | null {
  const likeness = compare(token, word);
  if (!likeness || (likeness.worth < JOINED_LEAST && !likeness.how.includes('begins'))) return null;
  const byHalf = tokens.flatMap((one) => words.map((other) => compare(one, other)?.worth ?? 0));
  if (byHalf.some((half) => half >= likeness.worth)) return null;
  return likeness.how.length > 0 ? likeness : { ...likeness, grade: 'alike', how: ['spelling'] };
}

/** How many letters may be wrong in words written as one. */
const LETTERS_WRONG = 2;

type JoinedOnRecord = { one: RecordToken; halves: RecordToken[]; others: [RecordToken[], RecordToken[]] };

/** Each two neighbours of a full name on record as one word, where a word asked for is as long as that. */
function joinedNeighbours(asked: Token[], recorded: RecordToken[]): JoinedOnRecord[] {
  return recorded.flatMap((second, at): JoinedOnRecord[] => {
    const first = recorded[at - 1];
    if (!first || first.place < 0 || second.place < 0) return [];
    const length = first.plain.length + second.plain.length;
    if (!asked.some(({ plain }) => Math.abs(plain.length - length) <= LETTERS_WRONG)) return [];
    const one = { ...first, ...together(first, second), shown: `${first.shown} ${second.shown}` };
    return [{ one, halves: [first, second], others: [recorded.slice(0, at - 1), recorded.slice(at + 1)] }];
  });
}

/** Each word asked for beside a word on record that no other took, so that they are most alike together. */
function lay(asked: Token[], recorded: RecordToken[], compare: CompareTokens): Laid {
  if (asked.length === 0) return { pairs: [], likeness: 0 };
  const likes = asked.map((token) => recorded.map((each) => compare(token, each)));
  const laid = layWords(
    likes.map((row) => row.map((like, column) => (like?.worth ?? 0) * shareOf(recorded[column]))),
    recorded.length,
    recorded.map(({ place }) => place < 0),
  );
  const pairs = asked.map((token, row) => {
    const column = laid.pairs[row] ?? -1;
    return { asked: token, recorded: recorded[column] ?? null, likeness: likes[row]?.[column] ?? null };
  });
  return { pairs, likeness: laid.likeness };
}

/** Many are in one place. */
function shareOf(recorded: RecordToken | undefined): number {
  return recorded?.kind === 'place' ? PLACE_SHARE : 1;
}

/** Each initial beside a word that no word asked for took; a place is no other name. */
function pairInitials(initials: Token[], recorded: RecordToken[], pairs: Pairing[]): Pairing[] {
  const taken = pairs.map((pair) => pair.recorded);
  const free = recorded.filter((each) => each.kind !== 'place' && !taken.includes(each));
  return lay(initials, free, (letter, word) => (beginsWith(letter, word) ? BEGUN : null)).pairs;
}

const BEGUN: Likeness = { grade: 'alike', how: ['begins'], worth: 1, weak: false };

function numberFit(asked: string, recorded: string[]): Fit['number'] {
  if (asked === '') return { fits: null, on: '' };
  if (recorded.includes(asked)) return { fits: 'whole', on: asked };
  const ending = recorded.find((number) => endsAlike(asked, number));
  return ending === undefined ? { fits: null, on: recorded[0] ?? '' } : { fits: 'end', on: ending };
}

const LAST_DIGITS = 6;

/**
 * Whether the shorter of two numbers, six digits or more, is the end of the longer. One that has its country is whole,
 * and the end of no other.
 */
export function endsAlike(asked: string, recorded: string): boolean {
  const [shorter, longer] = asked.length < recorded.length ? [asked, recorded] : [recorded, asked];
  return shorter.length >= LAST_DIGITS && !shorter.startsWith('+') && longer.endsWith(shorter);
}

/** What the year of birth speaks for a record: a little for it, or against it; nothing where either is not known. */
export function yearWorth(asked: number | null, recorded: number | null): number {
  if (asked === null || recorded === null) return 0;
  return Math.max(-YEAR_WORTH, YEAR_WORTH - YEAR_OFF * Math.abs(asked - recorded));
}

function yearFit(asked: number | null, recorded: number | null): Fit['year'] {
  if (asked === null) return null;
  if (recorded === null) return 'unknown';
  return asked === recorded ? 'equal' : 'differs';
}
