import type { DossierKey, TeamKey } from '#vault/index.ts';
import type { Match } from '../memory.ts';
import type { LikelyPair } from '../pairs.ts';
import type { Asked } from '../query.ts';

/**
 * What is new in the database since the last change, sealed as it lies there, with the keys that open it. The keys are
 * overwritten as soon as it is read: the thread holds entries, and no key.
 */
export type Change = {
  /** Search keys of these segments. */
  keys: DossierKey[];
  /** Keys of the search team, for loose entries. */
  teamKeys: TeamKey[];
  segments: { id: string; key: string; sealed: Uint8Array }[];
  loose: { id: string; sealed: Uint8Array }[];
  /** Dossiers nobody finds any more; holds for whatever is read later, too. */
  gone: string[];
  /** Segments and loose entries that are no longer there: packed anew, replaced, erased. */
  lost: string[];
};

/** Loose entries that open with none of the keys given; somebody else's keys may open them. */
export type Changed = { unread: string[] };

/** A record that fits a question: enough to ask whether she may see it, and no word of what it says. */
export type Found = {
  kind: 'person' | 'contact' | 'note';
  dossier: string;
  card: string | null;
  /** What of it fits wholly: the number, or the full name with the birth year; only such a hit counts beyond one's grants. */
  whole: 'number' | 'name' | null;
  /** It fits by the beginning of a name or the end of a number only: no hit for whoever holds the card alone. */
  inPart: boolean;
};

/** The best first; `more`: there are more pages. */
export type FoundPage = { found: Found[]; more: boolean };

/** Two records that may be one person. */
export type TwoRecords = [a: string, b: string];

/** Which loose entries and segments to pack anew. */
export type ToPack = { loose: string[]; segments: string[] };
export type Packed = { id: string; sealed: Uint8Array };

/** Everything the search thread can be asked: what is given, and what comes back. Nothing else passes its door. */
export type Asks = {
  change: [Change, Changed];
  /** Answered when the names of everything given so far are in; whole numbers are answered before. */
  named: [null, null];
  /** What fits a question, the best first, a page of so many; by name among these dossiers. One with a name waits for them. */
  find: [{ asked: Asked; page: number; among: string[] | null }, FoundPage];
  /** These records beside what was asked, in the order given: only of those the asking person may open. */
  tell: [{ asked: Asked; dossiers: string[] }, Match[]];
  pairs: [null, TwoRecords[]];
  tellPairs: [TwoRecords[], LikelyPair[]];
  /** What there is to pack under the newest search key (null: it is not made yet); null when there is little to do. */
  toPack: [{ current: string | null }, ToPack | null];
  pack: [ToPack & { key: DossierKey }, Packed[]];
  size: [null, number];
};

export type AskName = keyof Asks;
export type Given<Name extends AskName> = Asks[Name][0];
export type Answer<Name extends AskName> = Asks[Name][1];

/** As it crosses: a failure crosses by its kind alone, because a message may quote what it failed on. */
export type AskMessage = { number: number; name: AskName; given: unknown };
export type AnswerMessage = { number: number; answer: unknown } | { number: number; failed: string };
