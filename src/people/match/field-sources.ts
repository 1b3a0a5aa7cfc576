import type { FieldSource } from './field.ts';
import { foldHeader } from './guess-kinds.ts';
import type { ColumnKind } from './kinds.ts';
import type { KindedColumn } from './sheet.ts';

type Group = { kind: ColumnKind; columns: KindedColumn[]; join: (cells: string[]) => string };
const BIRTH: ColumnKind[] = ['birth_date', 'birth_year', 'age'];

/**
 * Which columns are compared with which. Everything about birth is one field, the most exact one written in a row; all
 * telephones are one field of several values; given name and surname are one full name where the other file has but
 * that. The others go by their headers, then by kind where each file has one of it left.
 */
export function fieldSources(a: KindedColumn[], b: KindedColumn[] | null): FieldSource[] {
  const [left, right] = [gather(a, b), b && gather(b, a)];
  if (!right) return left.map((group) => sourceOf(group, null));
  const free = new Set(right);
  const take = (find: (other: Group) => boolean): Group | null => {
    const found = [...free].filter(find);
    if (found.length !== 1 || !found[0]) return null;
    free.delete(found[0]);
    return found[0];
  };
  const named = left.map((group) => ({ group, other: take((other) => headerOf(other) === headerOf(group)) }));
  const rest = named.filter(({ other }) => other === null).map(({ group }) => group);
  const alone = ({ kind }: Group) => rest.filter((each) => each.kind === kind).length === 1;
  return named.flatMap(({ group, other }) => {
    const match = other ?? (alone(group) ? take(({ kind }) => kind === group.kind) : null);
    return match ? [sourceOf(group, match)] : [];
  });
}

function headerOf({ kind, columns }: Group): string {
  return isGathered(kind) ? kind : foldHeader(columns[0]?.header ?? '');
}

const isGathered = (kind: ColumnKind) => kind === 'telephone' || BIRTH.includes(kind);

function gather(columns: KindedColumn[], others: KindedColumn[] | null): Group[] {
  const used = joinNames(columns.filter(({ kind }) => kind !== 'ignore').map(onlyDate), others);
  const birth = BIRTH.flatMap((kind) => used.filter((column) => column.kind === kind));
  const telephones = used.filter(({ kind }) => kind === 'telephone');
  const single = used.filter(({ kind }) => !isGathered(kind));
  return [
    ...single.map((column): Group => ({ kind: column.kind, columns: [column], join: (cells) => cells[0] ?? '' })),
    ...gathered('birth_date', birth, (cells) => cells.find((cell) => cell !== '') ?? ''),
    ...gathered('telephone', telephones, (cells) => cells.filter((cell) => cell !== '').join(';')),
  ];
}

function gathered(kind: ColumnKind, columns: KindedColumn[], join: Group['join']): Group[] {
  return columns.length === 0 ? [] : [{ kind, columns, join }];
}

/** The only date of a file about people is taken for the one of birth. */
function onlyDate(column: KindedColumn, _: number, all: KindedColumn[]): KindedColumn {
  const dates = all.filter(({ kind }) => kind === 'date' || BIRTH.includes(kind));
  return column.kind === 'date' && dates.length === 1 ? { ...column, kind: 'birth_date' } : column;
}

function joinNames(columns: KindedColumn[], others: KindedColumn[] | null): KindedColumn[] {
  const has = (all: KindedColumn[], kind: ColumnKind) => all.find((column) => column.kind === kind);
  const [given, surname] = [has(columns, 'given_name'), has(columns, 'surname')];
  const otherHasBoth = !others || (has(others, 'given_name') && has(others, 'surname'));
  if (!given || !surname || otherHasBoth || !others || !has(others, 'full_name')) return columns;
  const cells = given.cells.map((cell, at) => `${cell} ${surname.cells[at] ?? ''}`.trim());
  const joined: KindedColumn = { header: `${given.header} ${surname.header}`, kind: 'full_name', cells };
  return [joined, ...columns.filter((column) => column !== given && column !== surname)];
}

function sourceOf(left: Group, right: Group | null): FieldSource {
  const name = left.columns.map(({ header }) => header).join(' + ');
  return { name, kind: left.kind, a: cellsOf(left), b: right && cellsOf(right) };
}

function cellsOf({ columns, join }: Group): string[] {
  const [first] = columns;
  if (!first || columns.length === 1) return first?.cells ?? [];
  return first.cells.map((_, at) => join(columns.map(({ cells }) => cells[at] ?? '')));
}
