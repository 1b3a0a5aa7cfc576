import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, useLive } from '#desk/parts.ts';
import type { WaitingAnswer } from '../../shared.ts';

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
/** Reading the queue is noted, and writing tells of itself every two seconds: what comes close together is asked once. */
const gatherMs = 1_500;

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
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(facts, () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: waitingKey });
    }, gatherMs);
  });
}
