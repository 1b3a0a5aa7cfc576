import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { WaitingAnswer } from '../../shared.ts';
import { useGathered } from '../use-gathered.ts';

/** The key of the queue, for asking again. */
const waitingKey = ['hotline', 'waiting'];

const facts = [
  'promise.changed',
  'contact.opened',
  'contact.changed',
  'contact.closed',
  'contact.reopened',
  'contact.danger',
  'alert.answered',
];

/** What waits for the asking person and her teams. */
export function useWaiting() {
  return useQuery({
    queryKey: waitingKey,
    queryFn: () => call<WaitingAnswer>('GET', '/desk/api/waiting'),
    staleTime: 60_000,
  });
}

/** Asks for the queue again when something in it changed. Stands once, with the rail. */
export function useWaitingLive(): void {
  const queries = useQueryClient();
  useGathered(facts, () => void queries.invalidateQueries({ queryKey: waitingKey }));
}
