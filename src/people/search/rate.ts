/** A word on record that is like a word asked: where it stands, and what it is worth. */
export type Like = { places: Set<number>; worth: number };

/**
 * Places, and at the same index what speaks for each: the mean of what its best word for each word asked is worth. Where
 * one of its words could go with two that were asked, it goes with both here; `fitOf` says which.
 */
export type Rated = { places: number[]; worth: Float32Array };

/** Where worths are added up, by place: with how many of the words asked it has so far. */
export type Board = { worth: Float32Array; words: Uint8Array };

/** An empty board; it is kept from question to question. */
export function makeBoard(): Board {
  return { worth: new Float32Array(1024), words: new Uint8Array(1024) };
}

/** Longer questions are not names. */
const MOST_WORDS = 8;

/** Adds up, word by word, the rarest first; whoever has no word for one of them is out at once. */
export function rate(board: Board, asked: Like[][]): Rated {
  const rarestFirst = asked.slice(0, MOST_WORDS).toSorted((a, b) => countOf(a) - countOf(b));
  const first = [...new Set((rarestFirst[0] ?? []).flatMap(({ places }) => [...places]))];
  for (const place of first) makeRoom(board, place);
  for (const [turn, likes] of rarestFirst.entries())
    for (const like of likes.toSorted((a, b) => b.worth - a.worth)) addUp(board, turn, like);
  const places = first.filter((place) => board.words[place] === rarestFirst.length);
  const worth = Float32Array.from(places, (place) => (board.worth[place] ?? 0) / rarestFirst.length);
  for (const place of first) {
    board.words[place] = 0;
    board.worth[place] = 0;
  }
  return { places, worth };
}

/** The best word comes first, so whoever has one for this turn already has her best. */
function addUp(board: Board, turn: number, { places, worth }: Like): void {
  for (const place of places) {
    if (board.words[place] !== turn) continue;
    board.words[place] = turn + 1;
    board.worth[place] = (board.worth[place] ?? 0) + worth;
  }
}

function countOf(likes: Like[]): number {
  return likes.reduce((count, { places }) => count + places.size, 0);
}

function makeRoom(board: Board, place: number): void {
  if (place < board.worth.length) return;
  const [worth, words] = [new Float32Array(place * 2), new Uint8Array(place * 2)];
  worth.set(board.worth);
  words.set(board.words);
  Object.assign(board, { worth, words });
}
