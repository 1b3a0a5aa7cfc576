import { NEVER, PAIRS, type Sounds } from './sounds.ts';

/** A letter written twice, or once for twice. */
const DOUBLED = 0.15;
/** Two neighbours turned round. */
const TURNED = 0.7;

/** The tables of one alignment, kept because a search makes thousands of them. */
const kept = { cost: new Float64Array(4096), dropA: new Float64Array(256), dropB: new Float64Array(256) };
const pairs = { a: new Uint8Array(256), b: new Uint8Array(256) };

/** Longer words are compared by their beginning. */
const LONGEST = 60;

/**
 * What it costs to take one string of sounds for the other: the cheapest way to align them by the table of likenesses,
 * with sounds left out, doubled, or two neighbours turned round. 0 for the same sounds, 1 for one other letter;
 * symmetric; `NEVER` as soon as it is known to be more than `most`. Dynamic programming as in Wagner and Fischer 1974, with rows of one or two sounds a side.
 */
export function alignCost(sounds: Sounds, first: Uint8Array, second: Uint8Array, most = NEVER): number {
  const a = first.length > LONGEST ? first.subarray(0, LONGEST) : first;
  const b = second.length > LONGEST ? second.subarray(0, LONGEST) : second;
  const { count, swap, oneForTwo, twoForTwo } = sounds;
  const { cost, dropA, dropB } = kept;
  prepare(sounds, a, dropA, pairs.a);
  prepare(sounds, b, dropB, pairs.b);
  const width = b.length + 1;
  cost[0] = 0;
  let least = 0;
  for (let j = 1; j < width; j++) cost[j] = at(cost, j - 1) + at(dropB, j);
  for (let i = 1; i <= a.length; i++) {
    const x = byteAt(a, i - 1);
    const row = i * width;
    const pairA = byteAt(pairs.a, i);
    const leastBefore = least;
    least = at(cost, row - width) + at(dropA, i);
    cost[row] = least;
    for (let j = 1; j < width; j++) {
      const y = byteAt(b, j - 1);
      const here = row + j;
      const pairB = byteAt(pairs.b, j);
      let best = Math.min(at(cost, here - width) + at(dropA, i), at(cost, here - 1) + at(dropB, j));
      best = Math.min(best, at(cost, here - width - 1) + at(swap, x * count + y));
      if (pairA > 0) best = Math.min(best, at(cost, here - 2 * width - 1) + at(oneForTwo, pairA * count + y));
      if (pairB > 0) best = Math.min(best, at(cost, here - width - 2) + at(oneForTwo, pairB * count + x));
      if (i > 1 && j > 1) {
        const turned = TURNED + at(swap, x * count + byteAt(b, j - 2)) + at(swap, byteAt(a, i - 2) * count + y);
        // Pairs that no row speaks of have the number 0, and 0 for 0 is never a row.
        const pair = at(twoForTwo, pairA * PAIRS + pairB);
        best = Math.min(best, at(cost, here - 2 * width - 2) + Math.min(turned, pair));
      }
      cost[here] = best;
      least = Math.min(least, best);
    }
    if (least > most && leastBefore > most) return NEVER;
  }
  return Math.min(at(cost, a.length * width + b.length), NEVER);
}

/**
 * What each sound costs that the other word has not, where one that repeats the sound before it is a doubled letter;
 * and which pair of the table it makes with the sound before it. Both at the place after the sound.
 */
function prepare({ count, leftOut, twoOf }: Sounds, word: Uint8Array, drop: Float64Array, pair: Uint8Array): void {
  for (let place = 0; place < word.length; place++) {
    const [sound, before] = [byteAt(word, place), byteAt(word, place - 1)];
    const full = at(leftOut, sound);
    drop[place + 1] = place > 0 && sound === before ? Math.min(DOUBLED, full) : full;
    pair[place + 1] = place > 0 ? byteAt(twoOf, before * count + sound) : 0;
  }
}

function at(list: Float64Array, place: number): number {
  return list[place] ?? 0;
}

function byteAt(list: Uint8Array, place: number): number {
  return list[place] ?? 0;
}
