import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useMe, useWords } from '#desk/parts.ts';
import type { DebriefsAnswer } from '../../shared.ts';

const key = ['tasks', 'debriefs'];

/** Talks after grave calls: mine, and where I lead those of colleagues. */
export function useDebriefs() {
  const may = useMe().data?.may.includes('tasks.debrief.read') ?? false;
  return useQuery({
    enabled: may,
    queryKey: key,
    queryFn: () => call<DebriefsAnswer>('GET', '/desk/api/debriefs'),
    staleTime: 60_000,
  });
}

type Answer = 'held' | 'declined' | 'later' | 'again';

/** What I say to mine; what ends it can be taken back. */
export function useDebriefActs() {
  const { t } = useWords();
  const queries = useQueryClient();
  const say = useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: Answer }) => call('PUT', `/desk/api/debriefs/${id}`, { answer }),
    onSuccess: (_done, { id, answer }) => {
      if (answer !== 'held' && answer !== 'declined') return;
      offerUndo({ text: t(`tasks.debrief.said.${answer}`), undo: () => say.mutateAsync({ id, answer: 'again' }) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  return { give: (id: string, answer: Answer) => say.mutate({ id, answer }), failed: say.error };
}

/** Marks a call as hard for myself: I am reminded of a talk, the record says nothing of it. */
export function useMarkGrave(dossier: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('POST', `/desk/api/dossiers/${dossier}/debrief`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}
