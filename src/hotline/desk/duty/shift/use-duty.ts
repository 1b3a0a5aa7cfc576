import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askedAtOpening, call, useLive } from '#desk/parts.ts';
import type { DutyAnswer, DutyLine, DutyMoved, DutyPost } from '../../../shared.ts';
import { useTrying } from '../../use-trying.ts';

const dutyKey = ['hotline', 'duty'];

/** Who is on duty, line by line. */
export function useDuty() {
  return useQuery({
    queryKey: dutyKey,
    queryFn: () => call<DutyAnswer>('GET', '/desk/api/duty'),
    meta: askedAtOpening,
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}

/** Asks again who is on duty when that changed. Stands once, in the top bar. */
export function useDutyLive(): void {
  const queries = useQueryClient();
  useLive(['duty.changed', 'line.changed'], () => void queries.invalidateQueries({ queryKey: dutyKey }));
}

type Act = { what: 'take' | 'leave' | 'away' | 'back'; line: string; post?: DutyPost | null; from?: string };

/** Taking a post, leaving it, going away, coming back. `moved`: how many promises fell to the line by it. */
export function useDutyActs() {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ what, ...body }: Act) => call<DutyMoved | undefined>('POST', `/desk/api/duty/${what}`, body),
    onSettled: () =>
      Promise.all(
        [dutyKey, ['hotline', 'waiting'], ['hotline', 'promises'], ['hotline', 'alerts']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  // Refusals are said beside the work, as with every act of the hotline.
  const act = useTrying()(async (input: Act) => void (await mutation.mutateAsync(input)));
  return {
    pending: mutation.isPending,
    moved: mutation.data?.moved ?? 0,
    take: (line: string, post: DutyPost, from?: string) =>
      void act({ what: 'take', line, post, ...(from === undefined ? {} : { from }) }),
    leave: (line: string, post: DutyPost | null) => void act({ what: 'leave', line, post }),
    away: (line: string) => void act({ what: 'away', line }),
    back: (line: string) => void act({ what: 'back', line }),
  };
}

export type DutyActs = ReturnType<typeof useDutyActs>;

/** The line the one key takes over: one that is open and held by nobody, else the first this person may answer and does not. */
export function lineToTake(lines: readonly DutyLine[], me: string): DutyLine | undefined {
  const able = lines.filter(
    ({ can, posts }) => can.operator && !posts.some(({ account, post }) => account === me && post === 'operator'),
  );
  return able.find(({ open, held }) => open && !held) ?? able[0];
}

/** The lines somebody answers now, and whether she is away from any. */
export function myLines(lines: readonly DutyLine[], me: string): { on: DutyLine[]; away: boolean } {
  const on = lines.filter(({ posts }) => posts.some(({ account }) => account === me));
  const away = on.some(({ posts }) => posts.some(({ account, awaySince }) => account === me && awaySince !== null));
  return { on, away };
}
