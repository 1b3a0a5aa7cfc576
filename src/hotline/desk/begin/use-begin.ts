import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Line } from '../../shared.ts';
import { useDuty } from '../duty/shift/use-duty.ts';
import { keys, useLines, useMyself } from '../queries.ts';
import { useTrying } from '../use-trying.ts';
import { ask, beginContact, onceAtATime, type Beginning } from './begin.ts';

/** The lines a new contact may be on: those one is on duty for, and all of them for somebody who is on none. */
export function useOwnLines(): Line[] {
  const { data: lines = [] } = useLines();
  const { data: duty } = useDuty();
  const me = useMyself()?.id;
  const held = (id: string) =>
    duty?.lines.some(({ line, posts }) => line === id && posts.some(({ account }) => account === me));
  const own = lines.filter(({ id }) => held(id));
  return own.length > 0 ? own : lines;
}

/**
 * Begins a contact and opens its editor; a key pressed again meanwhile, because nothing seemed to happen, begins no
 * second one. `now` needs no question where there is one line.
 */
export function useBegin(): { now: () => void; begin: (beginning: Beginning) => Promise<void> } {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const trying = useTrying();
  const lines = useOwnLines();
  const begin = trying((beginning: Beginning) =>
    onceAtATime(async () => {
      ask(null);
      const { id } = await beginContact(beginning);
      void queries.invalidateQueries({ queryKey: keys.contacts });
      await navigate({ to: '/contacts/$id', params: { id } });
    }),
  );
  const [only] = lines;
  return { begin, now: () => (lines.length === 1 && only ? void begin({ line: only.id }) : ask('line')) };
}
