import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.tsx';
import { useKeys } from './bindings.ts';

export type RowKeys = {
  /** The current row. */
  at: number;
  setAt: (at: number) => void;
  /** Whether the peek is open at the right. */
  peeked: boolean;
  setPeeked: (peeked: boolean) => void;
};

/** What tells rows apart, so that the current one stays current while others come and go above it. */
export type RowOptions<Row> = {
  idOf?: (row: Row) => string;
  /** False where there is nothing to peek at. */
  peeks?: boolean;
};

/**
 * j and k (or arrows) walk through a list, Enter opens (what has no page of its own, by `peek`), Space peeks. The focus goes along, on `[data-row-link]`.
 * When the current row goes, the one that takes its place is current.
 */
export function useRowKeys<Row>(
  rows: readonly Row[],
  open: (row: Row, peek: () => void) => void,
  { idOf, peeks = true }: RowOptions<Row> = {},
): RowKeys {
  const { t } = useWords();
  const [wanted, setWanted] = useState<{ at: number; id: string | undefined }>({ at: 0, id: undefined });
  const [peeked, setPeeked] = useState(false);
  const moved = useRef(false);
  const found = idOf && wanted.id !== undefined ? rows.findIndex((row) => idOf(row) === wanted.id) : -1;
  const at = found >= 0 ? found : Math.min(wanted.at, Math.max(0, rows.length - 1));
  const setAt = (next: number) => {
    const row = rows[next];
    setWanted({ at: next, id: row && idOf?.(row) });
  };
  const step = (by: number) => {
    moved.current = true;
    setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
  };
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    document.querySelectorAll<HTMLElement>('[data-row-link]')[at]?.focus();
  }, [at]);
  const current = rows[at];
  const run = () => current !== undefined && open(current, () => setPeeked(true));
  useKeys([
    { keys: 'j', says: t('desk.rows.next'), run: () => step(1) },
    { keys: 'k', says: t('desk.rows.before'), run: () => step(-1) },
    { keys: 'ArrowDown', says: t('desk.rows.next'), run: () => step(1) },
    { keys: 'ArrowUp', says: t('desk.rows.before'), run: () => step(-1) },
    { keys: 'Enter', says: t('desk.rows.open'), run, foot: true },
    ...(peeks ? [{ keys: 'Space', says: t('desk.rows.peek'), run: () => setPeeked(!peeked), foot: true }] : []),
  ]);
  return { at, setAt, peeked, setPeeked };
}
