import { nameModel, type ReadName } from './model.ts';

/** A pair of names, whether they are one name, and a remark (`hard`: the nearest neighbours of another name). */
export type NamePair = { a: string; b: string; same: boolean; note: string };

/** A row that cannot be used: its line in the file, and the code of the reason. Never its content. */
export type BadRow = { line: number; reason: 'columns' | 'empty-name' | 'same-not-0-or-1' };

const COLUMNS = ['a', 'b', 'same'] as const;

/**
 * Reads pairs from a table with tabs and the columns a, b, same (1 or 0) and note, in any order. Answers null where a
 * column is missing; rows that cannot be used are told by line.
 */
export function readPairs(text: string): { pairs: NamePair[]; bad: BadRow[] } | null {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split('\t').map((column) => column.trim().toLowerCase());
  if (COLUMNS.some((column) => !columns.includes(column))) return null;
  const pairs: NamePair[] = [];
  const bad: BadRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = readRow(columns, line.split('\t'));
    if (typeof row === 'string') bad.push({ line: index + 2, reason: row });
    else pairs.push(row);
  }
  return { pairs, bad };
}

function readRow(columns: string[], cells: string[]): NamePair | BadRow['reason'] {
  const at = (column: string) => cells[columns.indexOf(column)]?.trim() ?? '';
  const [a, b, same] = [at('a'), at('b'), at('same')];
  if (cells.length < COLUMNS.length || cells.length > columns.length) return 'columns';
  if (a === '' || b === '') return 'empty-name';
  return same === '0' || same === '1' ? { a, b, same: same === '1', note: at('note') } : 'same-not-0-or-1';
}

/** How well a score parts one name from two. `threshold`: where F1 is best. */
export type PairFigures = { f1: number; recallAtFalsePositiveRate005: number; bestThreshold: number };

export type PairReport = PairFigures & { easy: PairFigures };

/** The share of different pairs that may pass: 0.5 %. */
const FALSE_RATE = 0.005;

/** Scores every pair by the likeness of the name model, and says how well that parts same from different. */
export function tryPairs(pairs: NamePair[], progress: (done: number) => void): PairReport {
  const model = nameModel();
  const read = new Map<string, ReadName>();
  const nameOf = (text: string) => {
    const name = read.get(text) ?? model.read(text);
    read.set(text, name);
    return name;
  };
  const scored = pairs.map((pair, index) => {
    if (index % 500 === 0) progress(index);
    return { ...pair, score: model.likeness(nameOf(pair.a), nameOf(pair.b)) };
  });
  const easy = scored.filter(({ note }) => !/\bhard\b/.test(note));
  return { ...figuresOf(scored), easy: figuresOf(easy) };
}

type Scored = { same: boolean; score: number };

/** F1 at its best threshold, and the recall where at most 0.5 % of the different pairs are accepted. */
export function figuresOf(scored: Scored[]): PairFigures {
  const order = scored.toSorted((x, y) => y.score - x.score);
  const same = order.filter((each) => each.same).length;
  const allowed = Math.floor((order.length - same) * FALSE_RATE);
  const found = { f1: 0, recall: 0, threshold: 1 };
  let [right, wrong] = [0, 0];
  for (const [index, each] of order.entries()) {
    if (each.same) right += 1;
    else wrong += 1;
    // Only between two scores can a threshold stand.
    if (order[index + 1]?.score === each.score) continue;
    const f1 = (2 * right) / (right + wrong + same || 1);
    if (f1 > found.f1) Object.assign(found, { f1, threshold: each.score });
    if (wrong <= allowed) found.recall = same === 0 ? 0 : right / same;
  }
  return { f1: found.f1, recallAtFalsePositiveRate005: found.recall, bestThreshold: found.threshold };
}
