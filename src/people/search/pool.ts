/** Short pieces of bytes, many in one block: an object for each would weigh more than what it holds. */
export type Pool = {
  /** Keeps a piece at this place; what was there is overwritten. Refuses one longer than a block. */
  put(place: number, bytes: Uint8Array): void;
  get(place: number): Uint8Array | undefined;
  /** Overwrites and forgets the piece at this place. */
  drop(place: number): void;
};

const BLOCK = 1 << 20;
/** Blocks are packed anew when as much of them is forgotten as kept, and it is worth it. */
const WORTH_IT = 4 * BLOCK;

type Kept = { blocks: Uint8Array[]; end: number; starts: number[]; lengths: number[]; held: number; lost: number };

/** An empty pool. */
export function makePool(): Pool {
  const kept: Kept = { blocks: [], end: 0, starts: [], lengths: [], held: 0, lost: 0 };
  return {
    put: (place, bytes) => {
      drop(kept, place);
      append(kept, place, bytes);
      if (kept.lost > kept.held && kept.lost > WORTH_IT) packAnew(kept);
    },
    get: (place) => pieceAt(kept, place),
    drop: (place) => drop(kept, place),
  };
}

function pieceAt({ blocks, starts, lengths }: Kept, place: number): Uint8Array | undefined {
  const length = lengths[place] ?? 0;
  const start = starts[place] ?? 0;
  return length === 0
    ? undefined
    : blocks[Math.floor(start / BLOCK)]?.subarray(start % BLOCK, (start % BLOCK) + length);
}

function append(kept: Kept, place: number, bytes: Uint8Array): void {
  if (bytes.length > BLOCK) throw new Error('a piece longer than a block');
  const room = kept.blocks.length * BLOCK - kept.end;
  if (room < bytes.length) {
    kept.end = kept.blocks.length * BLOCK;
    kept.blocks.push(new Uint8Array(BLOCK));
  }
  kept.blocks.at(-1)?.set(bytes, kept.end % BLOCK);
  kept.starts[place] = kept.end;
  kept.lengths[place] = bytes.length;
  kept.end += bytes.length;
  kept.held += bytes.length;
}

function drop(kept: Kept, place: number): void {
  const piece = pieceAt(kept, place);
  if (!piece) return;
  piece.fill(0);
  kept.lengths[place] = 0;
  kept.held -= piece.length;
  kept.lost += piece.length;
}

function packAnew(kept: Kept): void {
  const before: Kept = { ...kept, starts: [...kept.starts], lengths: [...kept.lengths] };
  Object.assign(kept, { blocks: [], end: 0, held: 0, lost: 0 });
  for (const place of before.lengths.keys()) {
    const piece = pieceAt(before, place);
    if (piece) append(kept, place, piece);
  }
  for (const block of before.blocks) block.fill(0);
}
