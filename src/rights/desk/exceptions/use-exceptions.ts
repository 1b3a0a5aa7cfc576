import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, useLive } from '#desk/parts.ts';
import type { AskException, ExceptionAnswer } from '../../shared.ts';
import { useConsentsAfresh } from '../queries.ts';

const queryKey = ['rights', 'exceptions'];

/** What the leads oversee: every exception that was asked for, also of records they cannot open. */
export function useExceptions(asked: boolean) {
  const queries = useQueryClient();
  const afresh = () => queries.invalidateQueries({ queryKey });
  useLive(['exception.changed'], () => void (asked && afresh()));
  const found = useQuery({
    queryKey,
    queryFn: () => call<{ exceptions: ExceptionAnswer[] }>('GET', '/desk/api/exceptions'),
    select: ({ exceptions }) => exceptions,
    enabled: asked,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const decide = useMutation({
    mutationFn: ({ id, ...said }: { id: string; decision: 'approved' | 'declined'; reason: string }) =>
      call('POST', `/desk/api/exceptions/${id}/decide`, said),
    onSettled: afresh,
  });
  return { found, decide };
}

/** Asks that something may leave a record without a consent. */
export function useAskException(dossier: string) {
  const afresh = useConsentsAfresh(dossier);
  return useMutation({
    mutationFn: (body: Omit<AskException, 'id'>) => call('POST', `/desk/api/dossiers/${dossier}/exceptions`, body),
    onSettled: afresh,
  });
}
