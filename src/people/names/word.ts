import { alignCost } from './align.ts';
import type { Bones } from './bones.ts';
import { isSameName, type Known, type OneOf } from './known.ts';
import { lowerCase } from './letters.ts';
import type { Reader } from './readings.ts';
import { NEVER, type Sounds } from './sounds.ts';

/** One reading as numbers. `kinds`: which kinds of sound are in it, a bit each; 0 where vowels are not written. */
type Heard = { codes: Uint8Array; cost: number; kinds: number };

/** A word ready to be compared: its readings as numbers, its length in sounds, and the known names it may be. */
export type ReadWord = {
  /** In small letters. */
  written: string;
  readings: Heard[];
  length: number;
  known: string[];
  /** The first sound of its plainest reading that is written. */
  begins: number | undefined;
  /** The bones of its readings, by which it is found. */
  bones: string[];
  /** Kinds of sound that are in every reading, and those that are in any: what surely parts two words, at one look. */
  kinds: { inAll: number; inAny: number };
  /** Names of several languages that it is one of. */
  sameAs: OneOf[];
  /** What it is a nickname of, and its nicknames, as known names. */
  nicknames: string[];
};

export type WordModel = { sounds: Sounds; reader: Reader; known: Known; bones: Bones };

/** A reading that costs more than this is no ground to say that the word is a known name. */
const SURE = 0.13;

/** Reads a word once, for many comparisons. */
export function readWord({ sounds, reader, known, bones }: WordModel, written: string): ReadWord {
  const found = reader(written);
  const readings = found.map(({ sounds: said, cost }) => {
    const codes = sounds.codes(said);
    return { codes, cost, kinds: kindsOf(sounds, codes) };
  });
  const keys = found.filter(({ cost }) => cost <= SURE).map((each) => known.keyOf(each.sounds));
  const names = [...new Set(keys)].filter((key) => known.has(key));
  const plainest = readings[0]?.codes ?? new Uint8Array();
  return {
    ...{ written: lowerCase(written), readings },
    length: plainest.reduce((sum, code) => sum + 1 - (sounds.open[code] ?? 0), 0),
    known: names,
    begins: plainest.find((code) => sounds.open[code] !== 1),
    bones: [...new Set(found.flatMap((each) => bones(each.sounds)))],
    kinds: kindsOfAll(readings),
    sameAs: names.flatMap((key) => known.sameAs(key)),
    nicknames: names.flatMap((key) => known.nicknames(key)),
  };
}

/** One wrong sound changes two kinds at most; readings that differ in more are not aligned, in fewer where only likely ones count. */
const [OTHER_KINDS, CLOSE_KINDS] = [4, 2];
/** From this likeness on words are close. */
const CLOSE = 0.6;

function kindsOf({ kindOf, open }: Sounds, codes: Uint8Array): number {
  if (codes.some((code) => open[code] === 1)) return 0;
  return codes.reduce((kinds, code) => kinds | (1 << (kindOf[code] ?? 0)), 0);
}

function kindsOfAll(readings: Heard[]): ReadWord['kinds'] {
  // Where vowels are not written, any kind may be there and none must.
  if (readings.length === 0 || readings.some(({ kinds }) => kinds === 0)) return { inAll: 0, inAny: ALL_KINDS };
  const kinds = readings.map((each) => each.kinds);
  return { inAll: kinds.reduce((all, each) => all & each), inAny: kinds.reduce((any, each) => any | each) };
}

const ALL_KINDS = 0x7fffffff;

/** How many kinds of sound surely stand in one of two words and not in the other. */
export function kindsApart(inAll: number, inAny: number, othersInAll: number, othersInAny: number): number {
  return bitsOf(((inAll & ~othersInAny) | (othersInAll & ~inAny)) & ALL_KINDS);
}

/** Whether two readings have so many other sounds that they need no aligning. */
function areFarApart(a: Heard, b: Heard, most: number): boolean {
  return a.kinds !== 0 && b.kinds !== 0 && bitsOf(a.kinds ^ b.kinds) > most;
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
function bitsOf(bits: number): number {
  const twos = bits - ((bits >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Two spellings of one name cost no more than this, so two known names this near are one name of two languages. */
const SPELLING = 0.1;
/** Two known names are two names: what parts them is no slip. */
const OTHER_NAME = 0.75;
/** One name in two languages (Đorđe, Georg). */
const SAME_NAME = 0.8;

/** What parts the nearest readings of two words; `NEVER` where it is more than `most`. */
function nearest(sounds: Sounds, a: ReadWord, b: ReadWord, { most, kinds }: { most: number; kinds: number }): number {
  if (kindsApart(a.kinds.inAll, a.kinds.inAny, b.kinds.inAll, b.kinds.inAny) > kinds) return NEVER;
  let best = most;
  for (const one of a.readings)
    for (const other of b.readings) {
      const before = one.cost + other.cost;
      if (before < best && !areFarApart(one, other, kinds))
        best = Math.min(best, before + alignCost(sounds, one.codes, other.codes, best - before));
    }
  return best < most ? best : NEVER;
}

/** Words further apart than this by their plainest reading are not looked at in full where there are many. */
const [QUICK, QUICK_KINDS] = [1.8, 3];
/** What a likelier reading than the plainest may spare. */
const OTHER_READING = 0.3;

/** The same by the plainest reading of each alone: quick, and never less than the true cost. */
export function quickCost(sounds: Sounds, one: ReadWord, other: ReadWord, least = 0): number {
  const [a, b] = [one.readings[0], other.readings[0]];
  if (!a || !b || areFarApart(a, b, QUICK_KINDS)) return NEVER;
  const most = least > 0 ? Math.min(QUICK, mostCost(one, other, least) + OTHER_READING) : QUICK;
  const cost = alignCost(sounds, a.codes, b.codes, most);
  return cost < most ? cost : NEVER;
}

/** What two words may cost at most to be at least so alike. */
function mostCost(a: ReadWord, b: ReadWord, least: number): number {
  return (1 - least) * roomOf(a, b) + SPELLING;
}

function roomOf(a: ReadWord, b: ReadWord): number {
  return PER_SOUND * Math.max(a.length, b.length) + AT_LEAST;
}

/** Whether both words are known to be names, and no reading of them is the same name. */
function areTwoNames(a: ReadWord, b: ReadWord): boolean {
  return a.known.length > 0 && b.known.length > 0 && !a.known.some((key) => b.known.includes(key));
}

/** The cost that brings a likeness to nothing: nearly half of the longer word is other letters, in short words less. */
const [PER_SOUND, AT_LEAST] = [0.45, 0.8];

/** What two words are to each other: one spelling, one name of two languages, two known names, or a slip away. */
export type Relation = 'spelling' | 'same_name' | 'two_names' | 'slip';

export type Compared = { likeness: number; relation: Relation };

/**
 * How alike two words are, 0 to 1: 1 for spellings of one name, less for every slip, by the length of the longer. Words
 * less alike than `least` may be told as 0, which is quicker.
 */
export function compareWords(sounds: Sounds, a: ReadWord, b: ReadWord, least = 0): Compared {
  // What tells a language is a guess in both; the same letters are none.
  if (a.written === b.written && a.readings.length > 0) return { likeness: 1, relation: 'spelling' };
  const room = roomOf(a, b);
  const most = least > 0 ? mostCost(a, b, least) : NEVER;
  const cost = nearest(sounds, a, b, { most, kinds: least >= CLOSE ? CLOSE_KINDS : OTHER_KINDS });
  const likeness = Math.max(0, 1 - cost / room);
  if (cost <= SPELLING) return { likeness, relation: 'spelling' };
  if (isSameName(a.sameAs, b.sameAs)) return { likeness: Math.max(likeness, SAME_NAME), relation: 'same_name' };
  if (areTwoNames(a, b)) return { likeness: likeness * OTHER_NAME, relation: 'two_names' };
  return { likeness, relation: 'slip' };
}

/** Whether one word is a nickname of the other. */
export function isNickname(a: ReadWord, b: ReadWord): boolean {
  return a.nicknames.some((key) => b.known.includes(key));
}
