import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { TieAnswer, UntieAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';

type NewTie = Pick<TieAnswer, 'other' | 'kind' | 'opens'>;

/** Tying a person to another and taking it back, each with undo. */
export function useTies(person: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const place = `/desk/api/people/${person}/ties`;
  const afresh = () => queries.invalidateQueries({ queryKey: keys.person(person) });
  const put = ({ other, kind, opens }: NewTie) => call<{ id: string }>('POST', place, { other, kind, opens });
  const undone = useMutation({ mutationFn: (act: () => Promise<unknown>) => act(), onSettled: afresh });
  const tying = useMutation({
    mutationFn: put,
    onSuccess: ({ id }) =>
      offerUndo({
        text: t('people.desk.ties.done'),
        undo: () => undone.mutateAsync(() => call('DELETE', `${place}/${id}`)),
      }),
    onSettled: afresh,
  });
  const untying = useMutation({
    mutationFn: ({ id }: TieAnswer) => call<UntieAnswer>('DELETE', `${place}/${id}`),
    onSuccess: ({ wrap }, { id }) =>
      offerUndo({
        text: t('people.desk.ties.removed'),
        undo: () => undone.mutateAsync(() => call('POST', `${place}/${id}/restore`, { wrap })),
      }),
    onSettled: afresh,
  });
  return { tying, untying, error: untying.error };
}
