import { refuse } from '#kernel/errors.ts';
import { openBytes, sealBytes, type DossierKey } from '#vault/index.ts';
import type { IndexEntry } from './index-entry.ts';
import { entriesIn, packEntries, packingPrint, type Packed } from './packed.ts';

/** Entries in one segment. */
export const SEGMENT = 4000;

/** Which form a segment is in, its first byte. 1: the entries alone, as JSON. 2: packed, kinds and ids written out. 3: packed. */
const [JSON_ALONE, PACKED_LONG, PACKED] = [1, 2, 3];

const address = (key: string, id: string) => ({ dossier: key, kind: 'search', field: 'segment', record: id }) as const;

/** `old`: it was in an older form, or packed by other rules, and was packed anew from its entries: worth to be sealed again. */
export type OpenSegment = { packed: Packed; old: boolean };

/** Opens a segment; throws where anything of it was changed, and refuses `sealed-by-newer`. */
export function openSegment(key: DossierKey, id: string, sealed: Uint8Array): OpenSegment {
  const bytes = openBytes(key, address(key.dossier, id), sealed);
  const [form = 0] = bytes;
  if (form > PACKED) throw refuse('sealed-by-newer', 409);
  if (form === PACKED) return packedIn(bytes, packingPrint());
  if (form === PACKED_LONG) return packedIn(bytes, null);
  if (form !== JSON_ALONE) throw refuse('cannot-open', 404);
  return {
    packed: packEntries(JSON.parse(Buffer.from(bytes.subarray(1)).toString('utf8')) as IndexEntry[]),
    old: true,
  };
}

/** Seals packed entries as one segment. `print`: by which rules they were packed. */
export function sealSegment(key: DossierKey, id: string, packed: Packed, print = packingPrint()): Uint8Array {
  return sealBytes(key, address(key.dossier, id), Buffer.concat(partsOf(packed, print)));
}

/** The form; the print and how long each part is; the columns; the words; the pieces to the end. All numbers of 32 bits. */
function partsOf({ hashes, years, numbers, lengths, ends, words, pieces }: Packed, print: number): Uint8Array[] {
  const columns = [hashes, years, numbers, lengths, ends];
  const text = Buffer.from(JSON.stringify(words), 'utf8');
  const head = Uint32Array.of(PACKED, print, text.length, ...columns.map(({ length }) => length));
  return [...[head, ...columns].map(bytesOf), text, pieces];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const HEAD = 8;

/** `rules`: by which it must have been packed to be taken as it is; null: it is packed anew. */
function packedIn(bytes: Uint8Array, rules: number | null): OpenSegment {
  // Numbers of 32 bits must begin at a fourth byte, in the order all processors have that Node runs on.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const [, print, textLength = 0, ...lengths] = new Uint32Array(buffer, byteOffset, HEAD);
  let at = byteOffset + HEAD * 4;
  const [hashes, years, numbers, sizes, ends] = lengths.map((length) => {
    const column = new Uint32Array(buffer, at, length);
    at += column.byteLength;
    return column;
  }) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const words = JSON.parse(Buffer.from(buffer, at, textLength).toString('utf8')) as string[];
  const pieces = new Uint8Array(buffer, at + textLength, byteOffset + bytes.length - at - textLength);
  const packed = { hashes, years, numbers, ends, words, lengths: sizes, pieces };
  return print === rules ? { packed, old: false } : { packed: packEntries(entriesIn(packed)), old: true };
}
