import { tokenComparer, type CompareTokens, type Likeness } from './compare-words.ts';
import type { Token } from './fold.ts';
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
  nameFits: boolean;
  /** `on`: the number on record that fits, or the first that does not. */
  number: { fits: 'whole' | 'end' | null; on: string };
  /** Null where no year was asked. */
  year: Exclude<Grade, 'alike'> | null;
  /** What it all speaks for the record; the best stand first. */
  weight: number;
};

const NUMBER_WORTH = { whole: 3, end: 1.5 } as const;
/** What a place that agrees is worth beside a name that agrees. */
const PLACE_SHARE = 0.6;
/** What it is worth that another name begins with an initial asked for: more than any difference in spelling. */
export const INITIAL_WORTH = 0.2;
const YEAR_WORTH = { equal: 0.3, differs: -0.2, unknown: 0 } as const;

/** Lays a record beside what was asked. */
export function fitOf(asked: Asked, record: IndexedRecord, compare: CompareTokens = tokenComparer()): Fit {
  const pairs = pairTokens(asked.tokens, record.tokens, compare);
  const initials = asked.initials.length === 0 ? [] : pairInitials(asked.initials, record.tokens, pairs);
  const number = numberFit(asked.number, record.entry.numbers);
  const year = yearFit(asked.birthYear, record.entry.birthYear);
  const alike = pairs.length > 0 && pairs.every((pair) => pair.likeness !== null);
  // What is near alone makes nobody a hit; beside a name or a year that agrees it is a slip.
  const nameFits = alike && (year === 'equal' || !pairs.every((pair) => pair.likeness?.weak));
  const years = yearWorth(asked.birthYear, record.entry.birthYear);
  const begun = initials.filter(({ recorded }) => recorded).length * INITIAL_WORTH;
  const weight = (number.fits ? NUMBER_WORTH[number.fits] : 0) + nameWeight(pairs) + years + begun;
  return { pairs, initials, nameFits, number, year, weight };
}

type Beside = { at: number; recorded: RecordToken; likeness: Likeness };

/**
 * Each word asked for beside a word on record that no other took: those that are most alike first, and as many as can
 * be, so that the order they were asked in changes nothing.
 */
function pairTokens(asked: Token[], recorded: RecordToken[], compare: CompareTokens): Pairing[] {
  const likes = asked.map((token, at) => likesOf(token, at, recorded, compare));
  const taken = new Map<RecordToken, Beside>();
  const placed = new Set<number>();
  const put = (like: Beside) => {
    taken.set(like.recorded, like);
    placed.add(like.at);
  };
  for (const like of likes.flat().toSorted(byWorth)) if (!placed.has(like.at) && !taken.has(like.recorded)) put(like);
  for (const at of likes.keys()) if (!placed.has(at)) makeRoom(likes, taken, put, { at, tried: new Set() });
  const found = new Map([...taken.values()].map((like) => [like.at, like]));
  return asked.map((token, at) => {
    const { recorded: word = null, likeness = null } = found.get(at) ?? {};
    return { asked: token, recorded: word, likeness };
  });
}

function likesOf(token: Token, at: number, recorded: RecordToken[], compare: CompareTokens): Beside[] {
  return recorded
    .flatMap((each) => {
      const likeness = compare(token, each);
      return likeness ? [{ at, recorded: each, likeness }] : [];
    })
    .toSorted(byWorth);
}

function byWorth(a: Beside, b: Beside): number {
  return b.likeness.worth - a.likeness.worth;
}

type Seeking = { at: number; tried: Set<RecordToken> };

/** Finds a word left without one a place, where those that have one can go elsewhere (augmenting path, Kuhn 1955). */
function makeRoom(
  likes: Beside[][],
  taken: Map<RecordToken, Beside>,
  put: (like: Beside) => void,
  { at, tried }: Seeking,
): boolean {
  return (likes[at] ?? []).some((like) => {
    if (tried.has(like.recorded)) return false;
    tried.add(like.recorded);
    const there = taken.get(like.recorded);
    if (there && !makeRoom(likes, taken, put, { at: there.at, tried })) return false;
    put(like);
    return true;
  });
}

/** Each initial beside a word that no word asked for took; a place is no other name. */
function pairInitials(initials: Token[], recorded: RecordToken[], pairs: Pairing[]): Pairing[] {
  const taken = pairs.map((pair) => pair.recorded);
  const free = recorded.filter((each) => each.kind !== 'place' && !taken.includes(each));
  return pairTokens(initials, free, (letter, word) => (beginsWith(letter, word) ? BEGUN : null));
}

const BEGUN: Likeness = { grade: 'alike', how: ['begins'], worth: 1, weak: false };

function nameWeight(pairs: Pairing[]): number {
  if (pairs.length === 0) return 0;
  return pairs.reduce((sum, pair) => sum + (pair.likeness?.worth ?? 0) * shareOf(pair), 0) / pairs.length;
}

/** Many are in one place. */
function shareOf({ recorded }: Pairing): number {
  return recorded?.kind === 'place' ? PLACE_SHARE : 1;
}

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

/** What the year of birth speaks for a record: a little for it, or against it. */
export function yearWorth(asked: number | null, recorded: number | null): number {
  const year = yearFit(asked, recorded);
  return year ? YEAR_WORTH[year] : 0;
}

function yearFit(asked: number | null, recorded: number | null): Fit['year'] {
  if (asked === null) return null;
  if (recorded === null) return 'unknown';
  return asked === recorded ? 'equal' : 'differs';
}
