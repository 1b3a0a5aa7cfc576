import type { LikenessRow, NameTables, SoundRow } from './tables.ts';

/** More pairs than these no table has. */
export const PAIRS = 256;
/** A cost nobody pays. */
export const NEVER = 99;

/** Sounds as small numbers, and what it costs to take one for another: 0 the same, 1 another letter. */
export type Sounds = {
  count: number;
  /** The numbers of a string of sounds. */
  codes(sounds: string): Uint8Array;
  /** Cost of one sound for another, at `a * count + b`. */
  swap: Float64Array;
  /** Cost of a sound that one name has and the other has not. */
  leftOut: Float64Array;
  /** Pairs of sounds that a row speaks of: their number at `a * count + b`, 0 for all others. */
  twoOf: Uint8Array;
  /** Cost of one sound for such a pair, at `pair * count + sound`; of a pair for a pair at `pair * 256 + pair`. */
  oneForTwo: Float64Array;
  twoForTwo: Float64Array;
  /** The kind of each sound: those with one bone, or one vowel, are of one kind. At most 30. */
  kindOf: Uint8Array;
  /** 1 for a vowel that may or may not be there, which adds nothing to the length of a name. */
  open: Uint8Array;
};

/** The sounds and their likenesses as numbers. Throws where a row names a sound that the table has not. */
export function makeSounds({ sounds, likenesses }: Pick<NameTables, 'sounds' | 'likenesses'>): Sounds {
  const at = new Map(sounds.map(({ sound }, index) => [sound, index]));
  const count = sounds.length;
  const swap = new Float64Array(count * count).fill(1);
  for (let code = 0; code < count; code++) swap[code * count + code] = 0;
  const made = {
    ...{ count, swap },
    codes: (text: string) => codesOf(at, text),
    leftOut: Float64Array.from(sounds, ({ leftOut }) => leftOut),
    twoOf: new Uint8Array(count * count),
    oneForTwo: new Float64Array(PAIRS * count).fill(NEVER),
    twoForTwo: new Float64Array(PAIRS * PAIRS).fill(NEVER),
    kindOf: kindsOf(sounds),
    open: Uint8Array.from(sounds, ({ kind }) => (kind === 'open' ? 1 : 0)),
  };
  for (const row of likenesses) putRow(made, row);
  return made;
}

function kindsOf(sounds: SoundRow[]): Uint8Array {
  const names = sounds.map(({ bone, knownAs, sound }) => bone.split(' ')[0] || knownAs || sound);
  const kinds = [...new Set(names)];
  return Uint8Array.from(names, (name) => kinds.indexOf(name));
}

/** Where the next codes go: thousands of words are kept, and an array with a buffer of its own weighs more than they. */
let block = new Uint8Array(0);
let used = 0;
const BLOCK = 1 << 14;

function room(length: number): Uint8Array {
  if (used + length > block.length) [block, used] = [new Uint8Array(Math.max(BLOCK, length)), 0];
  used += length;
  return block.subarray(used - length, used);
}

/** Every sound is one unit of text, so the text is walked by its units. */
function codesOf(at: Map<string, number>, text: string): Uint8Array {
  const codes = room(text.length);
  for (let place = 0; place < text.length; place++) codes[place] = codeOf(at, text.charAt(place));
  return codes;
}

function codeOf(at: Map<string, number>, sound: string): number {
  const code = at.get(sound);
  if (code === undefined) throw new Error(`no such sound: ${sound}`);
  return code;
}

function putRow(sounds: Sounds, row: LikenessRow): void {
  const { count, codes, swap, oneForTwo, twoForTwo } = sounds;
  const [a = codes(''), b = codes('')] = [codes(row.a), codes(row.b)].toSorted((x, y) => x.length - y.length);
  const one = a[0] ?? 0;
  if (b.length === 1) {
    swap[one * count + (b[0] ?? 0)] = row.cost;
    swap[(b[0] ?? 0) * count + one] = row.cost;
  } else if (a.length === 1) oneForTwo[pairOf(sounds, b) * count + one] = row.cost;
  else {
    twoForTwo[pairOf(sounds, a) * PAIRS + pairOf(sounds, b)] = row.cost;
    twoForTwo[pairOf(sounds, b) * PAIRS + pairOf(sounds, a)] = row.cost;
  }
}

/** The number of a pair of sounds, given when a row first speaks of it. */
function pairOf({ twoOf, count }: Sounds, [first = 0, second = 0]: Uint8Array): number {
  const at = first * count + second;
  twoOf[at] ||= 1 + twoOf.reduce((most, pair) => Math.max(most, pair), 0);
  return twoOf[at] ?? 0;
}
