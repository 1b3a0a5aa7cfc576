import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { NewTelephone, TelephonesAnswer } from '../../ring/answers.ts';
import { keys } from '../queries.ts';

const telephonesKey = [...keys.all, 'telephones'];

/** The telephone systems that may announce calls. */
export function useTelephones() {
  return useQuery({
    queryKey: telephonesKey,
    queryFn: () => call<TelephonesAnswer>('GET', '/desk/api/telephones'),
    select: ({ telephones }) => telephones,
  });
}

/** Connecting one, its secret in this answer and nowhere else; and disconnecting one, which holds at once. */
export function useTelephoneActs() {
  const queries = useQueryClient();
  const afresh = () => queries.invalidateQueries({ queryKey: telephonesKey });
  return {
    connect: useMutation({
      mutationFn: (line: string) => call<NewTelephone>('POST', '/desk/api/telephones', { line }),
      onSettled: afresh,
      gcTime: 0,
    }),
    disconnect: useMutation({
      mutationFn: (id: string) => call('DELETE', `/desk/api/telephones/${id}`),
      onSettled: afresh,
    }),
  };
}
