import { hashOf } from './dossiers.ts';
import { rememberingTokens, tokensOf } from './fold.ts';
import type { IndexedName, IndexEntry } from './index-entry.ts';
import { endOf } from './number-index.ts';
import { tokensOfEntry } from './record.ts';

/**
 * Entries as the index takes them in, and as they lie in a segment: what costs time (ids hashed, names taken apart into
 * words, ends of numbers) is done already. All columns have a number for each entry, but `ends`.
 */
export type Packed = {
  /** Words of names as they were written, in small letters, each once. */
  words: string[];
  hashes: Uint32Array;
  years: Uint32Array;
  /** How many of `ends`, and how many bytes of `pieces`, belong to each entry. */
  numbers: Uint32Array;
  lengths: Uint32Array;
  ends: Uint32Array;
  /** One after the other: the words of an entry's names, then the entry itself; see `pieceOf`. */
  pieces: Uint8Array;
};

/** Which name a word is of. */
const KINDS = ['given', 'surname', 'name', 'nickname', 'other', 'place'] as const satisfies IndexedName['kind'][];
/** The kind of a word, and set beside it that it has no place in the full name. */
const [KIND, LOOSE] = [7, 8];
const MARK_BITS = 4;
const MARKS = KIND | LOOSE;

/** A word of a name: its number in some table of words, which name it is of, its place in the full name (-1: has none). */
export type PackedWord = { word: number; kind: IndexedName['kind']; place: number };

const writer = new TextEncoder();
const reader = new TextDecoder();

/** Packs entries; the slow half of bringing them into the index. */
export function packEntries(entries: readonly IndexEntry[]): Packed {
  const numberOf = new Map<string, number>();
  const take = rememberingTokens();
  const pieces = entries.map((entry) => {
    const words = tokensOfEntry(entry, take).map(({ written, kind, loose }) => {
      const word = numberOf.get(written) ?? numberOf.size;
      numberOf.set(written, word);
      return (word << MARK_BITS) | KINDS.indexOf(kind) | (loose ? LOOSE : 0);
    });
    return pieceOf(entry, words);
  });
  return {
    words: [...numberOf.keys()],
    hashes: Uint32Array.from(entries, ({ dossier }) => hashOf(dossier)),
    years: Uint32Array.from(entries, ({ birthYear }) => birthYear ?? 0),
    numbers: Uint32Array.from(entries, ({ numbers }) => numbers.length),
    lengths: Uint32Array.from(pieces, ({ length }) => length),
    ends: Uint32Array.from(entries.flatMap(({ numbers }) => numbers.map(endOf))),
    pieces: Buffer.concat(pieces),
  };
}

/**
 * Letters of several scripts, marks, capitals that fold in a way of their own, what parts words and what does not,
 * articles, titles, short forms, and numbers.
 */
const SAMPLE =
  'Dr Md. الحسن bin \u0402\u043e\u0440\u0452\u0435-Đorđević ŽELJKO İĞ ŉ ǅ ﬁ ẞß O’Neil Ægir Σίσυφος محمد नेपाल ০১ (ana) x.y so\u00adft +381601234567 192';

let print: number | undefined;

/**
 * Tells by which rules entries are packed: what comes of a sample, as a number. Where a segment has another, words may
 * have been taken apart or marked otherwise, by an older program or another Unicode, and its entries are packed anew.
 */
export function packingPrint(): number {
  return (print ??= hashOf(Buffer.from(packEntries([sampleEntry()]).pieces).toString('base64')));
}

function sampleEntry(): IndexEntry {
  const words = tokensOf(SAMPLE).map(({ written }) => written);
  // What comes of the words as columns stands among the numbers, so that it is part of the piece.
  const numbers = words.flatMap((word) => [hashOf(word), endOf(word)]).map(String);
  const names = KINDS.map((kind) => ({ text: SAMPLE, kind }));
  return { kind: 'person', dossier: words.join(' '), card: null, names, numbers, birthYear: null, at: 0 };
}

/** What is recorded, and the names of it: short, because there may be a million. */
type Fields = [
  kind: string | number,
  dossier: string,
  card: string | null,
  names: [text: string, kind: string | number][],
  ...[numbers: string[], birthYear: number | null, at: number],
];

const RECORDS = ['person', 'contact', 'note'] as const satisfies IndexEntry['kind'][];

/** How many words, 32 bits; each word, 32 bits: its number and which name it is of; the entry's fields in their order. */
function pieceOf(entry: IndexEntry, words: number[]): Uint8Array {
  const { kind, dossier, card, names, numbers, birthYear, at } = entry;
  const named = names.map((name): [string, number] => [name.text, KINDS.indexOf(name.kind)]);
  const ids = [shortId(dossier), card && shortId(card)] as const;
  const fields: Fields = [RECORDS.indexOf(kind), ...ids, named, numbers, birthYear, at];
  const text = writer.encode(JSON.stringify(fields));
  const piece = new Uint8Array(4 * (1 + words.length) + text.length);
  for (const [at4, value] of [words.length, ...words].entries()) writeNumber(piece, at4 * 4, value);
  piece.set(text, piece.length - text.length);
  return piece;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** Stands before an id that is written short. */
const SHORT = '~';

function shortId(id: string): string {
  return UUID.test(id) ? SHORT + Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') : id;
}

function wholeId(id: string): string {
  if (!id.startsWith(SHORT)) return id;
  const hex = Buffer.from(id.slice(SHORT.length), 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The entries in what was packed. */
export function entriesIn({ lengths, pieces }: Packed): IndexEntry[] {
  let end = 0;
  return Array.from(lengths, (length) => {
    end += length;
    return entryIn(pieces.subarray(end - length, end));
  });
}

/** The entry in a piece; older ones have kinds and ids written out. */
export function entryIn(piece: Uint8Array): IndexEntry {
  const text = reader.decode(piece.subarray(4 * (1 + readNumber(piece, 0))));
  const [kind, dossier, card, named, numbers, birthYear, at] = JSON.parse(text) as Fields;
  return {
    ...{ kind: ofList(RECORDS, kind), dossier: wholeId(dossier), card: card && wholeId(card), numbers, birthYear, at },
    names: named.map(([name, of]) => ({ text: name, kind: ofList(KINDS, of) })),
  };
}

function ofList<Kind extends string>(kinds: readonly [Kind, ...Kind[]], kind: string | number): Kind {
  return (typeof kind === 'number' ? kinds[kind] : kinds.find((each) => each === kind)) ?? kinds[0];
}

/** The words of the names in a piece, in their order. */
export function wordsIn(piece: Uint8Array): PackedWord[] {
  return Array.from({ length: readNumber(piece, 0) }, (_, at) => {
    const value = readNumber(piece, 4 * (at + 1));
    const kind = KINDS[value & KIND] ?? 'other';
    return { word: value >>> MARK_BITS, kind, place: (value & LOOSE) === 0 ? at : -1 };
  });
}

/** Of how many words the full name in a piece is. */
export function fullWordsIn(piece: Uint8Array): number {
  let count = 0;
  for (let at = readNumber(piece, 0); at > 0; at--) if ((readNumber(piece, 4 * at) & LOOSE) === 0) count += 1;
  return count;
}

/** Gives the words in a piece other numbers, those of another table. */
export function renumber(piece: Uint8Array, numberOf: (word: number) => number): void {
  for (let at = readNumber(piece, 0); at > 0; at--) {
    const value = readNumber(piece, 4 * at);
    writeNumber(piece, 4 * at, (numberOf(value >>> MARK_BITS) << MARK_BITS) | (value & MARKS));
  }
}

// By hand, because pieces begin at any byte and a DataView for each would cost more than the reading.
function readNumber(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

function writeNumber(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}
