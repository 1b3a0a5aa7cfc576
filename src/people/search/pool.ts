import { makeColumn, type Column } from './column.ts';

/** Short pieces of bytes, many in one block: an object for each would weigh more than what it holds. */
export type Pool = {
  /** Keeps a piece at this place; what was there is overwritten. Refuses one longer than a block. */
  put(place: number, bytes: Uint8Array): void;
  /** The piece itself, no copy: what is written into it stays. */
  get(place: number): Uint8Array | undefined;
  /** Overwrites and forgets the piece at this place. */
  drop(place: number): void;
};

const BLOCK = 1 << 20;
/** Blocks are packed anew when as much of them is forgotten as kept, and it is worth it. */
const WORTH_IT = 4 * BLOCK;

type Kept = {
  blocks: Uint8Array[];
  end: number;
  starts: Column;
  lengths: Column;
  places: number;
  held: number;
  lost: number;
};

/** An empty pool. */
export function makePool(): Pool {
  const kept = emptyPool();
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

function emptyPool(): Kept {
  return { blocks: [], end: 0, starts: makeColumn(), lengths: makeColumn(), places: 0, held: 0, lost: 0 };
}

function pieceAt({ blocks, starts, lengths }: Kept, place: number): Uint8Array | undefined {
  const length = lengths.get(place);
  if (length === 0) return undefined;
  const start = starts.get(place);
  return blocks[Math.floor(start / BLOCK)]?.subarray(start % BLOCK, (start % BLOCK) + length);
}

function append(kept: Kept, place: number, bytes: Uint8Array): void {
  if (bytes.length > BLOCK) throw new Error('a piece longer than a block');
  const room = kept.blocks.length * BLOCK - kept.end;
  if (room < bytes.length) {
    kept.end = kept.blocks.length * BLOCK;
    kept.blocks.push(new Uint8Array(BLOCK));
  }
  kept.blocks.at(-1)?.set(bytes, kept.end % BLOCK);
  kept.starts.set(place, kept.end);
  kept.lengths.set(place, bytes.length);
  kept.places = Math.max(kept.places, place + 1);
  kept.end += bytes.length;
  kept.held += bytes.length;
}

function drop(kept: Kept, place: number): void {
  const piece = pieceAt(kept, place);
  if (!piece) return;
  piece.fill(0);
  kept.lengths.set(place, 0);
  kept.held -= piece.length;
  kept.lost += piece.length;
}

function packAnew(kept: Kept): void {
  const before = { ...kept };
  Object.assign(kept, emptyPool());
  for (let place = 0; place < before.places; place++) {
    const piece = pieceAt(before, place);
    if (piece) append(kept, place, piece);
  }
  for (const block of before.blocks) block.fill(0);
}
