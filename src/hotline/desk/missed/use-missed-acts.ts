import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { KeepReason, RingRow } from '../../ring/answers.ts';
import { keys } from '../queries.ts';
import { useRingsAfresh } from '../ring/use-rings.ts';
import { takeRing } from '../ring/use-take.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** What a contact opened from a call nobody took begins with: the one that broke off, or a promise to call by then. */
export type Opening = { again?: string | undefined; callBy?: Date | undefined };
export type Keeping = { days: number; reason: KeepReason };

/** Opens a contact from a call nobody took; where her rule allows it, with a promise to call back. */
export function useOpenMissed(ring: RingRow) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const afresh = useRingsAfresh();
  return useMutation({
    mutationFn: (opening: Opening) => takeRing({ ring: ring.id, ...opening }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: keys.contact(id) });
      await navigate({ to: '/contacts/$id', params: { id } });
    },
    onSettled: afresh,
  });
}

/** By when one calls back: within the hour where the rule allows it now, else when it next does. */
export function callBackBy(next: string | null): Date {
  return next === null ? new Date(now().getTime() + hourMs) : new Date(next);
}

/** Keeping a number longer, no longer, and deleting it at once. Only the last cannot be taken back. */
export function useMissedActs(ring: RingRow) {
  const { t } = useWords();
  const afresh = useRingsAfresh();
  const place = `/desk/api/rings/${ring.id}`;
  const keep = (keeping: Keeping) => call('POST', `${place}/keep`, keeping);
  const free = () => call('DELETE', `${place}/keep`);
  const back = (undo: () => Promise<unknown>) => () => undo().finally(afresh);
  return {
    keep: useMutation({
      mutationFn: keep,
      onSuccess: () => offerUndo({ text: t('hotline.missed.keep.done'), undo: back(free) }),
      onSettled: afresh,
    }),
    free: useMutation({
      mutationFn: free,
      onSuccess: () => {
        const days = Math.max(1, Math.ceil((Date.parse(ring.goneAt) - now().getTime()) / dayMs));
        const keeping = { days, reason: (ring.kept?.reason ?? 'other') as KeepReason };
        offerUndo({ text: t('hotline.missed.free.done'), undo: back(() => keep(keeping)) });
      },
      onSettled: afresh,
    }),
    letGo: useMutation({ mutationFn: () => call('DELETE', place), onSettled: afresh }),
  };
}
