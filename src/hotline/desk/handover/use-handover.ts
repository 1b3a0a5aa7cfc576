import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#desk/parts.ts';
import type { HandoverAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';
import { useGathered } from '../use-gathered.ts';
import { useTrying } from '../use-trying.ts';

const keyOf = (line: string) => [...keys.all, 'handover', line];
const facts = [
  'handover.written',
  'handover.read',
  'promise.changed',
  'duty.changed',
  'contact.closed',
  'contact.reopened',
  'contact.danger',
  'alert.answered',
];

/** Everything a line hands over, asked again when it changes: the page shows what is true when it is confirmed. */
export function useHandover(line: string) {
  const queries = useQueryClient();
  useGathered(facts, () => void queries.invalidateQueries({ queryKey: keyOf(line) }));
  return useQuery({
    queryKey: keyOf(line),
    queryFn: () => call<HandoverAnswer>('GET', `/desk/api/lines/${line}/handover`),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

export type HandoverActs = {
  /** Hands the line over with a note; answers whether it was kept. */
  write: (note: string) => Promise<boolean>;
  confirm: (id: string) => Promise<void>;
  /** How many promises became mine by confirming; null while nothing was confirmed here. */
  taken: number | null;
};

/** Writing a handover and confirming that one was read. */
export function useHandoverActs(line: string): HandoverActs {
  const queries = useQueryClient();
  const trying = useTrying();
  const [taken, setTaken] = useState<number | null>(null);
  const afresh = () =>
    queries.invalidateQueries({ queryKey: keys.all, predicate: ({ queryKey }) => queryKey[1] !== 'contact' });
  return {
    taken,
    async write(note) {
      let kept = false;
      await trying(async () => {
        await call('POST', '/desk/api/handovers', { line, note });
        kept = true;
        await afresh();
      })();
      return kept;
    },
    confirm: trying(async (id: string) => {
      const answer = await call<{ taken: number }>('POST', `/desk/api/handovers/${id}/read`);
      setTaken(answer.taken);
      await afresh();
    }),
  };
}
