import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { ClosedWritten, CloseReason, WrittenAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';
import { useGathered } from '../use-gathered.ts';

const writtenKey = ['hotline', 'written'];
const facts = ['contact.opened', 'contact.changed', 'contact.closed', 'contact.reopened', 'contact.danger'];

/** Messages that wait, each with how it begins; asked for while the sheet is open, and again when one of them changes. */
export function useWritten() {
  const queries = useQueryClient();
  useGathered(facts, () => void queries.invalidateQueries({ queryKey: writtenKey }));
  return useQuery({
    queryKey: writtenKey,
    queryFn: () => call<WrittenAnswer>('GET', '/desk/api/written'),
    staleTime: 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Closes messages together for one reason, and offers to take that back. */
export function useClosingWritten() {
  const { t } = useWords();
  const queries = useQueryClient();
  const afresh = () => queries.invalidateQueries({ queryKey: keys.all });
  return useMutation({
    mutationFn: (asked: { contacts: { contact: string; seen: number }[]; reason: CloseReason }) =>
      call<ClosedWritten>('POST', '/desk/api/written/close', asked),
    onSuccess: async ({ closed }, { reason }) => {
      if (closed.length > 0)
        offerUndo({
          text: t('hotline.written.closed', { n: closed.length }),
          undo: async () => {
            await call('POST', '/desk/api/written/reopen', { contacts: closed, reason });
            await afresh();
          },
        });
      await afresh();
    },
  });
}
