import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys, useWords } from '#desk/parts.ts';
import type { OwedAnswer } from '../../shared.ts';
import { pathOf } from '../path-of.ts';
import { useMyself } from '../queries.ts';
import type { Acts } from '../use-acts.ts';

export type DayRows = {
  current: string | undefined;
  setCurrent: (id: string) => void;
  /** The row whose time is being moved. */
  moving: string | null;
  setMoving: (id: string | null) => void;
  /** The row under which the other tasks of its record stand. */
  opened: string | null;
};

/** j and k walk through the day, the focus with them; Enter opens the record, a letter does, takes or moves. */
export function useDayRows(rows: readonly OwedAnswer[], acts: Acts): DayRows {
  const { t } = useWords();
  const navigate = useNavigate();
  const me = useMyself()?.id;
  const [wanted, setWanted] = useState<{ at: number; id?: string | undefined }>({ at: 0 });
  const [opened, setOpened] = useState<string | null>(null);
  const [moving, setMoving] = useState<string | null>(null);
  const found = rows.findIndex(({ id }) => id === wanted.id);
  // Where the current row goes, the one that takes its place is current.
  const at = found >= 0 ? found : Math.min(wanted.at, rows.length - 1);
  const current = rows[at];
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    setWanted({ at: next, id: rows[next]?.id });
    document.querySelectorAll<HTMLElement>('[data-owed]')[next]?.focus();
  };
  const open = () => {
    const path = current && pathOf(current.page);
    if (path) void navigate({ to: path });
  };
  const take = () => current && void acts.give(current, me ?? null, t('tasks.take.done'));
  useKeys([
    ...['j', 'ArrowDown'].map((key) => ({ keys: key, says: t('tasks.day.next'), run: () => step(1) })),
    ...['k', 'ArrowUp'].map((key) => ({ keys: key, says: t('tasks.day.before'), run: () => step(-1) })),
    ...(current ? [{ keys: 'Enter', says: t('tasks.day.open'), run: open, foot: true }] : []),
    ...(current?.sort === 'task'
      ? [
          {
            keys: 'Space',
            says: t('tasks.day.beside'),
            run: () => setOpened(opened === current.id ? null : current.id),
            foot: true,
          },
        ]
      : []),
    ...(current?.can.end ? [{ keys: 'i', says: t('tasks.done'), run: () => void acts.done(current), foot: true }] : []),
    ...(current?.can.take ? [{ keys: 'p', says: t('tasks.take'), run: take, foot: true }] : []),
    ...(current?.can.move ? [{ keys: 'r', says: t('tasks.move'), run: () => setMoving(current.id) }] : []),
  ]);
  const setCurrent = (id: string) => setWanted({ at: rows.findIndex((row) => row.id === id), id });
  return { current: current?.id, setCurrent, moving, setMoving, opened };
}
