import { alignCost } from './align.ts';
import { isSameName, type Known, type OneOf } from './known.ts';
import type { Reader } from './readings.ts';
import type { Sounds } from './sounds.ts';

/** A word ready to be compared: its readings as numbers, its length in sounds, and the known names it may be. */
export type ReadWord = {
  written: string;
  readings: { codes: Uint8Array; cost: number }[];
  length: number;
  known: string[];
  /** Names of several languages that it is one of. */
  sameAs: OneOf[];
};

export type WordModel = { sounds: Sounds; reader: Reader; known: Known };

/** A reading that costs more than this is no ground to say that the word is a known name. */
const SURE = 0.13;

/** Reads a word once, for many comparisons. */
export function readWord({ sounds, reader, known }: WordModel, written: string): ReadWord {
  const found = reader(written);
  const readings = found.map((each) => ({ codes: sounds.codes(each.sounds), cost: each.cost }));
  const keys = found.filter(({ cost }) => cost <= SURE).map((each) => known.keyOf(each.sounds));
  const names = [...new Set(keys)].filter((key) => known.has(key));
  const plainest = readings[0]?.codes ?? new Uint8Array();
  return {
    ...{ written, readings },
    length: plainest.reduce((sum, code) => sum + 1 - (sounds.open[code] ?? 0), 0),
    known: names,
    sameAs: names.flatMap((key) => known.sameAs(key)),
  };
}

/** Two spellings of one name cost no more than this, so two known names this near are one name of two languages. */
const SPELLING = 0.1;
/** Two known names are two names: what parts them is no slip. */
const OTHER_NAME = 0.75;
/** One name in two languages (Đorđe, Georg). */
const SAME_NAME = 0.8;

function nearest(sounds: Sounds, a: ReadWord, b: ReadWord): number {
  let best = Infinity;
  for (const one of a.readings)
    for (const other of b.readings) {
      const before = one.cost + other.cost;
      if (before < best) best = Math.min(best, before + alignCost(sounds, one.codes, other.codes));
    }
  return best;
}

/** Whether both words are known to be names, and no reading of them is the same name. */
function areTwoNames(a: ReadWord, b: ReadWord): boolean {
  return a.known.length > 0 && b.known.length > 0 && !a.known.some((key) => b.known.includes(key));
}

/** The cost that brings a likeness to nothing: nearly half of the longer word is other letters, in short words less. */
const [PER_SOUND, AT_LEAST] = [0.45, 0.8];

/** How alike two words are, 0 to 1: 1 for spellings of one name, less for every slip, by the length of the longer. */
export function wordLikeness(sounds: Sounds, a: ReadWord, b: ReadWord): number {
  const cost = nearest(sounds, a, b);
  const room = PER_SOUND * Math.max(a.length, b.length) + AT_LEAST;
  const likeness = Math.max(0, 1 - cost / room);
  if (cost <= SPELLING) return likeness;
  if (isSameName(a.sameAs, b.sameAs)) return Math.max(likeness, SAME_NAME);
  return areTwoNames(a, b) ? likeness * OTHER_NAME : likeness;
}
