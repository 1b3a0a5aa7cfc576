import { readFileSync } from 'node:fs';
import type { CodeLists } from './forms.ts';

export type ListRow = Record<string, string>;

/** Reads a table of the house: tab-separated, a header line, `#` for remarks. */
export function readTable(file: URL): ListRow[] {
  const [head, ...rest] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const columns = (head ?? '').split('\t');
  return rest.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

/** Code lists from a table with the columns `list` and `code`, in the order they stand. */
export function readCodeLists(file: URL): CodeLists {
  const lists: CodeLists = {};
  for (const row of readTable(file)) (lists[row['list'] ?? ''] ??= []).push(row['code'] ?? '');
  return lists;
}
