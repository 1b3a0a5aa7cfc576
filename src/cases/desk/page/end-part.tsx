import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import type { TakenOff } from '#people/shared.ts';
import type { CasePerson } from '../../shared.ts';
import { keys } from '../queries.ts';

/** Ends somebody's part in a case, with undo: undone, she has the same part anew. */
export function EndPart({ of, somebody }: { of: string; somebody: CasePerson }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const place = `/desk/api/cases/${of}/people`;
  const { id, person, role, called } = somebody;
  const afresh = () => queries.invalidateQueries({ queryKey: keys.one(of) });
  const again = useMutation({
    mutationFn: (back: TakenOff | null) => call('POST', place, { person, role, called, ...(back && { back }) }),
    onSettled: afresh,
  });
  const ending = useMutation({
    mutationFn: () => call<{ back: TakenOff | null }>('DELETE', `${place}/${id}`),
    onSuccess: ({ back }) => offerUndo({ text: t('cases.person.ended'), undo: () => again.mutateAsync(back) }),
    onSettled: afresh,
  });
  return (
    <div>
      <Button size="xs" variant="subtle" loading={ending.isPending} onClick={() => ending.mutate()}>
        {t('cases.person.end')}
      </Button>
      <Refused error={ending.error} />
    </div>
  );
}
