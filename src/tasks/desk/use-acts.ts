import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, offerUndo, useSentence, useWords } from '#desk/parts.ts';
import type { NewTask, OwedAnswer, TaskAnswer } from '../shared.ts';
import { keys } from './queries.ts';
import { useKindWord } from './use-kind-word.ts';

/** A promise or a task, as far as an act needs it. */
export type Actable = Pick<OwedAnswer, 'id' | 'dossier' | 'sort' | 'kind' | 'level' | 'version' | 'due' | 'owner'>;
type Change = { due?: string | null; owner?: string | null; reason?: string };

/** A task of a record, for acting on it. */
export const actableTask = (task: TaskAnswer): Actable => ({ ...task, sort: 'task' });

const placeOf = ({ sort, id, dossier }: Actable) =>
  sort === 'promise' ? `/desk/api/promises/${id}` : `/desk/api/dossiers/${dossier}/tasks/${id}`;

export type Acts = {
  /** Why the last act was not possible. */
  failed: string | null;
  make: (dossier: string, task: Omit<NewTask, 'id'>) => Promise<void>;
  done: (what: Actable) => Promise<void>;
  withdraw: (what: Actable, reason: string) => Promise<void>;
  move: (what: Actable, due: Date | null, reason: string) => Promise<void>;
  /** To a colleague, or (null) to nobody; `says` is what the toast tells. */
  give: (what: Actable, owner: string | null, says: string) => Promise<void>;
};

/** What can be done with what is owed; each with its undo but `make`. Forms say refusals themselves. */
export function useActs(): Acts {
  const { t } = useWords();
  const kindWord = useKindWord();
  const say = useSentence();
  const queries = useQueryClient();
  const [failed, setFailed] = useState<string | null>(null);
  const afresh = () =>
    Promise.all([keys.all, ['hotline', 'waiting']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const trying = async (act: () => Promise<void>) => {
    setFailed(null);
    try {
      await act();
    } catch (error) {
      setFailed(say(error));
    }
    await afresh();
  };
  const change = async (what: Actable, basedOn: number, changes: Change) => {
    const { version } = await call<{ version: number }>('PUT', placeOf(what), { basedOn, ...changes });
    await afresh();
    return version;
  };
  const back = (what: Actable, basedOn: number, changes: Change) => () =>
    call('PUT', placeOf(what), { basedOn, ...changes }).finally(afresh);
  const end = async (what: Actable, how: string, says: string, reason: string) => {
    await call('POST', `${placeOf(what)}/${how}`, { reason });
    const undo = () => call('DELETE', `${placeOf(what)}/ending`).finally(afresh);
    offerUndo({ text: t(says, { what: kindWord(what) }), undo });
    await afresh();
  };
  return {
    failed,
    async make(dossier, task) {
      await call('POST', `/desk/api/dossiers/${dossier}/tasks`, task);
      await afresh();
    },
    done: (what) => trying(() => end(what, what.sort === 'promise' ? 'keep' : 'done', 'tasks.done.done', '')),
    withdraw: (what, reason) => end(what, 'withdraw', 'tasks.withdraw.done', reason),
    async move(what, due, reason) {
      const version = await change(what, what.version, { due: due?.toISOString() ?? null, reason });
      const before = { due: what.due, reason: t('tasks.move.undone') };
      offerUndo({ text: t('tasks.move.done'), undo: back(what, version, before) });
    },
    give: (what, owner, says) =>
      trying(async () => {
        const version = await change(what, what.version, { owner });
        offerUndo({ text: says, undo: back(what, version, { owner: what.owner }) });
      }),
  };
}
