import { refuse } from '#kernel/errors.ts';
import { compareAll, type Candidates } from './candidates.ts';
import { beliefsOf } from './beliefs.ts';
import { namePair, pairComparer, type ComparePair, type NamePair } from './compare-pair.ts';
import { fieldOf, type Reading } from './comparers.ts';
import { countTooCommon } from './too-common.ts';
import { decide, looksOneToOne, type Decision } from './decide.ts';
import { partsOf } from './comparer.ts';
import type { ColumnKind } from './kinds.ts';
import { makeNameBook, type NameBook } from './name-book.ts';
import type { Field, FieldSource } from './field.ts';
import { fieldSources } from './field-sources.ts';
import { everyPair, findPairs, pairsOfAll, type Walk } from './find-pairs.ts';
import { learn, type Learnt } from './learn.ts';
import { randomBelow } from './random.ts';
import { scoreAll, type Model } from './score.ts';
import type { KindedColumn } from './sheet.ts';
import { weigh } from './weights.ts';

/** What is to be matched: the columns of one file, or of two; `year` is the present one, for ages. */
export type MatchInput = {
  a: KindedColumn[];
  b: KindedColumn[] | null;
  year: number;
  /** Whether each record has at most one partner; null: as the files look. */
  oneToOne: boolean | null;
  /** Told what is being done. */
  step: (step: MatchStep) => void;
};
export type MatchStep = 'read' | 'pairs' | 'learn' | 'decide';

export type Matched = {
  model: Model;
  learnt: Learnt;
  candidates: Candidates;
  decision: Decision;
  compare: ComparePair;
  /** Records of the first file that say in every field what another says and were compared with nobody: too many do. */
  tooCommon: number;
};

/** How many pairs are drawn at random: so many a record, within bounds. */
const RANDOM = { aRecord: 10, least: 100_000, most: 500_000 };
const SEED = 20_261_126;

/** Matches the records of one file or two: finds pairs, learns the weights from them, scores and links. */
export function matchRecords({ a, b, year, oneToOne, step }: MatchInput): Matched {
  step('read');
  const sources = fieldSources(a, b);
  if (sources.length === 0) throw refuse('match-no-fields', 400, { how: '--kind COLUMN=KIND' });
  const reading = { book: bookOf(sources), year };
  const fields = sources.map((source) => fieldOf(source, reading));
  const compare = pairComparer(fields, namesOf(fields, sources, reading));
  const [countA, countB] = [a[0]?.cells.length ?? 0, b ? (b[0]?.cells.length ?? 0) : null];
  step('pairs');
  const candidates = compareAll(findPairs(fields, countA, countB), fields.length, compare);
  step('learn');
  const random = compareAll(randomPairs(countA, countB), fields.length, compare).patterns;
  const pairs = pairsOfAll(countA, countB);
  const beliefs = fields.map(beliefsOf);
  const begin = Math.max(1, Math.min(countA, countB ?? countA / 4) / 2);
  const learnt = learn({ beliefs, candidates: candidates.patterns, random, pairs, begin });
  step('decide');
  const rest = 1 - learnt.match - learnt.home;
  const prior = { strangers: Math.log2(learnt.match / rest), home: Math.log2(learnt.match / learnt.home) };
  const model: Model = { fields, weights: weigh(fields, beliefs, learnt), prior };
  const scored = scoreAll(model, candidates);
  const decision = decide(scored, oneToOne ?? (b !== null && looksOneToOne(scored)));
  return {
    model,
    learnt,
    candidates,
    decision,
    compare,
    tooCommon: countTooCommon(fields, candidates, countB === null),
  };
}

const NAMES = new Set<ColumnKind>(['given_name', 'surname', 'full_name']);

function bookOf(sources: FieldSource[]): NameBook {
  const names = sources.filter(({ kind }) => NAMES.has(kind));
  return makeNameBook(names.flatMap(({ a, b }) => [...a, ...(b ?? [])]).flatMap(partsOf));
}

/** Given name and surname, side by side with the columns of the second file crossed. */
function namesOf(fields: Field[], sources: FieldSource[], reading: Reading): NamePair | null {
  const given = sources.find(({ kind }) => kind === 'given_name');
  const surname = sources.find(({ kind }) => kind === 'surname');
  if (!given || !surname) return null;
  const first = fieldOf({ ...given, b: surname.b ?? surname.a }, reading);
  const second = fieldOf({ ...surname, b: given.b ?? given.a }, reading);
  return namePair(fields, [first, second]);
}

/** Pairs drawn at random, always the same ones for files of one size; of small files every pair once. */
function randomPairs(a: number, b: number | null): Walk {
  const count = Math.min(RANDOM.most, Math.max(RANDOM.least, RANDOM.aRecord * (a + (b ?? 0))));
  if (pairsOfAll(a, b) <= count) return everyPair(a, b);
  const below = randomBelow(SEED);
  return (visit) => {
    for (let drawn = 0; drawn < count; drawn++) {
      const left = below(a);
      const right = below(b ?? a - 1);
      visit(left, b === null && right >= left ? right + 1 : right);
    }
  };
}
