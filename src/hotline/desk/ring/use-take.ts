import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call, useSentence } from '#desk/parts.ts';
import { wantPen } from '../editor/use-first-focus.ts';
import { keys } from '../queries.ts';
import { useRingsAfresh } from './use-rings.ts';

export type Taken = { id: string; number: string };
export type Taking = { ring: string; again?: string | undefined; callBy?: Date | undefined };

const takenHere = new Set<string>();

/** Whether this window took the call; one that goes without it was taken by a colleague, or missed. */
export function wasTakenHere(ring: string): boolean {
  return takenHere.has(ring);
}

/** Takes a call into a new contact, or (`again`) into the one that broke off; with `callBy` and the promise to call back. */
export async function takeRing({ ring, again, callBy }: Taking): Promise<Taken> {
  takenHere.add(ring);
  try {
    const body = { again: again ?? null, callBy: callBy?.toISOString() ?? null };
    return await call<Taken>('POST', `/desk/api/rings/${ring}/take`, body);
  } catch (error) {
    takenHere.delete(ring);
    throw error;
  }
}

/** Takes a call and opens its contact. What the server refuses is said in `sentence`. */
export function useTake() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const afresh = useRingsAfresh();
  const say = useSentence();
  const taking = useMutation({
    mutationFn: takeRing,
    onSuccess: async ({ id }) => {
      wantPen(id);
      void queries.invalidateQueries({ queryKey: keys.contact(id) });
      void queries.invalidateQueries({ queryKey: keys.contacts });
      await navigate({ to: '/contacts/$id', params: { id } });
    },
    onSettled: afresh,
  });
  return {
    take: (wanted: Taking) => !taking.isPending && taking.mutate(wanted),
    busy: taking.isPending,
    sentence: taking.error ? say(taking.error) : null,
  };
}
