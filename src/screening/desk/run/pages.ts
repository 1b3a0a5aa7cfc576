import { dimensions, PURPOSE, type RunAnswer, type RunItem } from '../../shared.ts';
import type { RowsPage } from './checking.ts';

/** The pages of a check in their order. */
export function pagesOf({ list }: Pick<RunAnswer, 'list'>): RowsPage[] {
  return list.family === 'delphi' ? ['gates', ...dimensions] : ['gates', 'all'];
}

const plain = (code: string): RunItem => ({ code, dimension: null, strength: null, text: null });

/** The rows of one page; exploitation has the question of purpose below it. */
export function rowsOf(run: Pick<RunAnswer, 'gates' | 'items'>, page: RowsPage): RunItem[] {
  if (page === 'gates') return run.gates.map(plain);
  if (page === 'all') return run.items;
  const own = run.items.filter(({ dimension }) => dimension === page);
  return page === 'D4' ? [...own, plain(PURPOSE)] : own;
}
