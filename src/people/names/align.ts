import { fourOf, threeOf, type Sounds } from './sounds.ts';

/** A letter written twice, or once for twice. */
const DOUBLED = 0.15;
/** Two neighbours turned round. */
const TURNED = 0.7;
const NEVER = 99;

let kept = new Float64Array(4096);

/** One table of numbers for all alignments, because a search makes thousands of them. */
function roomFor(size: number): Float64Array {
  if (kept.length < size) kept = new Float64Array(size * 2);
  return kept;
}

/**
 * What it costs to take one string of sounds for the other: the cheapest way to align them by the table of likenesses,
 * with sounds left out, doubled, or two neighbours turned round. 0 for the same sounds, 1 for one other letter;
 * symmetric. Dynamic programming as in Wagner and Fischer 1974, with rows of one or two sounds a side.
 */
export function alignCost(sounds: Sounds, a: Uint8Array, b: Uint8Array): number {
  const width = b.length + 1;
  const cost = roomFor((a.length + 1) * width);
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) cost[i * width + j] = cheapestTo({ sounds, a, b, cost, width }, i, j);
  return at(cost, a.length * width + b.length);
}

type Board = { sounds: Sounds; a: Uint8Array; b: Uint8Array; cost: Float64Array; width: number };

function cheapestTo(board: Board, i: number, j: number): number {
  if (i === 0 && j === 0) return 0;
  const { sounds, a, b, cost, width } = board;
  const here = i * width + j;
  let best = NEVER;
  if (i > 0) best = at(cost, here - width) + dropCost(sounds, a, i - 1);
  if (j > 0) best = Math.min(best, at(cost, here - 1) + dropCost(sounds, b, j - 1));
  if (i === 0 || j === 0) return best;
  const [x, y] = [at(a, i - 1), at(b, j - 1)];
  best = Math.min(best, at(cost, here - width - 1) + at(sounds.swap, x * sounds.count + y));
  if (i > 1) best = Math.min(best, at(cost, here - 2 * width - 1) + oneForTwo(sounds, y, a, i));
  if (j > 1) best = Math.min(best, at(cost, here - width - 2) + oneForTwo(sounds, x, b, j));
  return i > 1 && j > 1 ? Math.min(best, at(cost, here - 2 * width - 2) + twoForTwo(sounds, a, i, b, j)) : best;
}

function at(list: Uint8Array | Float32Array | Float64Array, place: number): number {
  return list[place] ?? 0;
}

/** What a sound costs that the other name has not; one that repeats the sound before it is a doubled letter. */
function dropCost(sounds: Sounds, word: Uint8Array, place: number): number {
  const sound = at(word, place);
  const full = at(sounds.leftOut, sound);
  return place > 0 && sound === at(word, place - 1) ? Math.min(DOUBLED, full) : full;
}

function oneForTwo(sounds: Sounds, one: number, word: Uint8Array, end: number): number {
  return sounds.oneForTwo.get(threeOf(one, at(word, end - 2), at(word, end - 1))) ?? NEVER;
}

function twoForTwo(sounds: Sounds, a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const [v, x, w, y] = [at(a, i - 2), at(a, i - 1), at(b, j - 2), at(b, j - 1)];
  const turned = TURNED + at(sounds.swap, x * sounds.count + w) + at(sounds.swap, v * sounds.count + y);
  return Math.min(turned, sounds.twoForTwo.get(fourOf(v, x, w, y)) ?? NEVER);
}
