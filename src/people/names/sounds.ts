import type { LikenessRow, NameTables } from './tables.ts';

/** Sounds as small numbers, and what it costs to take one for another: 0 the same, 1 another letter. */
export type Sounds = {
  count: number;
  /** The numbers of a string of sounds. */
  codes(sounds: string): Uint8Array;
  /** Cost of one sound for another, at `a * count + b`. */
  swap: Float32Array;
  /** Cost of a sound that one name has and the other has not. */
  leftOut: Float32Array;
  /** Costs of one sound for two, and of two for two, under `threeOf` and `fourOf`. */
  oneForTwo: Map<number, number>;
  twoForTwo: Map<number, number>;
  /** 1 for a vowel that may or may not be there, which adds nothing to the length of a name. */
  open: Uint8Array;
};

/** The sounds and their likenesses as numbers. Throws where a row names a sound that the table has not. */
export function makeSounds({ sounds, likenesses }: Pick<NameTables, 'sounds' | 'likenesses'>): Sounds {
  const at = new Map(sounds.map(({ sound }, index) => [sound, index]));
  const count = sounds.length;
  const swap = new Float32Array(count * count).fill(1);
  for (let code = 0; code < count; code++) swap[code * count + code] = 0;
  const made = {
    ...{ count, swap },
    codes: (text: string) => Uint8Array.from([...text], (sound) => codeOf(at, sound)),
    leftOut: Float32Array.from(sounds, ({ leftOut }) => leftOut),
    oneForTwo: new Map<number, number>(),
    twoForTwo: new Map<number, number>(),
    open: Uint8Array.from(sounds, ({ kind }) => (kind === 'open' ? 1 : 0)),
  };
  for (const row of likenesses) putRow(made, row);
  return made;
}

function codeOf(at: Map<string, number>, sound: string): number {
  const code = at.get(sound);
  if (code === undefined) throw new Error(`no such sound: ${sound}`);
  return code;
}

function putRow({ count, codes, swap, oneForTwo, twoForTwo }: Sounds, row: LikenessRow): void {
  const [a = codes(''), b = codes('')] = [codes(row.a), codes(row.b)].toSorted((x, y) => x.length - y.length);
  const [a0 = 0, a1 = 0] = a;
  const [b0 = 0, b1 = 0] = b;
  if (b.length === 1) {
    swap[a0 * count + b0] = row.cost;
    swap[b0 * count + a0] = row.cost;
  } else if (a.length === 1) oneForTwo.set(threeOf(a0, b0, b1), row.cost);
  else {
    twoForTwo.set(fourOf(a0, a1, b0, b1), row.cost);
    twoForTwo.set(fourOf(b0, b1, a0, a1), row.cost);
  }
}

/** The key of one sound beside two. */
export function threeOf(one: number, first: number, second: number): number {
  return (one << 16) | (first << 8) | second;
}

/** The key of two sounds beside two. */
export function fourOf(a: number, b: number, c: number, d: number): number {
  return a * 0x1000000 + threeOf(b, c, d);
}
