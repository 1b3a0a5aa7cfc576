import { makeIndex, type MemoryIndex } from '../memory.ts';
import { likelyPairs, pairOf } from '../pairs.ts';
import { fitsInPart, wholeMatch } from '../query-match.ts';
import type { Answer, AskName, Found, FoundPage, Given, TwoRecords } from './asks.ts';
import { change } from './change.ts';
import { packAnew, toPack } from './pack.ts';

/** What the thread has read: the index itself, and where each entry came from. */
export type Kept = {
  index: MemoryIndex;
  /** Loose entries read, and the place of each in the index; none where its record is buried. */
  loose: Map<string, number | undefined>;
  segments: Map<string, KeptSegment>;
  /** Ends when all names are in. */
  naming: Promise<void> | null;
};
/** `worn`: it is to be packed anew. */
export type KeptSegment = { key: string; places: Uint32Array; worn: boolean };

export type Keeper = { [Name in AskName]: (given: Given<Name>) => Answer<Name> | Promise<Answer<Name>> };

/** The thread's side of its door: the open index and its answers. Knows neither the database nor who asks. */
export function makeKeeper(): Keeper {
  const kept: Kept = { index: makeIndex(), loose: new Map(), segments: new Map(), naming: null };
  return {
    change: (given) => change(kept, given),
    named: async () => (await kept.naming) ?? null,
    find: async (given) => {
      if (given.asked.tokens.length > 0) await kept.naming;
      return find(kept.index, given);
    },
    tell: ({ asked, dossiers }) => dossiers.flatMap((dossier) => kept.index.compare(dossier, asked) ?? []),
    pairs: async () => {
      await kept.naming;
      return likelyPairs(kept.index);
    },
    tellPairs: (pairs) => pairs.flatMap((pair) => tellPair(kept.index, pair)),
    toPack: ({ current }) => toPack(kept, current),
    pack: (given) => packAnew(kept, given),
    size: () => kept.index.size(),
  };
}

function find(index: MemoryIndex, { asked, page, among }: Given<'find'>): FoundPage {
  const { found, more } = index.find(asked, page, among);
  const answer = found.map(({ record, fit }): Found => {
    const { kind, dossier, card } = record.entry;
    const whole = wholeMatch(fit);
    return { kind, dossier, card, whole, inPart: fitsInPart(fit, whole) };
  });
  return { found: answer, more };
}

function tellPair(index: MemoryIndex, [a, b]: TwoRecords) {
  const [first, second] = [index.get(a), index.get(b)];
  return first && second ? [pairOf(first, second)] : [];
}
