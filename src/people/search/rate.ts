/** A word on record that is like a word asked: where it stands, and what it is worth. */
export type Like = { places: readonly number[]; worth: number };

/**
 * Places, and at the same index what speaks for each: what its best word for each word asked is worth, half the mean,
 * half the least, as the name model lays names. Where one of its words could go with two that were asked, it goes with
 * both here, and which stands first is nothing here; `fitOf` says that. `left`: how many fit and are not here, because
 * they come behind those that were wanted; whoever fits by two words may count twice.
 */
export type Rated = { places: number[]; worth: Float32Array; left: number };

/** Where worths are added up, by place: the least of them, and how many of the words asked it has so far. */
export type Board = { worth: Float32Array; least: Float32Array; words: Uint8Array };

/** An empty board; it is kept from question to question. */
export function makeBoard(): Board {
  return { worth: new Float32Array(1024), least: new Float32Array(1024), words: new Uint8Array(1024) };
}

/** Longer questions are not names. */
const MOST_WORDS = 8;

/**
 * Adds up, word by word, the rarest first; whoever has no word for one of them is out at once. Places are below `end`.
 * `beside`: what may speak for a place as well, and puts nobody out; each list once for a place.
 */
export function rate(board: Board, { asked, beside }: { asked: Like[][]; beside: Like[][] }, end: number): Rated {
  makeRoom(board, end);
  const rarestFirst = asked.slice(0, MOST_WORDS).toSorted((a, b) => countOf(a) - countOf(b));
  const first: number[] = [];
  for (const [turn, likes] of rarestFirst.entries())
    for (const like of likes.toSorted((a, b) => b.worth - a.worth)) addUp(board, turn, like, first);
  const places = first.filter((place) => board.words[place] === rarestFirst.length);
  const all = rarestFirst.length;
  for (const place of places) board.worth[place] = ((board.worth[place] ?? 0) / all + (board.least[place] ?? 0)) / 2;
  for (const [turn, likes] of beside.entries()) addBeside(board, likes, { all, mark: all + 1 + turn });
  const worth = Float32Array.from(places, (place) => board.worth[place] ?? 0);
  for (const place of first) {
    board.words[place] = 0;
    board.worth[place] = 0;
  }
  return { places, worth, left: 0 };
}

/** How many of the best are wanted, and what is taken off a place later, nothing or more. */
export type Wanted = { most: number; less: (place: number) => number };

/** The same for a single word, but no further than the best can stand: what two letters begin fits half of all. */
export function rateOne(board: Board, likes: Like[], end: number, { most, less }: Wanted): Rated {
  makeRoom(board, end);
  const places: number[] = [];
  const worths: number[] = [];
  const lessened: number[] = [];
  const bestFirst = likes.toSorted((a, b) => b.worth - a.worth);
  let next = 0;
  for (; next < bestFirst.length; next++) {
    const { places: more, worth: exact } = bestFirst[next] ?? { places: [], worth: 0 };
    // Rounded as what is rated is: else two that are alike there would be told apart here.
    const worth = Math.fround(exact);
    if (places.length >= most && countFrom(lessened, worth) >= most) break;
    for (const place of more) {
      if (board.words[place] !== 0) continue;
      board.words[place] = 1;
      places.push(place);
      worths.push(worth);
      lessened.push(Math.fround(worth - less(place)));
    }
  }
  for (const place of places) board.words[place] = 0;
  return { places, worth: Float32Array.from(worths), left: countOf(bestFirst.slice(next)) };
}

function countFrom(values: number[], least: number): number {
  return values.reduce((count, value) => (value >= least ? count + 1 : count), 0);
}

/** The best word comes first, so whoever has one for this turn already has her best. */
function addUp(board: Board, turn: number, { places, worth }: Like, first: number[]): void {
  for (const place of places) {
    if (board.words[place] !== turn) continue;
    board.words[place] = turn + 1;
    board.worth[place] = turn === 0 ? worth : (board.worth[place] ?? 0) + worth;
    board.least[place] = turn === 0 ? worth : Math.min(board.least[place] ?? 0, worth);
    if (turn === 0) first.push(place);
  }
}

/** Adds to those that have all words; `mark` says that a place has it already. */
function addBeside(board: Board, likes: Like[], { all, mark }: { all: number; mark: number }): void {
  for (const { places, worth } of likes)
    for (const place of places) {
      const words = board.words[place] ?? 0;
      if (words < all || words === mark) continue;
      board.words[place] = mark;
      board.worth[place] = (board.worth[place] ?? 0) + worth;
    }
}

function countOf(likes: Like[]): number {
  return likes.reduce((count, { places }) => count + places.length, 0);
}

function makeRoom(board: Board, end: number): void {
  if (end <= board.worth.length) return;
  const room = end * 2;
  Object.assign(board, { worth: new Float32Array(room), least: new Float32Array(room), words: new Uint8Array(room) });
}

/** Those of several questions, each once with the best of what speaks for it. */
export function bestOf(rated: Rated[]): Rated {
  const [first = NOBODY, ...others] = rated.filter(({ places }) => places.length > 0);
  if (others.length === 0) return first;
  const best = new Map<number, number>();
  for (const { places, worth } of [first, ...others])
    for (const [at, place] of places.entries()) best.set(place, Math.max(best.get(place) ?? 0, worth[at] ?? 0));
  return { places: [...best.keys()], worth: Float32Array.from(best.values()), left: 0 };
}

/** Nobody fits. */
export const NOBODY: Rated = { places: [], worth: new Float32Array(), left: 0 };

/** Worths are told apart by this much when a page is cut out. */
const STEPS = 256;

/**
 * The places of one page of the best: first how many stand on each step of worth, then only what reaches the page is put
 * in order. Places of the same worth stand as they came.
 */
export function pageOf({ places, worth }: Rated, from: number, to: number): number[] {
  const on = new Uint32Array(STEPS * 4);
  const stepOf = (at: number) => Math.max(0, Math.min(on.length - 1, Math.floor(((worth[at] ?? 0) + 1) * STEPS)));
  for (const at of places.keys()) on[stepOf(at)] = (on[stepOf(at)] ?? 0) + 1;
  let least = on.length - 1;
  for (let count = on[least] ?? 0; count < to && least > 0; count += on[least] ?? 0) least -= 1;
  const best = [...places.keys()].filter((at) => stepOf(at) >= least);
  return best
    .toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
    .slice(from, to)
    .flatMap((at) => places[at] ?? []);
}
