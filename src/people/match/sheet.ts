import type { ColumnKind } from './kinds.ts';

/** A column of a file: its header and its cells, one a record, without blanks around. */
export type Column = { header: string; cells: string[] };
/** A file as it was read; `lines`: where each record begins; `refused`: rows that are not in it, and why. */
export type Sheet = { columns: Column[]; lines: number[]; refused: RefusedRow[] };
export type RefusedRow = { line: number; reason: 'cells' | 'quotes'; has: number; wants: number };

/** A column of which is known what it holds. */
export type KindedColumn = Column & { kind: ColumnKind };
