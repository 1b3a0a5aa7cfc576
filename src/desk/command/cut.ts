/** A piece of a title, and whether it is what was looked for. */
export type Piece = { text: string; marked: boolean };

/** Cuts a title at its marks (from, to; in any order, not overlapping). */
export function cutByMarks(title: string, marks: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of marks.toSorted((one, other) => one[0] - other[0])) {
    pieces.push({ text: title.slice(at, from), marked: false }, { text: title.slice(from, to), marked: true });
    at = to;
  }
  pieces.push({ text: title.slice(at), marked: false });
  return pieces.filter((piece) => piece.text !== '');
}
