import { refuse } from '#kernel/errors.ts';
import { foldHeader, guessKind } from './guess-kinds.ts';
import { isColumnKind, columnKinds, type ColumnKind } from './kinds.ts';
import type { Column, KindedColumn, Sheet } from './sheet.ts';

/** What was said about columns: which names the true entity, which are left out, which hold what (`COLUMN=KIND`). */
export type ColumnWishes = { truth: string | null; without: readonly string[]; kinds: readonly string[] };

/** The columns of each file with their kinds, without the truth, and the truth of each file where it was asked for. */
export type ChosenColumns = { columns: KindedColumn[][]; truth: string[][] | null };

/**
 * Says of each column what it holds, and sets the truth apart: it is never compared. Refuses `match-no-column` where a
 * column is named that no file has (the truth: that one of the files lacks), and `match-kind`.
 */
export function chooseColumns(sheets: readonly Sheet[], { truth, without, kinds }: ColumnWishes): ChosenColumns {
  const named = new Map(kinds.map(readKind));
  const known = new Set(sheets.flatMap(({ columns }) => columns.map(({ header }) => foldHeader(header))));
  for (const column of [...without, ...named.keys()])
    if (!known.has(foldHeader(column))) throw refuse('match-no-column', 400, { column });
  const left = new Set([...without, ...(truth === null ? [] : [truth])].map(foldHeader));
  const overridden = new Map([...named].map(([column, kind]) => [foldHeader(column), kind]));
  const kindOf = (column: Column): ColumnKind => {
    const header = foldHeader(column.header);
    return left.has(header) ? 'ignore' : (overridden.get(header) ?? guessKind(column));
  };
  return {
    columns: sheets.map(({ columns }) => besideSurname(columns.map((column) => ({ ...column, kind: kindOf(column) })))),
    truth: truth === null ? null : sheets.map(({ columns }) => truthOf(columns, truth)),
  };
}

/** A column headed "name" beside one of surnames, with no other of given names, holds given names. */
function besideSurname(columns: KindedColumn[]): KindedColumn[] {
  const has = (kind: ColumnKind) => columns.some((column) => column.kind === kind);
  if (!has('surname') || has('given_name')) return columns;
  return columns.map((column) =>
    column.kind === 'full_name' && foldHeader(column.header) === 'name' ? { ...column, kind: 'given_name' } : column,
  );
}

function truthOf(columns: readonly Column[], truth: string): string[] {
  const column = columns.find(({ header }) => foldHeader(header) === foldHeader(truth));
  if (!column) throw refuse('match-no-column', 400, { column: truth });
  return column.cells;
}

function readKind(text: string): [string, ColumnKind] {
  const at = text.lastIndexOf('=');
  const kind = text.slice(at + 1);
  if (at < 1 || !isColumnKind(kind))
    throw refuse('match-kind', 400, { how: '--kind COLUMN=KIND', kinds: columnKinds.join(', ') });
  return [text.slice(0, at), kind];
}
