import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ApiError, beforeLeaving, call, reportSaving, type Saving } from '#desk/parts.ts';
import { now as clock } from '#kernel/clock.ts';
import type { RunAnswer, RunSaveAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';
import { createRunSaving, wouldLose, type RunSaving, type SaveNow, type Wires } from './saving.ts';

/** The saving of a check while its screen is there: nothing is lost by leaving, locking or a lost connection. */
export function useRunSaving(run: RunAnswer, me: string): { saving: RunSaving; now: SaveNow } {
  const queries = useQueryClient();
  const [saving] = useState(() =>
    createRunSaving(
      wiresOf(run, me, () => void queries.invalidateQueries({ queryKey: keys.run(run.id) })),
      run.fields,
    ),
  );
  const now = useSyncExternalStore(saving.subscribe, saving.now);
  useEffect(() => {
    const takeBack = beforeLeaving(saving.flush);
    const warn = (event: BeforeUnloadEvent) => {
      if (wouldLose(saving.now())) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      takeBack();
      window.removeEventListener('beforeunload', warn);
      reportSaving(null);
      void saving.flush().then(() => queries.invalidateQueries({ queryKey: keys.run(run.id) }));
    };
  }, [saving, queries, run.id]);
  const said = savingOf(now, run);
  const mark = JSON.stringify(said);
  useEffect(() => reportSaving(JSON.parse(mark) as Saving | null), [mark]);
  return { saving, now };
}

/** Where the answers are; null where nothing was saved here and nothing waits. */
export function savingOf(now: SaveNow, run: Pick<RunAnswer, 'fields'>): Saving | null {
  const waiting = Object.keys(now.written).length;
  if (now.failures > 0) return { kind: 'waiting', changes: waiting };
  if (now.sending || waiting > 0) return { kind: 'saving' };
  const at = now.savedAt ?? newestAt(run);
  return at ? { kind: 'saved', at } : null;
}

function newestAt({ fields }: Pick<RunAnswer, 'fields'>): string | undefined {
  return Object.values(fields)
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
}

function wiresOf(run: RunAnswer, me: string, refetch: () => void): Wires {
  const path = `/desk/api/dossiers/${run.dossier}/screening/${run.id}`;
  return {
    me,
    refetch,
    now: () => clock().getTime(),
    wait: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    send: async (changes) => {
      try {
        return { kind: 'answered', answer: await call<RunSaveAnswer>('PUT', path, { changes }) };
      } catch (error) {
        const status = error instanceof ApiError ? error.status : 0;
        // A closed session and trouble at the server pass; what is refused stays refused.
        const passes = status === 0 || status === 401 || status === 423 || status === 429 || status >= 500;
        return passes ? { kind: 'away' } : { kind: 'refused', code: error instanceof ApiError ? error.code : '' };
      }
    },
  };
}
