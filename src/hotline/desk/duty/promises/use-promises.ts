import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useLive, useWords } from '#desk/parts.ts';
import type { NewPromise, PromiseAnswer } from '#tasks/shared.ts';
import { keys } from '../../queries.ts';
import { useTrying } from '../../use-trying.ts';

const place = '/desk/api/promises';
const keyOf = (contact: string) => [...keys.all, 'promises', contact];

/** What was promised about one contact, open ones first. Every reading is noted, so it is asked again only when told. */
export function usePromises(contact: string) {
  const queries = useQueryClient();
  useLive(['promise.changed'], ({ id }) => {
    if (id === contact) void queries.invalidateQueries({ queryKey: keyOf(contact) });
  });
  return useQuery({
    queryKey: keyOf(contact),
    queryFn: () => call<{ promises: PromiseAnswer[] }>('GET', `/desk/api/contacts/${contact}/promises`),
    select: ({ promises }) => promises.toSorted((a, b) => Number(a.ending !== null) - Number(b.ending !== null)),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
}

type Kept = Pick<PromiseAnswer, 'id' | 'kind'>;
type Movable = Pick<PromiseAnswer, 'id' | 'version' | 'due' | 'owner'>;
type Change = { due?: string | null; owner?: string | null; reason?: string };

export type PromiseActs = {
  make: (contact: string, promise: NewPromise) => Promise<void>;
  /** Done, or no longer needed; ten seconds to take it back, as with every act here but `make`. */
  end: (promise: Kept, how: 'keep' | 'withdraw') => Promise<void>;
  move: (promise: Movable, due: Date | null, reason: string) => Promise<void>;
  /** To a colleague on duty, or (null) to the line; `says` is what the toast tells. */
  give: (promise: Movable, owner: string | null, says: string) => Promise<void>;
};

/** What can be done with promises. Refusals are said beside the work; `make` and `move` leave them to their forms. */
export function usePromiseActs(): PromiseActs {
  const { t } = useWords();
  const trying = useTrying();
  const afresh = useAfresh();
  const change = async (id: string, basedOn: number, what: Change) => {
    const { version } = await call<{ version: number }>('PUT', `${place}/${id}`, { basedOn, ...what });
    await afresh();
    return version;
  };
  const back = trying(async (id: string, basedOn: number, what: Change) => void (await change(id, basedOn, what)));
  const reopen = trying(async (id: string) => {
    await call('DELETE', `${place}/${id}/ending`);
    await afresh();
  });
  return {
    async make(contact, promise) {
      await call('POST', `/desk/api/contacts/${contact}/promises`, promise);
      await afresh();
    },
    end: trying(async ({ id, kind }: Kept, how: 'keep' | 'withdraw') => {
      await call('POST', `${place}/${id}/${how}`, {});
      offerUndo({
        text: t(`hotline.duty.promise.${how}.done`, { what: t(`tasks.kind.${kind}`) }),
        undo: () => reopen(id),
      });
      await afresh();
    }),
    async move(promise, due, reason) {
      const version = await change(promise.id, promise.version, { due: due?.toISOString() ?? null, reason });
      const before = { due: promise.due, reason: t('hotline.duty.promise.move.undone') };
      offerUndo({ text: t('hotline.duty.promise.move.done'), undo: () => back(promise.id, version, before) });
    },
    give: trying(async (promise: Movable, owner: string | null, says: string) => {
      const version = await change(promise.id, promise.version, { owner });
      offerUndo({ text: says, undo: () => back(promise.id, version, { owner: promise.owner }) });
    }),
  };
}

/** Asks again for what a promise shows in: everything of the hotline but contacts, whose every reading is noted. */
function useAfresh(): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({ queryKey: keys.all, predicate: ({ queryKey }) => queryKey[1] !== 'contact' });
}
